//! Opening a draft, or a blank filing where there is none.

use std::rc::Rc;

use bangfu_api::{Library, Session, blank, resume};

use super::{clock, drafts, packs, random};

/// A filing opened for editing.
pub struct OpenedDraft {
    /// The pack it is checked with.
    pub library: Rc<Library>,
    /// The session.
    pub session: Session,
}

/// Which filing of a form is meant.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// The newest draft of a year; a blank one where there is none.
    Newest(i32),
    /// A blank one for a year.
    Blank(i32),
    /// The draft with this id.
    Draft(String),
}

/// Opens the filing.
///
/// # Errors
/// A sentence that says what to do.
pub async fn open_draft(pack: &str, form: &str, wanted: &Wanted) -> Result<OpenedDraft, String> {
    let id = format!("{pack}/{form}");
    let library = packs::library(&id).await?;
    let (draft, year) = match wanted {
        Wanted::Newest(year) => (drafts::newest(&id, *year).await, *year),
        Wanted::Blank(year) => (None, *year),
        Wanted::Draft(draft) => (
            Some(drafts::get(draft).await.ok_or(crate::words::NO_SUCH_DRAFT)?),
            0,
        ),
    };
    let text = match draft {
        Some(draft) => draft.text,
        None => blank(&library, &id, year, random::bytes()?).map_err(|problem| problem.text)?,
    };
    let session = resume(&library, &text, clock::today()).map_err(|problem| problem.text)?;
    Ok(OpenedDraft { library, session })
}
