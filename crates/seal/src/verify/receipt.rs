//! Receipts: judged themselves, and as evidence for a filing (`files.md` §4 step 5, §7, §8).

use bangfu_canon::Digest;
use bangfu_model::{Instant, Value};

use super::{Context, verify_envelope};
use crate::entry::Entry;
use crate::file::Envelope;
use crate::names::{Kind, State};
use crate::roster::{Roster, RosterKey};
use crate::rule::SealRule;

/// `receipt-on-time`, `receipt-subject`, `receipt-roster`.
pub(super) fn check(receipt: &Envelope, context: &Context<'_>, roster: Option<&Roster>) -> Option<SealRule> {
    let deadline = Instant::parse(receipt.text(&["deadline"]));
    let on_time = deadline
        .zip(received(receipt))
        .map(|(deadline, received)| received < deadline);
    let stated = match receipt.document().get("on_time") {
        Some(Value::Flag(flag)) => Some(*flag),
        _ => None,
    };
    if stated != on_time {
        return Some(SealRule::ReceiptOnTime);
    }
    if context.filing.is_some_and(|filing| !speaks_of(receipt, filing)) {
        return Some(SealRule::ReceiptSubject);
    }
    let other = roster.is_some_and(|roster| {
        serial(receipt) == roster.revision
            && Digest::parse(receipt.text(&["roster", "document"])) != Some(roster.digest)
    });
    other.then_some(SealRule::ReceiptRoster)
}

/// Whether the subject is this filing, and the listed signatures are a subsequence of its entries.
fn speaks_of(receipt: &Envelope, filing: &Envelope) -> bool {
    let subject = receipt.document().get("subject");
    let same = |name| {
        let listed = subject.and_then(|subject| subject.get(name));
        listed.is_some() && listed == filing.document().get(name)
    };
    let mut entries = filing.entries().iter();
    same("type")
        && same("id")
        && same("revision")
        && Digest::parse(receipt.text(&["subject", "document"])) == Some(filing.digest())
        && listed(receipt)
            .iter()
            .all(|digest| entries.any(|entry| entry.digest() == *digest))
}

/// The filing's signatures that the receipt does not list, in the filing's order.
pub(super) fn unlisted(receipt: &Envelope, filing: &Envelope) -> Vec<Digest> {
    let listed = listed(receipt);
    let digests = filing.entries().iter().map(Entry::digest);
    digests.filter(|digest| !listed.contains(digest)).collect()
}

/// The roster revision a receipt was issued under.
pub(super) fn serial(receipt: &Envelope) -> i64 {
    let roster = receipt.document().get("roster");
    roster
        .and_then(|roster| roster.get("serial")?.as_integer())
        .unwrap_or_default()
}

fn received(receipt: &Envelope) -> Option<Instant> {
    Instant::parse(receipt.text(&["received_at"]))
}

/// The digests of the signatures a receipt speaks of, in its order.
pub(crate) fn listed(receipt: &Envelope) -> Vec<Digest> {
    let subject = receipt.document().get("subject");
    let list = subject.and_then(|subject| subject.get("signatures")?.as_list());
    let digests = list.unwrap_or_default().iter();
    digests
        .filter_map(|digest| Digest::parse(digest.as_text()?))
        .collect()
}

/// A receipt for the filing being judged that itself holds.
pub(super) struct Held(Envelope);

impl Held {
    /// The receipt of `context`, if it speaks of this filing and holds.
    pub fn of(filing: &Envelope, context: &Context<'_>) -> Option<Held> {
        let bytes = context.receipt.filter(|_| filing.kind() == Kind::Filing)?;
        let receipt = Envelope::read(bytes)
            .ok()
            .filter(|file| file.kind() == Kind::Receipt)?;
        let context = Context {
            filing: Some(filing),
            receipt: None,
            accepted: None,
            ..*context
        };
        let verdict = verify_envelope(&receipt, &context);
        matches!(verdict.state, State::Valid | State::RosterTooOld).then_some(Held(receipt))
    }

    /// Whether it shows that this entry was there before its key was lost.
    pub fn saves(&self, entry: &Entry, key: &RosterKey) -> bool {
        let before = received(&self.0).zip(key.revoked_at);
        before.is_some_and(|(received, revoked)| received < revoked)
            && listed(&self.0).contains(&entry.digest())
    }

    pub fn serial(&self) -> i64 {
        serial(&self.0)
    }
}
