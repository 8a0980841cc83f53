//! The rosters people have compared with the notice, each under the kid of its pinned root.

use bangfu_api::model::Value;
use bangfu_api::seal::{Clock, File, Kid, Kind, Role, Roster, Status, trust, words as seal};
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
        let file = File::read(self.text.as_bytes()).ok();
        let facts = file
            .zip(self.roster())
            .map(|(file, roster)| facts(&file, &roster));
        facts.unwrap_or_default()
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
    /// What the rosters of this computer say to it.
    pub standing: Standing,
}

/// How a roster stands to those in use (`files.md` §8, rollback and hand-over).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It follows from one of the same root.
    Follows,
    /// It is of the same root as one and does not follow from it.
    Differs,
    /// Its root is another, which one in use announced.
    Announced,
    /// Its root is another than that of one in use by the same body, which did not announce it.
    Unannounced,
    /// None of its body is in use.
    New,
}

impl Standing {
    /// Whether a person has to ask before it is used.
    pub fn is_doubtful(self) -> bool {
        matches!(self, Standing::Differs | Standing::Unannounced)
    }
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
    let same = held.iter().find(|held| held.root == name);
    let clock = Clock::Now(clock::now());
    let (roster, verdict) = trust(text.as_bytes(), root, clock, same.map(|held| held.highest));
    let (Some(roster), Some(root)) = (roster, root) else {
        return Err(seal::verdict(&verdict));
    };
    if roster.superseded {
        return Err(words::ROSTER_SUPERSEDED.to_owned());
    }
    let standing = match same {
        Some(same) if follows(&file, &roster, same) => Standing::Follows,
        Some(_) => Standing::Differs,
        None => handed_over(&file, &name, held),
    };
    Ok(Candidate {
        code: root.phone_code(),
        facts: facts(&file, &roster),
        standing,
        pinned: Pinned {
            root: name,
            highest: roster.revision,
            since: clock::now().to_string(),
            text: text.to_owned(),
        },
    })
}

/// Whether a roster goes on from one of the same root.
fn follows(file: &File, roster: &Roster, held: &Pinned) -> bool {
    let Some(held) = held.roster() else {
        return true;
    };
    let previous = file.document().get("previous").and_then(Value::as_text);
    let again = roster.revision == held.revision && roster.digest != held.digest;
    let next = roster.revision == held.revision + 1 && previous != Some(&held.digest.to_string());
    !(again || next)
}

/// How a roster stands whose root none in use has.
fn handed_over(file: &File, root: &str, held: &[Pinned]) -> Standing {
    let announces = |held: &Pinned| {
        let roster = held.roster();
        let key = roster.as_ref().and_then(|roster| roster.key(root));
        key.is_some_and(|key| key.status == Status::Active && key.roles.contains(&Role::Root))
    };
    let same_body = |held: &Pinned| {
        let held = File::read(held.text.as_bytes());
        held.is_ok_and(|held| issuer(&held, "uscc") == issuer(file, "uscc"))
    };
    if held.iter().any(announces) {
        Standing::Announced
    } else if held.iter().any(same_body) {
        Standing::Unannounced
    } else {
        Standing::New
    }
}

/// What a roster says of the body that keeps it.
fn issuer<'a>(file: &'a File, member: &str) -> &'a str {
    let issuer = file.document().get("issuer");
    let text = issuer.and_then(|issuer| issuer.get(member)?.as_text());
    text.unwrap_or_default()
}

fn facts(file: &File, roster: &Roster) -> String {
    let issued = clock::in_words(roster.issued.date());
    words::roster_facts(
        issuer(file, "name"),
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
