//! Rosters: which key belongs to whom (`files.md` §8).

pub mod keep;

use std::collections::{BTreeMap, BTreeSet};

use bangfu_canon::Digest;
use bangfu_model::{Date, Instant, Value};

use crate::algorithm::{Algorithm, Kid, PublicKey};
use crate::file::Envelope;
use crate::names::{Role, Status};
use crate::rule::{Breach, SealRule};

/// A key of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterKey {
    /// The key itself.
    pub public: PublicKey,
    /// The body's name, which is what people are shown.
    pub org_name: String,
    /// The body's USCC.
    pub org_uscc: String,
    /// Who keeps the key.
    pub holder: String,
    /// What it may sign as.
    pub roles: Vec<Role>,
    /// Its first day.
    pub not_before: Date,
    /// Its last day.
    pub not_after: Date,
    /// How far it is trusted.
    pub status: Status,
    /// Since when it is not trusted any more; with `compromised` and `withdrawn`.
    pub revoked_at: Option<Instant>,
}

/// A roster whose shape holds. Whether it may be relied on, [`crate::trust`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The digest of its document.
    pub digest: Digest,
    /// Its revision, which receipts call `serial`.
    pub revision: i64,
    /// When it was issued.
    pub issued: Instant,
    /// From when on a newer one is needed.
    pub next_update: Instant,
    /// A higher revision has been seen.
    pub superseded: bool,
    keys: BTreeMap<String, RosterKey>,
}

impl Roster {
    /// The roster this envelope holds; `None` when it holds something else.
    pub(crate) fn of(envelope: &Envelope) -> Option<Roster> {
        let document = envelope.document();
        let instant = |name| document.get(name)?.as_text().and_then(Instant::parse);
        Some(Roster {
            digest: envelope.digest(),
            revision: envelope.revision(),
            issued: instant("issued")?,
            next_update: instant("next_update")?,
            superseded: false,
            keys: keys(document).ok()?,
        })
    }

    /// The key with this kid, spelled as in the file.
    pub fn key(&self, kid: &str) -> Option<&RosterKey> {
        self.keys.get(kid)
    }

    /// Every key with its kid.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &RosterKey)> {
        self.keys.iter().map(|(kid, key)| (kid.as_str(), key))
    }

    /// The same roster with one key alone: what a pinned root trusts.
    pub(crate) fn only(&self, kid: Kid) -> Roster {
        let key = self.keys.get_key_value(&kid.to_string());
        Roster {
            keys: key
                .map(|(kid, key)| (kid.clone(), key.clone()))
                .into_iter()
                .collect(),
            ..*self
        }
    }
}

/// The keys of a roster document whose members and values hold, judged key by key: `roster-key`, `roster-kid`,
/// `roster-phone-code`.
pub(crate) fn keys(document: &Value) -> Result<BTreeMap<String, RosterKey>, Breach> {
    let list = document.get("keys").and_then(Value::as_list).unwrap_or_default();
    let mut known = BTreeSet::new();
    let mut keys = BTreeMap::new();
    for (index, entry) in list.iter().enumerate() {
        let breach = |rule| Breach::shape(rule, format!("/keys/{index}"));
        let text = |name| entry.get(name).and_then(Value::as_text).unwrap_or_default();
        let public = Algorithm::of(text("alg"))
            .and_then(|algorithm| PublicKey::from_spki(algorithm, text("spki")))
            .ok_or_else(|| breach(SealRule::RosterKey))?;
        let kid = public.kid();
        if text("kid") != kid.to_string() || !known.insert(kid) {
            return Err(breach(SealRule::RosterKid));
        }
        if text("phone_code") != kid.phone_code() {
            return Err(breach(SealRule::RosterPhoneCode));
        }
        let key = key(entry, public).ok_or_else(|| breach(SealRule::DocumentValue))?;
        keys.insert(kid.to_string(), key);
    }
    Ok(keys)
}

fn key(entry: &Value, public: PublicKey) -> Option<RosterKey> {
    let text = |name| entry.get(name)?.as_text();
    let org = |name| entry.get("org")?.get(name)?.as_text().map(str::to_owned);
    let role = |role: &Value| Role::of(role.as_text()?);
    Some(RosterKey {
        public,
        org_name: org("name")?,
        org_uscc: org("uscc")?,
        holder: text("holder")?.to_owned(),
        roles: entry.get("roles")?.as_list()?.iter().filter_map(role).collect(),
        not_before: Date::parse(text("not_before")?)?,
        not_after: Date::parse(text("not_after")?)?,
        status: Status::of(text("status")?)?,
        revoked_at: text("revoked_at").and_then(Instant::parse),
    })
}
