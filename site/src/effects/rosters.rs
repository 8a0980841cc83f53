//! The rosters people have compared with the notice, each under the kid of its pinned root.

use bangfu_api::model::Value;
use bangfu_api::seal::{Clock, File, Kid, Kind, Roster, trust, words as seal};
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
        let clock = Clock::Now(clock::now());
        trust(
            self.text.as_bytes(),
            Kid::parse(&self.root),
            clock,
            Some(self.highest),
        )
        .0
    }

    /// Whose it is, which revision, of which day, how many keys.
    pub fn facts(&self) -> String {
        self.roster()
            .map(|roster| facts(&self.text, &roster))
            .unwrap_or_default()
    }

    /// Whether a newer one was due by now.
    pub fn is_old(&self) -> bool {
        self.roster()
            .is_some_and(|roster| clock::now() >= roster.next_update)
    }
}

/// A roster somebody handed in that holds by the root it names, which a person has still to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What is kept once it is taken into use.
    pub pinned: Pinned,
    /// The telephone code of its root.
    pub code: String,
    /// Whose it is, which revision, of which day, how many keys.
    pub facts: String,
    /// A roster of the same root is in use already.
    pub known_root: bool,
    /// It does not follow from that roster (`files.md` §8, rollback).
    pub differs: bool,
}

/// Looks at a roster file.
///
/// # Errors
/// A sentence, when it is none, does not hold, or is older than the one in use.
pub fn examine(text: &str, held: &[Pinned]) -> Result<Candidate, String> {
    let file = File::read(text.as_bytes()).map_err(|breach| breach.to_string())?;
    let File::Envelope(envelope) = &file else {
        return Err(words::ROSTER_NOT_A_ROSTER.to_owned());
    };
    if envelope.kind() != Kind::Roster {
        return Err(words::ROSTER_NOT_A_ROSTER.to_owned());
    }
    let root = envelope
        .entries()
        .first()
        .and_then(|entry| Kid::parse(entry.head("kid")));
    let name = root.map(|root| root.to_string()).unwrap_or_default();
    let held = held.iter().find(|held| held.root == name);
    let clock = Clock::Now(clock::now());
    let (roster, verdict) = trust(text.as_bytes(), root, clock, held.map(|held| held.highest));
    let (Some(roster), Some(root)) = (roster, root) else {
        return Err(seal::verdict(&verdict));
    };
    if roster.superseded {
        return Err(words::ROSTER_SUPERSEDED.to_owned());
    }
    let previous = file
        .document()
        .get("previous")
        .and_then(Value::as_text)
        .map(str::to_owned);
    let differs = held.and_then(Pinned::roster).is_some_and(|held| {
        let again = roster.revision == held.revision && roster.digest != held.digest;
        let next = roster.revision == held.revision + 1 && previous != Some(held.digest.to_string());
        again || next
    });
    Ok(Candidate {
        code: root.phone_code(),
        facts: facts(text, &roster),
        known_root: held.is_some(),
        differs,
        pinned: Pinned {
            root: name,
            highest: roster.revision,
            since: clock::now().to_string(),
            text: text.to_owned(),
        },
    })
}

fn facts(text: &str, roster: &Roster) -> String {
    let file = File::read(text.as_bytes()).ok();
    let issuer = file
        .as_ref()
        .and_then(|file| file.document().get("issuer")?.get("name")?.as_text());
    let issued = clock::in_words(roster.issued.date());
    words::roster_facts(
        issuer.unwrap_or_default(),
        roster.revision,
        &issued,
        roster.keys().count(),
    )
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
