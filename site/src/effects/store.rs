//! IndexedDB: texts under keys, in a few shelves.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use wasm_bindgen::JsValue;

const NAME: &str = "bangfu";
/// A store of version 1 lacks the receipts, one of version 2 the roster in work.
const VERSION: u32 = 3;

/// A shelf of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Drafts by document id.
    Drafts,
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
    const ALL: [Shelf; 5] = [
        Shelf::Drafts,
        Shelf::Keys,
        Shelf::Rosters,
        Shelf::Receipts,
        Shelf::RosterWork,
    ];

    fn name(self) -> &'static str {
        match self {
            Shelf::Drafts => "drafts",
            Shelf::Keys => "keys",
            Shelf::Rosters => "rosters",
            Shelf::Receipts => "receipts",
            Shelf::RosterWork => "roster-work",
        }
    }
}

async fn database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        for shelf in Shelf::ALL {
            // One that is there already stays; a shelf that cannot be made shows at its first use, where the person is told.
            let _ = database.create_object_store(shelf.name(), ObjectStoreParams::new());
        }
    });
    request.await
}

/// Puts a text under a key.
pub async fn put(shelf: Shelf, key: &str, text: &str) -> Result<(), Error> {
    let transaction = database()
        .await?
        .transaction(&[shelf.name()], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(shelf.name())?;
    store
        .put(&JsValue::from_str(text), Some(&JsValue::from_str(key)))?
        .await?;
    transaction.commit()?.await.map(drop)
}

/// The text under a key.
pub async fn get(shelf: Shelf, key: &str) -> Result<Option<String>, Error> {
    let transaction = database()
        .await?
        .transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
    let found = transaction
        .object_store(shelf.name())?
        .get(Query::Key(JsValue::from_str(key)))?
        .await?;
    Ok(found.and_then(|value| value.as_string()))
}

/// Every text of a shelf.
pub async fn all(shelf: Shelf) -> Result<Vec<String>, Error> {
    let transaction = database()
        .await?
        .transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
    let found = transaction
        .object_store(shelf.name())?
        .get_all(None, None)?
        .await?;
    Ok(found.iter().filter_map(JsValue::as_string).collect())
}

/// Takes a text away.
pub async fn remove(shelf: Shelf, key: &str) -> Result<(), Error> {
    let transaction = database()
        .await?
        .transaction(&[shelf.name()], TransactionMode::ReadWrite)?;
    transaction
        .object_store(shelf.name())?
        .delete(Query::Key(JsValue::from_str(key)))?
        .await?;
    transaction.commit()?.await.map(drop)
}
