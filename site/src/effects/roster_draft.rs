//! The roster this computer's keeper has in work: one, kept until it is signed or given up.

use bangfu_api::seal::{Kind, bare};
use serde::{Deserialize, Serialize};

use super::store::{self, Shelf};
use crate::keeping::{Doubt, Work, opening};
use crate::words::roster as words;

/// There is one place on the shelf.
const PLACE: &str = "work";

#[derive(Serialize, Deserialize)]
struct Kept {
    text: String,
    doubt: Option<Doubt>,
}

/// What lay there when the page was left.
pub async fn last() -> Option<Work> {
    let text = store::get(Shelf::RosterWork, PLACE).await.ok()??;
    let kept: Kept = serde_json::from_str(&text).ok()?;
    opening::draft(&kept.text, kept.doubt)
}

/// Keeps the work.
///
/// # Errors
/// A sentence that says what to do, when the browser does not store.
pub async fn keep(work: &Work) -> Result<(), String> {
    let kept = Kept {
        text: bare(&work.document, Kind::Roster),
        doubt: work.doubt.clone(),
    };
    let text = serde_json::to_string(&kept).map_err(|_| words::NOT_KEPT.to_owned())?;
    store::put(Shelf::RosterWork, PLACE, &text)
        .await
        .map_err(|_| words::NOT_KEPT.to_owned())
}

/// Clears the place. What stays there is offered once more, and can be given up then.
pub async fn forget() {
    let _ = store::remove(Shelf::RosterWork, PLACE).await;
}
