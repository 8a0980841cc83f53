//! Drafts: kept in memory while the page is open, and in IndexedDB behind it.
//!
//! Memory comes first, so a browser that refuses to store loses nothing before the tab is closed, and the person is
//! told in time to save a backup file. Where the page hands over to its other module, a draft the store refused goes
//! into the tab's own storage for the way.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use gloo::storage::{SessionStorage, Storage};
use serde::{Deserialize, Serialize};

use super::store::{self, Shelf};
use crate::words;

/// A draft of a filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The unsigned file.
    pub text: String,
}

thread_local! {
    static OPEN: RefCell<BTreeMap<String, Draft>> = const { RefCell::new(BTreeMap::new()) };
}

thread_local! {
    /// Drafts in memory that the store does not hold yet.
    static UNSAVED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Keeps a draft in memory.
pub fn remember(draft: Draft) {
    UNSAVED.with_borrow_mut(|unsaved| unsaved.insert(draft.id.clone()));
    OPEN.with_borrow_mut(|open| open.insert(draft.id.clone(), draft));
}

/// Writes a draft that is in memory to the store.
///
/// # Errors
/// A sentence that says what to do, when the browser does not store.
pub async fn persist(id: &str) -> Result<(), String> {
    let Some(draft) = OPEN.with_borrow(|open| open.get(id).cloned()) else {
        return Ok(());
    };
    let text = serde_json::to_string(&draft).map_err(|_| words::NOT_STORED.to_owned())?;
    store::put(Shelf::Drafts, id, &text)
        .await
        .map_err(|_| words::NOT_STORED.to_owned())?;
    UNSAVED.with_borrow_mut(|unsaved| unsaved.remove(id));
    SessionStorage::delete(id);
    Ok(())
}

/// Brings every draft in memory to where the next page finds it: the store, or the tab's own storage.
///
/// # Errors
/// A sentence, when neither takes it: the page must not be left before a backup file is saved.
pub async fn settle() -> Result<(), String> {
    for id in UNSAVED.with_borrow(|unsaved| unsaved.clone()) {
        if persist(&id).await.is_err() {
            let draft = OPEN.with_borrow(|open| open.get(&id).cloned());
            SessionStorage::set(&id, draft).map_err(|_| words::NOT_STORED.to_owned())?;
        }
    }
    Ok(())
}

/// One draft.
pub async fn get(id: &str) -> Option<Draft> {
    if let Some(draft) = OPEN.with_borrow(|open| open.get(id).cloned()) {
        return Some(draft);
    }
    if let Ok(draft) = SessionStorage::get::<Draft>(id) {
        remember(draft.clone());
        return Some(draft);
    }
    let text = store::get(Shelf::Drafts, id).await.ok().flatten()?;
    serde_json::from_str(&text).ok()
}

/// All drafts, the newest first; those in memory where the store does not answer.
pub async fn all() -> Vec<Draft> {
    let stored = store::all(Shelf::Drafts).await.unwrap_or_default();
    let mut drafts: BTreeMap<String, Draft> = stored
        .iter()
        .filter_map(|text| serde_json::from_str::<Draft>(text).ok())
        .map(|draft| (draft.id.clone(), draft))
        .collect();
    OPEN.with_borrow(|open| drafts.extend(open.clone()));
    let mut drafts: Vec<Draft> = drafts.into_values().collect();
    drafts.sort_by(|one, other| other.saved.cmp(&one.saved));
    drafts
}

/// The newest draft of a form for a year.
pub async fn newest(form: &str, year: i32) -> Option<Draft> {
    all()
        .await
        .into_iter()
        .find(|draft| draft.form == form && draft.year == year)
}

/// Deletes a draft.
///
/// # Errors
/// A sentence, when the browser's store does not let go of it.
pub async fn delete(id: &str) -> Result<(), String> {
    OPEN.with_borrow_mut(|open| open.remove(id));
    UNSAVED.with_borrow_mut(|unsaved| unsaved.remove(id));
    SessionStorage::delete(id);
    store::remove(Shelf::Drafts, id)
        .await
        .map_err(|_| words::NOT_DELETED.to_owned())
}
