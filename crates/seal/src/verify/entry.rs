//! One signature entry (`files.md` §4 step 4).

use bangfu_canon::Digest;
use bangfu_model::{Instant, Value};

use super::receipt::Held;
use super::report::{EntryReport, EntryState};
use super::trust::Clock;
use crate::entry::Entry;
use crate::file::Envelope;
use crate::names::{Kind, Role, Status};
use crate::roster::{Roster, RosterKey};
use crate::rule::SealRule;

pub(super) struct Judge<'a> {
    pub envelope: &'a Envelope,
    pub roster: Option<&'a Roster>,
    pub held: Option<&'a Held>,
    pub clock: Clock,
    /// Entries whose signatures are known to hold, ascending.
    pub proven: &'a [Digest],
}

impl Judge<'_> {
    /// The report on entry `index`; `digests` are those of all entries, in file order.
    pub fn entry(&self, index: usize, digests: &[Digest]) -> EntryReport {
        let entry = &self.envelope.entries()[index];
        let listed = self.roster.and_then(|roster| roster.key(entry.head("kid")));
        let Some(key) = listed.filter(|key| key.public.algorithm().is_built_in()) else {
            return EntryReport::of(entry, None, EntryState::UnknownKey, None);
        };
        let earlier = &self.envelope.entries()[..index];
        let breach = self.signature(entry, key).or_else(|| {
            self.signer(entry, key, earlier)
                .or_else(|| self.time(entry, key))
                .or_else(|| {
                    let seen = entry.seen().all(|digest| digests[..index].contains(&digest));
                    (!seen).then_some(SealRule::SeenSignatureMissing)
                })
        });
        let state = if breach.is_some() {
            EntryState::Invalid
        } else {
            EntryState::Valid
        };
        EntryReport::of(entry, Some(key), state, breach)
    }

    fn signature(&self, entry: &Entry, key: &RosterKey) -> Option<SealRule> {
        let algorithm = key.public.algorithm();
        if entry.head("alg") != algorithm.name() {
            return Some(SealRule::AlgMismatch);
        }
        let Some(signature) = entry.signature_bytes() else {
            return Some(SealRule::SignatureEncoding);
        };
        let proven = || self.proven.binary_search(&entry.digest()).is_ok();
        if !proven() && !key.public.verify(entry.message().as_bytes(), &signature) {
            return Some(SealRule::BadSignature);
        }
        let document = algorithm.document_digest(self.envelope);
        (entry.claim("document") != document).then_some(SealRule::DocumentDigest)
    }

    fn signer(&self, entry: &Entry, key: &RosterKey, earlier: &[Entry]) -> Option<SealRule> {
        let (role, org) = (entry.claim("role"), entry.claim("org"));
        let fits_kind = |role| match self.envelope.kind() {
            Kind::Filing => true,
            Kind::Receipt => role == Role::Office,
            Kind::Roster => role == Role::Root,
        };
        let allowed = Role::of(role).is_some_and(|role| key.roles.contains(&role) && fits_kind(role));
        if !allowed || org != key.org_uscc {
            return Some(SealRule::RoleNotAllowed);
        }
        match party(self.envelope, role) {
            Some((name, uscc)) if uscc == org => {
                if name != key.org_name {
                    return Some(SealRule::OrgName);
                }
            }
            _ => return Some(SealRule::OrgNotParty),
        }
        let twice = earlier.iter().any(|other| other.claim("role") == role);
        twice.then_some(SealRule::RoleTwice)
    }

    fn time(&self, entry: &Entry, key: &RosterKey) -> Option<SealRule> {
        let Some(time) = Instant::parse(entry.claim("time")) else {
            return Some(SealRule::TimeFormat);
        };
        if !(key.not_before..=key.not_after).contains(&time.date()) {
            return Some(SealRule::KeyNotValidThen);
        }
        let revoked = match key.status {
            Status::Active | Status::Superseded => false,
            Status::Withdrawn => true,
            Status::Compromised => !self.held.is_some_and(|held| held.saves(entry, key)),
        };
        if revoked {
            return Some(SealRule::KeyRevoked);
        }
        self.clock.is_before(time).then_some(SealRule::TimeInFuture)
    }
}

/// The name and USCC of the body the document names for a role.
pub(crate) fn party<'a>(envelope: &'a Envelope, role: &str) -> Option<(&'a str, &'a str)> {
    let document = envelope.document();
    let body = match envelope.kind() {
        Kind::Filing => document
            .get("parties")?
            .as_list()?
            .iter()
            .find(|party| party.get("role").and_then(Value::as_text) == Some(role))?,
        Kind::Receipt => document.get("office")?,
        Kind::Roster => document.get("issuer")?,
    };
    Some((body.get("name")?.as_text()?, body.get("uscc")?.as_text()?))
}
