//! The rosters people have compared with the notice, each under the kid of its pinned root.

use bangfu_api::seal::{Clock, Kid, Roster, trust};
use serde::{Deserialize, Serialize};

use super::clock;
use super::store::{self, Shelf};
use crate::words::open as words;

/// A roster in use on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pinned {
    /// Kid of the root whose telephone code a person has compared.
    pub root: String,
    /// The highest revision seen; a lower one is out of date.
    pub highest: i64,
    /// When it was taken into use: an instant in Beijing time.
    pub since: String,
    /// The roster file.
    pub text: String,
}

impl Pinned {
    /// The roster, if it holds by its root.
    pub fn roster(&self) -> Option<Roster> {
        trust(
            self.text.as_bytes(),
            Kid::parse(&self.root),
            Clock::Now(clock::now()),
            Some(self.highest),
        )
        .0
    }
}

/// Every roster of this computer. A store that does not answer has none: files are then told as not checked.
pub async fn all() -> Vec<Pinned> {
    let texts = store::all(Shelf::Rosters).await.unwrap_or_default();
    texts
        .iter()
        .filter_map(|text| serde_json::from_str(text).ok())
        .collect()
}

/// The roster taken into use last.
pub async fn newest() -> Option<Pinned> {
    all()
        .await
        .into_iter()
        .max_by(|one, other| one.since.cmp(&other.since))
}

/// Keeps a roster in place of the one with the same root.
///
/// # Errors
/// A sentence, when the browser does not store.
pub async fn keep(pinned: &Pinned) -> Result<(), String> {
    let text = serde_json::to_string(pinned).map_err(|_| words::ROSTER_NOT_KEPT.to_owned())?;
    store::put(Shelf::Rosters, &pinned.root, &text)
        .await
        .map_err(|_| words::ROSTER_NOT_KEPT.to_owned())
}
