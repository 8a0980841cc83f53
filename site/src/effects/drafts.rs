//! Drafts: kept in memory while the page is open, and in IndexedDB behind it.
//!
//! Memory comes first, so a browser that refuses to store loses nothing before the tab is closed, and the person is
//! told in time to save a backup file. Where the page hands over to its other module, a draft the store refused goes
//! into the tab's own storage for the way.

use std::cell::RefCell;

use bangfu_api::canon;
use bangfu_api::model::Value;
use bangfu_api::rules::Filing;
use gloo::storage::{SessionStorage, Storage};

use super::store::{self, Shelf};
use super::{clock, normal};
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
            filer: filing
                .parties
                .first()
                .map(|party| party.name.clone())
                .unwrap_or_default(),
            saved: clock::now().to_string(),
            text,
        }
    }

    fn write(&self) -> String {
        let value = Value::record([
            ("id", self.id.as_str().into()),
            ("form", self.form.as_str().into()),
            ("title", self.title.as_str().into()),
            ("year", i64::from(self.year).into()),
            ("filer", self.filer.as_str().into()),
            ("saved", self.saved.as_str().into()),
            ("text", self.text.as_str().into()),
        ]);
        String::from_utf8_lossy(&canon::canonical(&value)).into_owned()
    }

    /// `None` for what another version of the page may have stored.
    fn read(text: &str) -> Option<Draft> {
        let value = normal::parse(text).ok()?;
        let word = |name: &str| value.get(name).and_then(Value::as_text).map(str::to_owned);
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
            text: word("text")?,
        })
    }
}

/// The year a filing is for.
pub fn year_of(filing: &Filing) -> i32 {
    let year = filing.period.from.get(..4).and_then(|year| year.parse().ok());
    year.unwrap_or_default()
}

/// A draft in memory, and whether the store holds it as it is.
struct Held {
    draft: Draft,
    stored: bool,
}

thread_local! {
    static HELD: RefCell<Vec<Held>> = const { RefCell::new(Vec::new()) };
}

fn held(id: &str) -> Option<Draft> {
    HELD.with_borrow(|held| {
        held.iter()
            .find(|held| held.draft.id == id)
            .map(|held| held.draft.clone())
    })
}

fn forget(id: &str) {
    HELD.with_borrow_mut(|held| held.retain(|held| held.draft.id != id));
    SessionStorage::delete(id);
}

/// Keeps a draft in memory.
pub fn remember(draft: Draft) {
    HELD.with_borrow_mut(|held| {
        held.retain(|held| held.draft.id != draft.id);
        held.push(Held { draft, stored: false });
    });
}

/// Writes a draft that is in memory to the store.
///
/// # Errors
/// A sentence that says what to do, when the browser does not store.
pub async fn persist(id: &str) -> Result<(), String> {
    let Some(draft) = held(id) else { return Ok(()) };
    store::put(Shelf::Drafts, id, &draft.write())
        .await
        .map_err(|_| words::NOT_STORED.to_owned())?;
    HELD.with_borrow_mut(|held| {
        held.iter_mut()
            .filter(|held| held.draft == draft)
            .for_each(|held| held.stored = true)
    });
    SessionStorage::delete(id);
    Ok(())
}

/// Brings every draft in memory to where the next page finds it: the store, or the tab's own storage.
///
/// # Errors
/// A sentence, when neither takes it: the page must not be left before a backup file is saved.
pub async fn settle() -> Result<(), String> {
    let unsaved: Vec<Draft> = HELD.with_borrow(|held| {
        held.iter()
            .filter(|held| !held.stored)
            .map(|held| held.draft.clone())
            .collect()
    });
    for draft in unsaved {
        if persist(&draft.id).await.is_err() {
            let kept = SessionStorage::raw().set_item(&draft.id, &draft.write());
            kept.map_err(|_| words::NOT_STORED.to_owned())?;
        }
    }
    Ok(())
}

/// One draft.
pub async fn get(id: &str) -> Option<Draft> {
    if let Some(draft) = held(id) {
        return Some(draft);
    }
    if let Some(draft) = SessionStorage::raw()
        .get_item(id)
        .ok()
        .flatten()
        .as_deref()
        .and_then(Draft::read)
    {
        remember(draft.clone());
        return Some(draft);
    }
    Draft::read(&store::get(Shelf::Drafts, id).await.ok().flatten()?)
}

/// All drafts, the newest first; those in memory where the store does not answer.
pub async fn all() -> Vec<Draft> {
    let stored = store::all(Shelf::Drafts).await.unwrap_or_default();
    let held: Vec<Draft> = HELD.with_borrow(|held| held.iter().map(|held| held.draft.clone()).collect());
    let mut drafts: Vec<Draft> = Vec::new();
    for draft in held
        .into_iter()
        .chain(stored.iter().filter_map(|text| Draft::read(text)))
    {
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

/// Deletes a draft.
///
/// # Errors
/// A sentence, when the browser's store does not let go of it.
pub async fn delete(id: &str) -> Result<(), String> {
    forget(id);
    let removed = async {
        store::remove(Shelf::Drafts, &earlier_key(id)).await?;
        store::remove(Shelf::Drafts, id).await
    };
    removed.await.map_err(|_| words::NOT_DELETED.to_owned())
}
