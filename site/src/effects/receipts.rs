//! The receipts this computer has issued, so that the same filing gets the same receipt again.

use bangfu_api::model::Value;
use bangfu_api::seal::File;

use super::store::{self, Shelf};
use crate::words::receive as words;

/// The text of every receipt.
pub async fn all() -> Vec<String> {
    store::all(Shelf::Receipts).await.unwrap_or_default()
}

/// Keeps a receipt, each revision for itself.
///
/// # Errors
/// A sentence, when the browser does not store.
pub async fn keep(text: &str) -> Result<(), String> {
    let refused = || words::NOT_KEPT.to_owned();
    let file = File::read(text.as_bytes()).map_err(|_| refused())?;
    let id = file.document().get("id").and_then(Value::as_text);
    let revision = file.document().get("revision").and_then(Value::as_integer);
    let (Some(id), Some(revision)) = (id, revision) else {
        return Err(refused());
    };
    store::put(Shelf::Receipts, &format!("{id}/{revision}"), text)
        .await
        .map_err(|_| refused())
}
