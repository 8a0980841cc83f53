//! The report of a verification (`files.md` §4).

use serde::Serialize;

use bangfu_canon::Digest;
use bangfu_model::{Date, Value};

use super::Context;
use super::trust::Clock;
use crate::algorithm::Kid;
use crate::entry::Entry;
use crate::file::Envelope;
use crate::names::{Kind, Role, State, words};
use crate::roster::{Roster, RosterKey};
use crate::rule::{Breach, Rule, SealRule};

/// What verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The state of the file.
    pub state: State,
    /// The rule, if the state is `invalid`.
    pub rule: Option<Rule>,
    /// What the document says it is; `None` when the file could not be read.
    pub document: Option<DocumentReport>,
    /// Every signature, in file order.
    pub signatures: Vec<EntryReport>,
    /// The parties that have not signed.
    pub missing: Vec<Role>,
    /// With a receipt: signatures of the filing at hand that it does not list, 回执之后增加的签名.
    pub unlisted: Vec<Digest>,
    /// What a person should know beside the state.
    pub warnings: Vec<Warning>,
    /// What could not be checked with what was at hand.
    pub unchecked: Vec<Unchecked>,
    /// With a file that could not be read: where and how.
    #[serde(skip)]
    pub breach: Option<Breach>,
}

/// The document of a judged file, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentReport {
    /// `type`
    #[serde(rename = "type")]
    pub kind: Kind,
    /// `id`
    pub id: String,
    /// `revision`
    pub revision: i64,
    /// The digest of the canonical document.
    pub digest: Digest,
    /// `form` as the document has it.
    pub form: Value,
}

/// One signature of a judged file. All but `name`, `digest`, `state` and `rule` is what the signer claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryReport {
    /// The role.
    pub role: String,
    /// The purpose.
    pub purpose: String,
    /// The USCC of the body.
    pub org: String,
    /// The roster's name of the body; `None` when the key is unknown.
    pub name: Option<String>,
    /// Who signed.
    pub signer: String,
    /// When, by the signer's own clock.
    pub time: String,
    /// The key.
    pub kid: String,
    /// Its telephone code; `None` when `kid` is none.
    pub phone_code: Option<String>,
    /// The digest of the entry.
    pub digest: Digest,
    /// Whether it holds.
    pub state: EntryState,
    /// The rule it breaks.
    pub rule: Option<SealRule>,
}

words! {
    /// Whether a signature holds.
    EntryState {
        /// It holds.
        Valid = "valid",
        /// It breaks a rule.
        Invalid = "invalid",
        /// Nothing can be said: the key is not in the roster, or of an algorithm this build lacks.
        UnknownKey = "unknown-key",
    }
}

words! {
    /// What a person should know beside the state; a warning refuses nothing.
    Warning {
        /// The roster at hand does not hold; the state is its own.
        RosterBroken = "roster-broken",
        /// A `signer` is not the holder of the key.
        SignerNotHolder = "signer-not-holder",
        /// Revisions between the accepted one and this one were not seen.
        RevisionSkipped = "revision-skipped",
        /// The period ends before it begins.
        PeriodReversed = "period-reversed",
        /// The clock is more than a day before the roster was issued.
        ClockBehind = "clock-behind",
    }
}

words! {
    /// What could not be checked.
    Unchecked {
        /// The roster is missing: nobody's key is known.
        Keys = "keys",
        /// A signature's algorithm is not built in: it says nothing yet.
        Algorithm = "algorithm",
        /// The clock is missing: times in the future, the roster's age.
        Clock = "clock",
        /// The register of the office is missing: replaced revisions.
        Register = "register",
        /// The filing of a receipt is missing.
        Subject = "subject",
    }
}

impl Verdict {
    pub(super) fn of(envelope: &Envelope) -> Verdict {
        let document = DocumentReport {
            kind: envelope.kind(),
            id: envelope.text(&["id"]).to_owned(),
            revision: envelope.revision(),
            digest: envelope.digest(),
            form: envelope.document().get("form").cloned().unwrap_or_default(),
        };
        let unknown = |entry| EntryReport::of(entry, None, EntryState::UnknownKey, None);
        Verdict {
            state: State::UnknownKey,
            rule: None,
            document: Some(document),
            signatures: envelope.entries().iter().map(unknown).collect(),
            missing: Vec::new(),
            unlisted: Vec::new(),
            warnings: Vec::new(),
            unchecked: Vec::new(),
            breach: None,
        }
    }

    pub(super) fn unreadable(breach: Breach) -> Verdict {
        Verdict {
            state: State::Invalid,
            rule: Some(breach.rule()),
            document: None,
            signatures: Vec::new(),
            missing: Vec::new(),
            unlisted: Vec::new(),
            warnings: Vec::new(),
            unchecked: Vec::new(),
            breach: Some(breach),
        }
    }
}

impl EntryReport {
    pub(super) fn of(
        entry: &Entry,
        key: Option<&RosterKey>,
        state: EntryState,
        rule: Option<SealRule>,
    ) -> EntryReport {
        let claim = |name| entry.claim(name).to_owned();
        EntryReport {
            role: claim("role"),
            purpose: claim("purpose"),
            org: claim("org"),
            name: key.map(|key| key.org_name.clone()),
            signer: claim("signer"),
            time: claim("time"),
            kid: entry.head("kid").to_owned(),
            phone_code: Kid::parse(entry.head("kid")).map(|kid| kid.phone_code()),
            digest: entry.digest(),
            state,
            rule,
        }
    }
}

/// Adds warnings and what was not checked.
pub(super) fn remark(
    verdict: &mut Verdict,
    envelope: &Envelope,
    roster: Option<&Roster>,
    context: &Context<'_>,
) {
    let filing = envelope.kind() == Kind::Filing;
    let holder = |entry: &Entry| Some(&roster?.key(entry.head("kid"))?.holder);
    let other = |entry: &Entry| holder(entry).is_some_and(|holder| holder != entry.claim("signer"));
    let date = |name| Date::parse(envelope.text(&["period", name]));
    let foreign = |entry: &Entry| {
        let key = roster.and_then(|roster| roster.key(entry.head("kid")));
        key.is_some_and(|key| !key.public.algorithm().is_built_in())
    };
    let behind = |roster: &Roster, day: Date| roster.issued.date().days_since(day) > 1;
    let warnings = [
        (envelope.entries().iter().any(other), Warning::SignerNotHolder),
        (
            context
                .accepted
                .is_some_and(|last| envelope.revision() > last.revision + 1),
            Warning::RevisionSkipped,
        ),
        (date("from") > date("to"), Warning::PeriodReversed),
        (
            roster
                .zip(context.clock.day())
                .is_some_and(|(roster, day)| behind(roster, day)),
            Warning::ClockBehind,
        ),
    ];
    let unchecked = [
        (roster.is_none(), Unchecked::Keys),
        (envelope.entries().iter().any(foreign), Unchecked::Algorithm),
        (context.clock == Clock::Unknown, Unchecked::Clock),
        (filing && context.accepted.is_none(), Unchecked::Register),
        (
            envelope.kind() == Kind::Receipt && context.filing.is_none(),
            Unchecked::Subject,
        ),
    ];
    verdict.warnings.extend(chosen(warnings));
    verdict.unchecked.extend(chosen(unchecked));
}

fn chosen<T, const N: usize>(list: [(bool, T); N]) -> impl Iterator<Item = T> {
    list.into_iter()
        .filter(|(applies, _)| *applies)
        .map(|(_, item)| item)
}
