//! Drafts: in IndexedDB, and in memory what is not there yet.
//!
//! A browser that refuses to store loses nothing before the tab is closed, and the person is told in time to save a
//! backup file. Where the page hands over to its other module, a draft the store refused goes into the tab's own storage
//! for the way. While a draft is open, its journal takes what is done to it (`journal.rs`).

use std::cell::RefCell;

use bangfu_api::canon;
use bangfu_api::model::Value;
use bangfu_api::rules::Filing;
use gloo::storage::{SessionStorage, Storage};

use super::journal::{self, Kept};
use super::store::{self, Deal, Shelf};
use super::{clock, lock, normal};
use crate::words;

/// A draft of a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Id of the document.
    pub id: String,
    /// `<pack>/<form>`
    pub form: String,
    /// Title of the form.
    pub title: String,
    /// The year it is for.
    pub year: i32,
    /// Who files, as far as answered.
    pub filer: String,
    /// When it was saved last: an instant in Beijing time.
    pub saved: String,
    /// Places changed since the last backup file.
    pub changes: u32,
    /// The unsigned file.
    pub text: String,
}

impl Draft {
    /// The draft of a filing as of now; `text` is the unsigned file.
    pub fn of(filing: &Filing, text: String) -> Draft {
        Draft {
            id: filing.id.clone(),
            form: filing.form.id.clone(),
            title: filing.title.clone(),
            year: year_of(filing),
            filer: filer_of(filing),
            saved: clock::now().to_string(),
            changes: 0,
            text,
        }
    }

    /// As it lies in the store.
    pub fn write(&self) -> String {
        let value = Value::record([
            ("id", self.id.as_str().into()),
            ("form", self.form.as_str().into()),
            ("title", self.title.as_str().into()),
            ("year", i64::from(self.year).into()),
            ("filer", self.filer.as_str().into()),
            ("saved", self.saved.as_str().into()),
            ("changes", i64::from(self.changes).into()),
            ("text", self.text.as_str().into()),
        ]);
        String::from_utf8_lossy(&canon::canonical(&value)).into_owned()
    }

    /// `None` for what another version of the page may have stored. Until version 3 no changes were counted.
    pub fn read(text: &str) -> Option<Draft> {
        let value = normal::parse(text).ok()?;
        let word = |name: &str| value.get(name).and_then(Value::as_text).map(str::to_owned);
        let changes = value.get("changes").and_then(Value::as_integer);
        Some(Draft {
            id: word("id")?,
            form: word("form")?,
            title: word("title")?,
            year: value
                .get("year")
                .and_then(Value::as_integer)
                .and_then(|year| i32::try_from(year).ok())?,
            filer: word("filer")?,
            saved: word("saved")?,
            changes: changes
                .and_then(|count| count.try_into().ok())
                .unwrap_or_default(),
            text: word("text")?,
        })
    }
}

/// The year a filing is for.
pub fn year_of(filing: &Filing) -> i32 {
    let year = filing.period.from.get(..4).and_then(|year| year.parse().ok());
    year.unwrap_or_default()
}

/// Who files, as far as answered.
pub fn filer_of(filing: &Filing) -> String {
    let first = filing.parties.first();
    first.map(|party| party.name.clone()).unwrap_or_default()
}

thread_local! {
    /// Drafts the store does not hold as they are.
    static UNSAVED: RefCell<Vec<Draft>> = const { RefCell::new(Vec::new()) };
}

/// A draft the store does not hold as it is.
pub fn unsaved(id: &str) -> Option<Draft> {
    let held = UNSAVED.with_borrow(|held| held.iter().find(|held| held.id == id).cloned());
    held.or_else(|| {
        let text = SessionStorage::raw().get_item(id).ok().flatten();
        let draft = text.as_deref().and_then(Draft::read);
        draft.iter().cloned().for_each(remember);
        draft
    })
}

/// Lets go of what is in memory of a draft.
pub fn forget(id: &str) {
    UNSAVED.with_borrow_mut(|held| held.retain(|held| held.id != id));
    SessionStorage::delete(id);
}

/// Keeps a draft in memory until the store has it.
pub fn remember(draft: Draft) {
    UNSAVED.with_borrow_mut(|held| {
        held.retain(|held| held.id != draft.id);
        held.push(draft);
    });
}

/// Writes a draft that is in memory to the store, whole.
///
/// # Errors
/// A sentence that says what to do, when the browser does not store.
pub async fn persist(id: &str) -> Result<(), String> {
    let Some(draft) = unsaved(id) else { return Ok(()) };
    let put = journal::put_whole(&draft).await;
    put.map_err(|_| words::NOT_STORED.to_owned())?;
    if unsaved(id).as_ref() == Some(&draft) {
        forget(id);
    }
    Ok(())
}

/// Brings every draft in memory to where the next page finds it: the store, or the tab's own storage.
///
/// # Errors
/// A sentence, when neither takes it: the page must not be left before a backup file is saved.
pub async fn settle() -> Result<(), String> {
    for draft in UNSAVED.with_borrow(Clone::clone) {
        if persist(&draft.id).await.is_err() {
            let kept = SessionStorage::raw().set_item(&draft.id, &draft.write());
            kept.map_err(|_| words::NOT_STORED.to_owned())?;
        }
    }
    Ok(())
}

/// One draft, with what was done to it since it was written whole.
pub async fn get(id: &str) -> Option<Kept> {
    match unsaved(id) {
        Some(draft) => Some(Kept::unsaved(draft)),
        None => journal::look(id).await.ok().flatten(),
    }
}

/// All drafts, the newest first; those in memory where the store does not answer.
pub async fn all() -> Vec<Draft> {
    let stored = journal::all().await.unwrap_or_default();
    let mut drafts: Vec<Draft> = Vec::new();
    for draft in UNSAVED.with_borrow(Clone::clone).into_iter().chain(stored) {
        if drafts.iter().all(|known| known.id != draft.id) {
            let place = drafts
                .iter()
                .take_while(|known| known.saved >= draft.saved)
                .count();
            drafts.insert(place, draft);
        }
    }
    drafts
}

/// The newest draft of a form for a year.
pub async fn newest(form: &str, year: i32) -> Option<Draft> {
    all()
        .await
        .into_iter()
        .find(|draft| draft.form == form && draft.year == year)
}

/// Keeps the signed revision a draft amends, so that what changes can be shown before anyone signs.
///
/// # Errors
/// A sentence that says what to do, when the browser does not store.
pub async fn keep_earlier(id: &str, text: &str) -> Result<(), String> {
    store::put(Shelf::Drafts, &earlier_key(id), text)
        .await
        .map_err(|_| words::NOT_STORED.to_owned())
}

/// The signed revision a draft amends, where this computer has it.
pub async fn earlier(id: &str) -> Option<String> {
    store::get(Shelf::Drafts, &earlier_key(id)).await.ok().flatten()
}

/// Beside the draft; what stands there is no draft and is passed over where drafts are listed.
fn earlier_key(id: &str) -> String {
    format!("{id}/earlier")
}

/// Deletes a draft. A tab in which it is open is told.
///
/// # Errors
/// A sentence, when the browser's store does not let go of it.
pub async fn delete(id: &str) -> Result<(), String> {
    forget(id);
    let removed = async {
        let deal = Deal::writing(&[Shelf::Drafts, Shelf::Journal]).await?;
        deal.remove(Shelf::Drafts, id)?;
        deal.remove(Shelf::Journal, id)?;
        deal.done().await
    };
    removed.await.map_err(|_| words::NOT_DELETED.to_owned())?;
    lock::ask(id, true).await;
    Ok(())
}

/// Deletes all drafts of this computer, those too that this version of the page cannot read.
///
/// # Errors
/// A sentence, when the browser's store does not let go of them.
pub async fn delete_all() -> Result<(), String> {
    let known = all().await;
    known.iter().for_each(|draft| forget(&draft.id));
    let removed = async {
        let deal = Deal::writing(&[Shelf::Drafts, Shelf::Journal]).await?;
        deal.clear(Shelf::Drafts)?;
        deal.clear(Shelf::Journal)?;
        deal.done().await
    };
    removed.await.map_err(|_| words::NOT_DELETED.to_owned())?;
    for draft in known {
        lock::ask(&draft.id, true).await;
    }
    Ok(())
}
