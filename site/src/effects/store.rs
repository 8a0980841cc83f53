//! IndexedDB: texts under keys, in a few shelves.
//!
//! What is told to be stored is on the disk: transactions are asked to be strict where a browser knows the word.

use std::cell::RefCell;

use gloo::utils::window;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

const NAME: &str = "bangfu";
/// A store of version 1 lacks the receipts, one of version 2 the roster in work, one of version 3 the journal.
const VERSION: u32 = 4;

/// A shelf of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Drafts, whole, by document id; under `<id>/` what is kept beside one.
    Drafts,
    /// Who writes a draft, by its id; under `<id>/` what was done to it since it was written whole.
    Journal,
    /// Encrypted key files by kid.
    Keys,
    /// Rosters by the kid of their pinned root.
    Rosters,
    /// Receipts this computer issued, by id and revision.
    Receipts,
    /// The roster somebody has in work.
    RosterWork,
}

impl Shelf {
    const ALL: [Shelf; 6] = [
        Shelf::Drafts,
        Shelf::Journal,
        Shelf::Keys,
        Shelf::Rosters,
        Shelf::Receipts,
        Shelf::RosterWork,
    ];

    fn name(self) -> &'static str {
        match self {
            Shelf::Drafts => "drafts",
            Shelf::Journal => "journal",
            Shelf::Keys => "keys",
            Shelf::Rosters => "rosters",
            Shelf::Receipts => "receipts",
            Shelf::RosterWork => "roster-work",
        }
    }
}

/// The browser does not store, or not now: blocked, full, or in use by another version of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

impl From<JsValue> for Refused {
    fn from(_: JsValue) -> Refused {
        Refused
    }
}

thread_local! {
    /// Stays open, so that what is written as a page goes away needs to wait for nothing.
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

async fn database() -> Result<IdbDatabase, Refused> {
    if let Some(open) = OPEN.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let request = window()
        .indexed_db()?
        .ok_or(Refused)?
        .open_with_u32(NAME, VERSION)?;
    let upgrade = {
        let request = request.clone();
        Closure::once(move || {
            let database = request.result().ok().and_then(|made| made.dyn_into().ok());
            let database: Option<IdbDatabase> = database;
            for (database, shelf) in database
                .iter()
                .flat_map(|made| Shelf::ALL.map(|shelf| (made, shelf)))
            {
                // One that is there already stays; a shelf that cannot be made shows at its first use, where the
                // person is told.
                let _ = database.create_object_store(shelf.name());
            }
        })
    };
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let told = told(|tell| {
        hear_answer(&request, tell);
        request.set_onblocked(Some(tell));
    });
    match event(told).await.as_deref() {
        Some("success") => adopt(&request),
        Some("blocked") => {
            // An older version of the page holds the store in another tab. It is ours once that tab lets go.
            let told = self::told(|tell| hear_answer(&request, tell));
            spawn_local(async move {
                if event(told).await.as_deref() == Some("success") {
                    let _ = adopt(&request);
                }
                drop(upgrade);
            });
            Err(Refused)
        }
        _ => Err(Refused),
    }
}

/// Keeps an open database until the browser, or a newer version of the page, wants it closed.
fn adopt(request: &IdbOpenDbRequest) -> Result<IdbDatabase, Refused> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let close =
        Closure::<dyn FnMut()>::new(|| OPEN.take().iter().for_each(IdbDatabase::close)).into_js_value();
    database.set_onversionchange(Some(close.unchecked_ref()));
    database.set_onclose(Some(close.unchecked_ref()));
    OPEN.set(Some(database.clone()));
    Ok(database)
}

/// Whether the browser stores at all.
pub async fn is_there() -> bool {
    database().await.is_ok()
}

/// Asks the browser not to clear the store when it wants room. Whatever it answers changes nothing here.
pub fn ask_to_stay() {
    if let Ok(asked) = window().navigator().storage().persist() {
        spawn_local(async move { drop(JsFuture::from(asked).await) });
    }
}

/// A promise of the first event that is told.
fn told(mut listen: impl FnMut(&Function)) -> Promise {
    Promise::new(&mut |tell, _| listen(&tell))
}

/// The name of the event.
async fn event(told: Promise) -> Option<String> {
    let event: Event = JsFuture::from(told).await.ok()?.dyn_into().ok()?;
    Some(event.type_())
}

fn hear_answer(request: &IdbRequest, tell: &Function) {
    request.set_onsuccess(Some(tell));
    request.set_onerror(Some(tell));
}

/// The answer to a request that has just been made.
fn answer(request: IdbRequest) -> impl Future<Output = Result<JsValue, Refused>> {
    let told = told(|tell| hear_answer(&request, tell));
    async move {
        match event(told).await.as_deref() {
            Some("success") => Ok(request.result()?),
            _ => Err(Refused),
        }
    }
}

/// Texts that are read, and changed, together; what was not done to its end is not done at all.
pub struct Deal {
    transaction: IdbTransaction,
    over: Promise,
}

impl Deal {
    /// A deal that only reads.
    pub async fn reading(shelves: &[Shelf]) -> Result<Deal, Refused> {
        Deal::of(shelves, "readonly").await
    }

    /// A deal that may write.
    pub async fn writing(shelves: &[Shelf]) -> Result<Deal, Refused> {
        Deal::of(shelves, "readwrite").await
    }

    async fn of(shelves: &[Shelf], mode: &str) -> Result<Deal, Refused> {
        let database = database().await?;
        let names: Array = shelves
            .iter()
            .map(|shelf| JsValue::from_str(shelf.name()))
            .collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&database, &"transaction".into())?.dyn_into()?;
        let transaction = begin.call3(&database, &names, &mode.into(), &options)?;
        let transaction: IdbTransaction = transaction.dyn_into()?;
        let over = told(|tell| {
            transaction.set_oncomplete(Some(tell));
            transaction.set_onabort(Some(tell));
        });
        Ok(Deal { transaction, over })
    }

    fn shelf(&self, shelf: Shelf) -> Result<IdbObjectStore, Refused> {
        Ok(self.transaction.object_store(shelf.name())?)
    }

    /// Puts a text under a key.
    pub fn put(&self, shelf: Shelf, key: &str, text: &str) -> Result<(), Refused> {
        self.shelf(shelf)?.put_with_key(&text.into(), &key.into())?;
        Ok(())
    }

    /// Puts a text under a key that is free; where it is taken, nothing of the deal is done.
    pub fn add(&self, shelf: Shelf, key: &str, text: &str) -> Result<(), Refused> {
        self.shelf(shelf)?.add_with_key(&text.into(), &key.into())?;
        Ok(())
    }

    /// Takes away the text under a key, and those under `<key>/`.
    pub fn remove(&self, shelf: Shelf, key: &str) -> Result<(), Refused> {
        self.shelf(shelf)?.delete(&key.into())?;
        self.remove_below(shelf, key)
    }

    /// Takes away the texts under `<key>/`.
    pub fn remove_below(&self, shelf: Shelf, key: &str) -> Result<(), Refused> {
        self.shelf(shelf)?.delete(&below(key)?)?;
        Ok(())
    }

    /// Takes away everything on a shelf.
    pub fn clear(&self, shelf: Shelf) -> Result<(), Refused> {
        self.shelf(shelf)?.clear()?;
        Ok(())
    }

    /// Asks for the text under a key.
    pub fn get(
        &self,
        shelf: Shelf,
        key: &str,
    ) -> Result<impl Future<Output = Result<Option<String>, Refused>> + use<>, Refused> {
        let found = answer(self.shelf(shelf)?.get(&key.into())?);
        Ok(async { Ok(found.await?.as_string()) })
    }

    /// The texts under `<key>/`, or all of the shelf, with their keys, in the order of these.
    pub async fn list(&self, shelf: Shelf, key: Option<&str>) -> Result<Vec<(String, String)>, Refused> {
        let range = key.map_or(Ok(JsValue::UNDEFINED), below)?;
        let shelf = self.shelf(shelf)?;
        let keys = answer(shelf.get_all_keys_with_key(&range)?);
        let texts = answer(shelf.get_all_with_key(&range)?);
        let keys: Array = keys.await?.dyn_into()?;
        let texts: Array = texts.await?.dyn_into()?;
        let pairs = keys.iter().zip(texts.iter());
        Ok(pairs
            .filter_map(|(key, text)| key.as_string().zip(text.as_string()))
            .collect())
    }

    /// Hands everything to the browser at once, for a page that may be gone before the next answer.
    #[expect(deprecated, reason = "left out of one edition of the standard, and in again")]
    pub fn hand_over(&self) {
        // A browser that does not know this finishes by itself a moment later.
        let _ = self.transaction.commit();
    }

    /// Waits until everything is done.
    pub async fn done(self) -> Result<(), Refused> {
        match event(self.over.clone()).await.as_deref() {
            Some("complete") => Ok(()),
            _ => Err(Refused),
        }
    }
}

impl Drop for Deal {
    fn drop(&mut self) {
        // One that is over cannot be broken off any more, and says so.
        let _ = self.transaction.abort();
    }
}

/// The keys under `<key>/`.
fn below(key: &str) -> Result<JsValue, Refused> {
    let (first, behind) = (format!("{key}/"), format!("{key}0"));
    let range =
        IdbKeyRange::bound_with_lower_open_and_upper_open(&first.into(), &behind.into(), false, true)?;
    Ok(range.into())
}

/// Puts a text under a key.
pub async fn put(shelf: Shelf, key: &str, text: &str) -> Result<(), Refused> {
    let deal = Deal::writing(&[shelf]).await?;
    deal.put(shelf, key, text)?;
    deal.done().await
}

/// The text under a key.
pub async fn get(shelf: Shelf, key: &str) -> Result<Option<String>, Refused> {
    Deal::reading(&[shelf]).await?.get(shelf, key)?.await
}

/// Every text of a shelf.
pub async fn all(shelf: Shelf) -> Result<Vec<String>, Refused> {
    let listed = Deal::reading(&[shelf]).await?.list(shelf, None).await?;
    Ok(listed.into_iter().map(|(_, text)| text).collect())
}

/// Takes a text away, and what is kept under `<key>/`.
pub async fn remove(shelf: Shelf, key: &str) -> Result<(), Refused> {
    let deal = Deal::writing(&[shelf]).await?;
    deal.remove(shelf, key)?;
    deal.done().await
}
