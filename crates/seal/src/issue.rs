//! Issuing receipts (`files.md` §7): the document an office signs. What a receipt is worth, `verify` says.

use std::fmt;

use bangfu_canon::Digest;
use bangfu_model::{Instant, Value};

use crate::body::{Body, form};
use crate::entry::Entry;
use crate::file::{Envelope, check};
use crate::names::{Kind, State, words};
use crate::roster::Roster;
use crate::rule::Breach;
use crate::verify::listed;

words! {
    /// What became of a filing at the office: `result` of a receipt.
    Outcome {
        /// These bytes were received then.
        Arrived = "arrived",
        /// Signatures and rules checked, nothing blocks.
        Valid = "valid",
        /// A person has put it on record (备案).
        Accepted = "accepted",
        /// Sent back, to be mended in a new revision.
        Returned = "returned",
    }
}

/// A finding as a receipt tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// A rule of the form pack, or `envelope/` and a rule of `files.md`.
    pub rule: String,
    /// RFC 6901 pointer into the answers.
    pub path: String,
    /// `failed` or `could-not-check`.
    pub state: String,
}

/// How the office handles one filing.
#[derive(Debug, Clone, Copy)]
pub struct Handling<'a> {
    /// What became of it.
    pub outcome: Outcome,
    /// What is told to the filer, in the order of the check; only with `valid` and `returned`.
    pub findings: &'a [Told],
    /// The roster it was judged by.
    pub roster: &'a Roster,
}

/// What a receipt holds whatever becomes of the filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Lower-case UUID of the receipt.
    pub id: String,
    /// The office's number, `示卫备〔2026〕6号`.
    pub receipt_no: String,
    /// When the bytes were received.
    pub received_at: Instant,
    /// From when on it is late; exclusive (§15).
    pub deadline: Option<Instant>,
    /// The office.
    pub office: Body,
}

/// Why no receipt was made. Shown, it is a whole sentence in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IssueBreach {
    /// Only a filing is received.
    NoFiling,
    /// `valid` and `accepted` say that the file holds, and it is in this state.
    NotValid(State),
    /// What is sent back needs a finding, so that it can be mended.
    NoFindings,
    /// The earlier receipt speaks of another filing, or of other signatures.
    OtherFiling,
    /// A value does not fit: an empty number, a name in another Unicode form.
    Shape(Breach),
}

impl fmt::Display for IssueBreach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::words::not_issued(self))
    }
}

/// The document of a first receipt for a filing whose verdict is `state`.
///
/// # Errors
/// What `files.md` §7 does not allow to be issued.
pub fn receipt(
    filing: &Envelope,
    state: State,
    arrival: &Arrival,
    handling: &Handling,
) -> Result<Value, IssueBreach> {
    allowed(filing, state, handling)?;
    let digests = filing
        .entries()
        .iter()
        .map(|entry| entry.digest().to_string().into());
    let subject = Value::record([
        ("type", Kind::Filing.name().into()),
        ("id", filing.text(&["id"]).into()),
        ("revision", filing.revision().into()),
        ("document", filing.digest().to_string().into()),
        ("signatures", Value::List(digests.collect())),
    ]);
    let on_time = arrival.deadline.map(|deadline| arrival.received_at < deadline);
    let document = Value::record([
        ("type", Kind::Receipt.name().into()),
        ("title", crate::words::RECEIPT.into()),
        ("form", form("bangfu/receipt")),
        ("id", arrival.id.as_str().into()),
        ("revision", 1.into()),
        ("previous", Value::Null),
        ("subject", subject),
        ("receipt_no", arrival.receipt_no.as_str().into()),
        ("received_at", arrival.received_at.to_string().into()),
        (
            "deadline",
            arrival
                .deadline
                .map_or(Value::Null, |deadline| deadline.to_string().into()),
        ),
        ("on_time", on_time.map_or(Value::Null, Value::from)),
        ("office", arrival.office.value()),
    ]);
    handled(document, handling)
}

/// The next revision of a receipt, when more has become of the same filing: the same number and time.
///
/// # Errors
/// As [`receipt`]; and when the earlier receipt speaks of another filing.
pub fn next_receipt(
    earlier: &Envelope,
    filing: &Envelope,
    state: State,
    handling: &Handling,
) -> Result<Value, IssueBreach> {
    allowed(filing, state, handling)?;
    if !is_receipt_for(earlier, filing) {
        return Err(IssueBreach::OtherFiling);
    }
    let mut document = earlier.document().clone();
    if let Value::Record(members) = &mut document {
        members.remove("findings");
        members.insert("revision".to_owned(), (earlier.revision() + 1).into());
        members.insert("previous".to_owned(), earlier.digest().to_string().into());
    }
    handled(document, handling)
}

/// Whether a receipt is for this very filing: the same document and the same set of signatures. Such a filing handed in
/// again gets this receipt again, unchanged.
pub fn is_receipt_for(receipt: &Envelope, filing: &Envelope) -> bool {
    let mut known = listed(receipt);
    let mut held: Vec<Digest> = filing.entries().iter().map(Entry::digest).collect();
    known.sort_unstable();
    held.sort_unstable();
    receipt.kind() == Kind::Receipt
        && Digest::parse(receipt.text(&["subject", "document"])) == Some(filing.digest())
        && known == held
}

fn allowed(filing: &Envelope, state: State, handling: &Handling) -> Result<(), IssueBreach> {
    if filing.kind() != Kind::Filing {
        return Err(IssueBreach::NoFiling);
    }
    match handling.outcome {
        Outcome::Valid | Outcome::Accepted if state != State::Valid => Err(IssueBreach::NotValid(state)),
        Outcome::Returned if handling.findings.is_empty() => Err(IssueBreach::NoFindings),
        _ => Ok(()),
    }
}

/// The document with what became of the filing, if its shape holds.
fn handled(mut document: Value, handling: &Handling) -> Result<Value, IssueBreach> {
    let roster = Value::record([
        ("serial", handling.roster.revision.into()),
        ("document", handling.roster.digest.to_string().into()),
    ]);
    if let Value::Record(members) = &mut document {
        members.insert("result".to_owned(), handling.outcome.name().into());
        members.insert("roster".to_owned(), roster);
        if matches!(handling.outcome, Outcome::Valid | Outcome::Returned) {
            let findings = handling.findings.iter().map(|told| {
                Value::record([
                    ("rule", told.rule.as_str().into()),
                    ("path", told.path.as_str().into()),
                    ("state", told.state.as_str().into()),
                ])
            });
            members.insert("findings".to_owned(), Value::List(findings.collect()));
        }
    }
    check(&document).map_err(IssueBreach::Shape)?;
    Ok(document)
}
