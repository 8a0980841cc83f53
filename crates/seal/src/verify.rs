//! Verification: does a file hold, and what does it say (`files.md` §4).

mod bulk;
mod entry;
mod history;
mod receipt;
mod report;
mod trust;

pub use bulk::{read_all, verify_all};
pub(crate) use entry::party;
pub(crate) use history::previous_fits;
pub(crate) use receipt::listed;
pub use report::{DocumentReport, EntryReport, EntryState, Unchecked, Verdict, Warning};
pub use trust::{Clock, Trust, trust};

use bangfu_canon::Digest;
use bangfu_model::Value;

use crate::file::Envelope;
use crate::names::{Kind, Purpose, Role, State};
use crate::roster::Roster;
use crate::rule::SealRule;
use receipt::Held;

/// What a file is judged against. Nothing is required; what is missing is reported as not checked.
#[derive(Clone, Copy, Default)]
pub struct Context<'a> {
    /// The roster, judged once for any number of files.
    pub trust: Trust<'a>,
    /// The clock.
    pub clock: Clock,
    /// For a receipt: the filing it may speak of.
    pub filing: Option<&'a Envelope>,
    /// For a filing: a receipt for it.
    pub receipt: Option<&'a [u8]>,
    /// For a filing: what the office's register accepted last under this id.
    pub accepted: Option<Accepted>,
}

/// The revision an office has accepted last under an id. A document whose digest the register holds is that filing
/// again and is judged without the register (`files.md` §4 step 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    /// The highest accepted revision.
    pub revision: i64,
    /// The digest of its document, where it is known.
    pub document: Option<Digest>,
}

/// Judges a file.
pub fn verify(bytes: &[u8], context: &Context<'_>) -> Verdict {
    match Envelope::read(bytes) {
        Ok(envelope) => verify_envelope(&envelope, context),
        Err(breach) => Verdict::unreadable(breach),
    }
}

/// Judges a file whose shape holds already (steps 3 to 6).
pub fn verify_envelope(envelope: &Envelope, context: &Context<'_>) -> Verdict {
    verify_proven(envelope, context, &[])
}

/// As [`verify_envelope`]; the signatures of the entries with these digests, ascending, are known to hold.
fn verify_proven(envelope: &Envelope, context: &Context<'_>, proven: &[Digest]) -> Verdict {
    let mut verdict = Verdict::of(envelope);
    verdict.missing = missing(envelope);
    let roster = match context.trust {
        Trust::None => None,
        Trust::Roster(roster) => Some(roster),
        Trust::Broken(broken) => {
            (verdict.state, verdict.rule) = (broken.state, broken.rule);
            verdict.warnings.push(Warning::RosterBroken);
            return verdict;
        }
    };
    let held = Held::of(envelope, context);
    let digests: Vec<Digest> = envelope.entries().iter().map(|entry| entry.digest()).collect();
    let judge = entry::Judge {
        envelope,
        roster,
        held: held.as_ref(),
        clock: context.clock,
        proven,
    };
    verdict.signatures = (0..digests.len())
        .map(|index| judge.entry(index, &digests))
        .collect();
    let further = match envelope.kind() {
        Kind::Receipt => receipt::check(envelope, context, roster),
        Kind::Filing => history::check(envelope, context.accepted),
        Kind::Roster => None,
    };
    if let (Kind::Receipt, Some(filing)) = (envelope.kind(), context.filing) {
        verdict.unlisted = receipt::unlisted(envelope, filing);
    }
    (verdict.state, verdict.rule) = conclude(&verdict, further, || {
        roster.is_some_and(|roster| too_old(envelope, roster, held.as_ref(), context.clock))
    });
    report::remark(&mut verdict, envelope, roster, context);
    verdict
}

/// Step 6: the first line that applies.
fn conclude(
    verdict: &Verdict,
    further: Option<SealRule>,
    too_old: impl FnOnce() -> bool,
) -> (State, Option<crate::Rule>) {
    let entries = || verdict.signatures.iter();
    if let Some(entry) = entries().find(|entry| entry.state != EntryState::Valid) {
        return match entry.state {
            EntryState::UnknownKey => (State::UnknownKey, None),
            _ => (State::Invalid, entry.rule.map(Into::into)),
        };
    }
    if let Some(rule) = further {
        return (State::Invalid, Some(rule.into()));
    }
    let refused = |entry: &report::EntryReport| entry.purpose == Purpose::Refuse.name();
    let state = if too_old() {
        State::RosterTooOld
    } else if entries().any(refused) {
        State::Refused
    } else if !verdict.missing.is_empty() {
        State::Incomplete
    } else {
        State::Valid
    };
    (state, None)
}

fn too_old(envelope: &Envelope, roster: &Roster, held: Option<&Held>, clock: Clock) -> bool {
    let own = (envelope.kind() == Kind::Receipt).then(|| receipt::serial(envelope));
    let newest = own.max(held.map(Held::serial)).unwrap_or_default();
    clock.has_reached(roster.next_update) || newest > roster.revision || roster.superseded
}

/// The parties that have not signed, in the order of the document.
fn missing(envelope: &Envelope) -> Vec<Role> {
    let parties = envelope.document().get("parties").and_then(Value::as_list);
    let roles = parties
        .unwrap_or_default()
        .iter()
        .filter_map(|party| party.get("role")?.as_text());
    let open = |role: &&str| {
        envelope
            .entries()
            .iter()
            .all(|entry| entry.claim("role") != *role)
    };
    roles.filter(open).filter_map(Role::of).collect()
}
