//! Everything a folder holds about one filing: its copies, its earlier revisions, its receipts.

use std::collections::BTreeSet;

use bangfu_canon::Digest;
use bangfu_model::Instant;
use bangfu_seal::{Outcome, State};
use serde::{Deserialize, Serialize};

use crate::filed::{Filed, Item, Receipted, Seal, Signed, What};

/// A filing as the folder has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The highest revision, its copies judged together.
    pub filed: Filed,
    /// The files that hold it.
    pub files: Vec<String>,
    /// Files with lower revisions.
    pub older: Vec<Older>,
    /// Files with the same id and revision whose signatures do not hold for what they say now.
    pub changed: Vec<String>,
    /// Files with the same id and revision and another content that was signed as well: neither is preferred.
    pub rivals: Vec<String>,
    /// When it first arrived, by the office's own receipts.
    pub received_at: Option<Instant>,
    /// What the office has said of it last.
    pub result: Option<Outcome>,
}

/// A file that has been replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Older {
    /// The file.
    pub file: String,
    /// Its revision.
    pub revision: i64,
}

impl Case {
    /// The case of the files of one filing, in the order of [`Item`]; `None` where there are only receipts.
    pub fn of(items: Vec<Item>) -> Option<Case> {
        let mut filings: Vec<(String, Filed)> = Vec::new();
        let mut receipts: Vec<Receipted> = Vec::new();
        for item in items {
            match item.what {
                What::Filing(filed) => filings.push((item.file, *filed)),
                What::Receipt(receipt) => receipts.push(receipt),
                What::Roster | What::Unusable(_) => {}
            }
        }
        let highest = filings.iter().map(|(_, filed)| filed.revision).max()?;
        let (newest, older): (Vec<_>, Vec<_>) = filings
            .into_iter()
            .partition(|(_, filed)| filed.revision == highest);
        let chosen = preferred(&newest)?;
        let (copies, others): (Vec<_>, Vec<_>) = newest
            .into_iter()
            .partition(|(_, filed)| filed.document == chosen);
        let (rivals, changed): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(_, filed)| holds(&filed.seal));
        let names = |list: Vec<(String, Filed)>| list.into_iter().map(|(file, _)| file).collect();
        let seal = together(copies.iter().map(|(_, filed)| &filed.seal));
        let files = copies.iter().map(|(file, _)| file.clone()).collect();
        let (_, mut filed) = copies.into_iter().next()?;
        filed.seal = seal?;
        let own = receipts.iter().filter(|receipt| receipt.document == chosen);
        Some(Case {
            received_at: own.clone().map(|receipt| receipt.received_at).min(),
            result: own
                .max_by_key(|receipt| (receipt.received_at, receipt.revision))
                .map(|receipt| receipt.result),
            filed,
            files,
            older: older
                .into_iter()
                .map(|(file, filed)| Older {
                    file,
                    revision: filed.revision,
                })
                .collect(),
            changed: names(changed),
            rivals: names(rivals),
        })
    }
}

/// Whether what was signed is what stands there.
fn holds(seal: &Seal) -> bool {
    seal.state != State::Invalid
}

/// The document to go by: the first whose signatures hold, else the first.
fn preferred(newest: &[(String, Filed)]) -> Option<Digest> {
    let good = newest.iter().find(|(_, filed)| holds(&filed.seal));
    good.or(newest.first()).map(|(_, filed)| filed.document)
}

/// The worth of several copies of one document: that of their union, never of the most convenient copy (`files.md` §6).
fn together<'s>(mut seals: impl Iterator<Item = &'s Seal>) -> Option<Seal> {
    let mut sum = seals.next()?.clone();
    let mut entries: BTreeSet<Signed> = sum.entries.iter().cloned().collect();
    for seal in seals {
        entries.extend(seal.entries.iter().cloned());
        sum.missing.retain(|role| seal.missing.contains(role));
        if trouble(seal.state) > trouble(sum.state) {
            (sum.state, sum.rule, sum.text) = (seal.state, seal.rule.clone(), seal.text.clone());
        }
    }
    if entries.len() != sum.entries.len() {
        sum.entries = entries.into_iter().collect();
        sum.entries.sort_by(|one, other| one.time.cmp(&other.time));
        let twice = |at: usize| {
            sum.entries[..at]
                .iter()
                .any(|earlier| earlier.role == sum.entries[at].role)
        };
        if trouble(sum.state) < trouble(State::Invalid) && (0..sum.entries.len()).any(twice) {
            sum.state = State::Invalid;
            sum.rule = Some("role-twice".to_owned());
            sum.text = "几份副本里，同一方签了不止一次".to_owned();
        }
    }
    if sum.state == State::Incomplete && sum.missing.is_empty() {
        sum.state = State::Valid;
        sum.text = "各方分头签名，合起来已经签齐，内容未被改动".to_owned();
    }
    Some(sum)
}

/// Worse states weigh more; a copy that lacks signatures weighs least, for another copy may have them.
fn trouble(state: State) -> u8 {
    match state {
        State::Incomplete => 0,
        State::Valid => 1,
        State::Refused => 2,
        State::RosterTooOld => 3,
        State::UnknownKey => 4,
        State::Invalid => 5,
    }
}
