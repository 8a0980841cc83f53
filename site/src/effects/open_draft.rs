//! Opening a draft, or a blank filing where there is none.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use bangfu_api::{Library, Session, blank, resume};
use gloo::timers::future::sleep;

use super::drafts::{self, Draft};
use super::journal::{self, Journal, Kept, Refusal};
use super::lock::{self, Lock, Right};
use super::store::{self, Shelf};
use super::{clock, packs, random};
use crate::words;

/// What the tab a draft is taken from has to write what was done in it last.
const LAST_WORDS: Duration = Duration::from_millis(150);

/// A filing opened for editing.
pub struct OpenedDraft {
    /// The pack it is checked with.
    pub library: Rc<Library>,
    /// The session.
    pub session: Session,
    /// Its place in the store.
    pub hold: Hold,
}

/// What an open draft has of the store.
pub struct Hold {
    /// The journal its edits go to.
    pub journal: Journal,
    /// The lock; none in a browser without, and none where another tab has the draft.
    pub lock: RefCell<Option<Lock>>,
    /// What may be done.
    pub stand: Stand,
    /// Edits of the journal that could not be read or made.
    pub unread: usize,
    /// Places changed since the last backup file.
    pub changes: Cell<u32>,
}

/// What may be done with a draft that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It is written here.
    Ours,
    /// It would be, but the browser does not store.
    NotStored,
    /// Another tab writes it.
    Others,
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

/// Opens the filing; `take` takes it from a tab that has it.
///
/// # Errors
/// A sentence that says what to do.
pub async fn open_draft(pack: &str, form: &str, wanted: &Wanted, take: bool) -> Result<OpenedDraft, String> {
    let form = format!("{pack}/{form}");
    let library = packs::library(&form).await?;
    let (draft, year) = match wanted {
        Wanted::Newest(year) => (drafts::newest(&form, *year).await.map(|draft| draft.id), *year),
        Wanted::Blank(year) => (None, *year),
        Wanted::Draft(draft) => (Some(draft.clone()), 0),
    };
    match draft {
        Some(draft) => open_known(library, &draft, take).await,
        None => {
            let text = blank(&library, &form, year, random::bytes()?).map_err(|problem| problem.text)?;
            let session = resume(&library, &text, clock::today()).map_err(|problem| problem.text)?;
            let id = &session.inner().filing().id;
            let lock = lock::ask(id, true).await.lock();
            let stored = store::is_there().await;
            let hold = Hold {
                journal: Journal::new(id),
                lock: RefCell::new(lock),
                stand: if stored { Stand::Ours } else { Stand::NotStored },
                unread: 0,
                changes: Cell::default(),
            };
            Ok(OpenedDraft {
                library,
                session,
                hold,
            })
        }
    }
}

async fn open_known(library: Rc<Library>, id: &str, take: bool) -> Result<OpenedDraft, String> {
    let right = lock::ask(id, take).await;
    if take {
        sleep(LAST_WORDS).await;
    }
    let (journal, stored, mut stand) = match &right {
        Right::Others => (
            Journal::new(id),
            journal::look(id).await.ok().flatten(),
            Stand::Others,
        ),
        Right::Ours(_) => match Journal::claim(id).await {
            Ok(Some((journal, kept))) => (journal, Some(kept), Stand::Ours),
            Ok(None) => (Journal::new(id), None, Stand::Ours),
            Err(_) => (Journal::new(id), None, Stand::NotStored),
        },
    };
    let is_newer = |unsaved: &Draft| {
        stored
            .as_ref()
            .is_none_or(|stored| unsaved.saved >= stored.draft.saved)
    };
    let kept = match drafts::unsaved(id).filter(is_newer) {
        Some(unsaved) => {
            journal.doubt();
            Some(Kept::unsaved(unsaved))
        }
        None => stored,
    };
    let kept = kept.ok_or(words::NO_SUCH_DRAFT)?;
    let (session, unread) = replay(&library, &kept)?;
    if stand == Stand::Ours {
        match write_into(&journal, &session, &kept, unread).await {
            Ok(()) => drafts::forget(id),
            Err(_) => {
                journal.doubt();
                stand = Stand::NotStored;
            }
        }
    }
    Ok(OpenedDraft {
        library,
        session,
        hold: Hold {
            journal,
            lock: RefCell::new(right.lock()),
            stand,
            unread,
            changes: Cell::new(kept.draft.changes),
        },
    })
}

/// The text of a draft of the form `<pack>/<form>`, as it stands.
///
/// # Errors
/// A sentence that says what to do.
pub async fn read_draft(form: &str, id: &str) -> Result<String, String> {
    let library = packs::library(form).await?;
    let kept = drafts::get(id).await.ok_or(words::NO_SUCH_DRAFT)?;
    let (session, _) = replay(&library, &kept)?;
    Ok(session.text())
}

/// Reads a draft, with everything that was done to it; how many edits could not be read or made.
fn replay(library: &Library, kept: &Kept) -> Result<(Session, usize), String> {
    let mut session = resume(library, &kept.draft.text, clock::today()).map_err(|problem| problem.text)?;
    let mut unread = 0;
    for batch in &kept.batches {
        match batch {
            None => unread += 1,
            Some(batch) => {
                let failed = batch.edits.iter().filter(|edit| session.redo(edit).is_err());
                unread += failed.count();
            }
        }
    }
    Ok((session, unread))
}

/// Writes what a journal holds into its draft. What could not be read of it is put aside before, as it is.
async fn write_into(journal: &Journal, session: &Session, kept: &Kept, unread: usize) -> Result<(), Refusal> {
    if unread > 0 {
        let place = format!("{}/unread/{}", kept.draft.id, journal.name());
        store::put(Shelf::Drafts, &place, &kept.aside()).await?;
    }
    if kept.batches.is_empty() && !journal.wants_whole() {
        return Ok(());
    }
    let draft = Draft {
        saved: kept.draft.saved.clone(),
        changes: kept.draft.changes,
        ..Draft::of(session.inner().filing(), session.text())
    };
    journal.write_whole(&draft, session.beyond_text()).await
}
