//! Envelopes, signatures, keys and rosters (`files.md` §1, §2, §4, §5, §7 to §9).
//!
//! [`receipt`] and the keeping of rosters make the documents an office signs; [`merge`] brings copies together.
//!
//! Pure: the clock, salts and seeds are arguments. [`File`] reads, [`sign`] signs, [`trust`] judges a roster once, and
//! [`verify`] judges any number of files by it.

mod algorithm;
mod body;
mod entry;
mod file;
mod issue;
mod key;
mod merge;
mod names;
mod roster;
mod rule;
mod shape;
mod sign;
mod verify;
pub mod words;

pub use algorithm::{Algorithm, Kid, PublicKey};
pub use body::Body;
pub use entry::Entry;
pub use file::{Envelope, FORMAT, File, bare};
pub use issue::{Arrival, Handling, IssueBreach, Outcome, Told, is_receipt_for, next_receipt, receipt};
pub use key::{Key, KeyBreach, KeyRule, Passphrase};
pub use merge::{MergeBreach, merge};
pub use names::{Kind, Purpose, Role, State, Status};
pub use roster::keep::{
    Enrolment, KeepBreach, Revocation, Term, begin, dated, enrol, revise, revoke, usual_last_day,
    usual_update,
};
pub use roster::{Roster, RosterKey};
pub use rule::{Breach, Rule, SealRule};
pub use sign::{SignBreach, Statement, sign};
pub use verify::{
    Accepted, Clock, Context, DocumentReport, EntryReport, EntryState, Trust, Unchecked, Verdict, Warning,
    read_all, trust, verify, verify_all, verify_envelope,
};
