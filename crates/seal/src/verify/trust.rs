//! The roster that files are judged by (`files.md` §4 step 3, §8).

use bangfu_model::{Date, Instant};

use super::{Context, Verdict, verify_envelope};
use crate::algorithm::Kid;
use crate::file::Envelope;
use crate::names::{Kind, State};
use crate::roster::Roster;

/// What is known about the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// Nothing: what depends on it is reported as not checked.
    #[default]
    Unknown,
    /// The civil date in Beijing.
    Day(Date),
    /// The instant.
    Now(Instant),
}

impl Clock {
    /// The civil date in Beijing.
    pub fn day(self) -> Option<Date> {
        match self {
            Clock::Unknown => None,
            Clock::Day(day) => Some(day),
            Clock::Now(now) => Some(now.date()),
        }
    }

    /// Whether `instant` has come; with only a date, whether its day has.
    pub(crate) fn has_reached(self, instant: Instant) -> bool {
        match self {
            Clock::Unknown => false,
            Clock::Day(day) => day >= instant.date(),
            Clock::Now(now) => now >= instant,
        }
    }

    /// Whether `instant` is too far ahead to be a difference of clocks: a later day, or more than 10 minutes.
    pub(crate) fn is_before(self, instant: Instant) -> bool {
        match self {
            Clock::Unknown => false,
            Clock::Day(day) => instant.date() > day,
            Clock::Now(now) => instant.seconds_since(now) > 600,
        }
    }
}

/// How far the roster at hand can be relied on.
#[derive(Clone, Copy, Default)]
pub enum Trust<'a> {
    /// There is none: every key is unknown.
    #[default]
    None,
    /// It holds.
    Roster(&'a Roster),
    /// It does not hold, and its verdict is the answer for every file.
    Broken(&'a Verdict),
}

/// Judges a roster by the pinned root: the roster if it holds, be it too old or not, and its own verdict.
///
/// `highest_revision` is the highest roster revision this installation has seen.
pub fn trust(
    bytes: &[u8],
    root: Option<Kid>,
    clock: Clock,
    highest_revision: Option<i64>,
) -> (Option<Roster>, Verdict) {
    let envelope = match Envelope::read(bytes) {
        Ok(envelope) => envelope,
        Err(breach) => return (None, Verdict::unreadable(breach)),
    };
    let Some(mut roster) = Roster::of(&envelope).filter(|_| envelope.kind() == Kind::Roster) else {
        return (None, verify_envelope(&envelope, &Context::default()));
    };
    roster.superseded = highest_revision.is_some_and(|highest| highest > roster.revision);
    let pinned = root.map(|root| roster.only(root));
    let context = Context {
        trust: pinned.as_ref().map_or(Trust::None, Trust::Roster),
        clock,
        ..Context::default()
    };
    let verdict = verify_envelope(&envelope, &context);
    let holds = matches!(verdict.state, State::Valid | State::RosterTooOld);
    (holds.then_some(roster), verdict)
}
