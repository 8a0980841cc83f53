//! Keeping a roster (`files.md` §8): the document the root signs. Entries are never removed, or old filings would lose
//! their keys.

use std::fmt;

use bangfu_model::{Date, Instant, Value};

use crate::algorithm::{Kid, PublicKey};
use crate::body::{Body, form};
use crate::file::{Envelope, check};
use crate::names::{Kind, Role, Status};
use crate::rule::Breach;

/// A key that is taken into a roster, after its telephone code was read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The key.
    pub public: PublicKey,
    /// The body it signs for.
    pub org: Body,
    /// The one person who keeps it.
    pub holder: String,
    /// What it may sign as.
    pub roles: Vec<Role>,
    /// Its first day.
    pub not_before: Date,
    /// Its last day, inclusive.
    pub not_after: Date,
}

/// How a key stops being trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Revocation {
    /// Replaced: good up to this last day.
    Superseded(Date),
    /// Lost or stolen since then, and why it is thought so.
    Compromised(Instant, String),
    /// Enrolled in error: never good.
    Withdrawn(Instant, String),
}

/// From when a revision counts, and when the next one is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// When it was issued.
    pub issued: Instant,
    /// From when on a newer one is needed.
    pub next_update: Instant,
}

/// The day on which the next revision is due when nothing else is said: three months later.
pub fn usual_update(issued: Date) -> Option<Date> {
    issued.plus_months(3)
}

/// The last day of a key when nothing else is said: the last one of two years, within which keys are renewed.
pub fn usual_last_day(first: Date) -> Option<Date> {
    first.last_day_of(24)
}

/// Why a roster was not changed. Shown, it is a whole sentence in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeepBreach {
    /// The file holds no roster.
    NoRoster,
    /// There is no key with this kid.
    UnknownKey,
    /// The key is not trusted any more already.
    RevokedAlready,
    /// The result would break a rule: a key that is there twice, an empty name.
    Shape(Breach),
}

impl fmt::Display for KeepBreach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeepBreach::NoRoster => f.write_str(crate::words::NO_ROSTER),
            KeepBreach::UnknownKey => f.write_str(crate::words::NOT_IN_ROSTER),
            KeepBreach::RevokedAlready => f.write_str(crate::words::REVOKED_ALREADY),
            KeepBreach::Shape(breach) => breach.fmt(f),
        }
    }
}

/// A new roster, whose one key is its own root's.
///
/// # Errors
/// When the root's enrolment does not hold.
pub fn begin(id: &str, term: Term, root: &Enrolment) -> Result<Value, KeepBreach> {
    let document = Value::record([
        ("type", Kind::Roster.name().into()),
        ("title", crate::words::ROSTER.into()),
        ("form", form("bangfu/roster")),
        ("id", id.into()),
        ("revision", 1.into()),
        ("previous", Value::Null),
        ("issued", term.issued.to_string().into()),
        ("next_update", term.next_update.to_string().into()),
        ("issuer", root.org.value()),
        ("keys", Value::List(vec![entry(root)])),
    ]);
    sound(document)
}

/// The next revision of a signed roster, still without a signature.
///
/// # Errors
/// [`KeepBreach::NoRoster`].
pub fn revise(signed: &Envelope, term: Term) -> Result<Value, KeepBreach> {
    if signed.kind() != Kind::Roster {
        return Err(KeepBreach::NoRoster);
    }
    let mut document = signed.document().clone();
    let members = members(&mut document)?;
    members.insert("revision".to_owned(), (signed.revision() + 1).into());
    members.insert("previous".to_owned(), signed.digest().to_string().into());
    dated(document, term)
}

/// The roster, issued now rather than when its draft was begun.
///
/// # Errors
/// When the document is no roster.
pub fn dated(mut document: Value, term: Term) -> Result<Value, KeepBreach> {
    let members = members(&mut document)?;
    members.insert("issued".to_owned(), term.issued.to_string().into());
    members.insert("next_update".to_owned(), term.next_update.to_string().into());
    sound(document)
}

/// The roster with one more key.
///
/// # Errors
/// `roster-kid` when the key is there already; what else does not hold.
pub fn enrol(mut document: Value, enrolment: &Enrolment) -> Result<Value, KeepBreach> {
    keys(&mut document)?.push(entry(enrolment));
    sound(document)
}

/// The roster in which this key is not trusted any more.
///
/// # Errors
/// When the key is not there, or not trusted already.
pub fn revoke(mut document: Value, kid: Kid, revocation: &Revocation) -> Result<Value, KeepBreach> {
    let kid = kid.to_string();
    let known = |key: &&mut Value| key.get("kid").and_then(Value::as_text) == Some(kid.as_str());
    let key = keys(&mut document)?
        .iter_mut()
        .find(known)
        .ok_or(KeepBreach::UnknownKey)?;
    if key.get("status").and_then(Value::as_text) != Some(Status::Active.name()) {
        return Err(KeepBreach::RevokedAlready);
    }
    let members = members(key)?;
    let mut set = |name: &str, value: Value| drop(members.insert(name.to_owned(), value));
    match revocation {
        Revocation::Superseded(last_day) => {
            set("status", Status::Superseded.name().into());
            set("not_after", last_day.to_string().into());
        }
        Revocation::Compromised(since, reason) | Revocation::Withdrawn(since, reason) => {
            let status = match revocation {
                Revocation::Compromised(..) => Status::Compromised,
                _ => Status::Withdrawn,
            };
            set("status", status.name().into());
            set("revoked_at", since.to_string().into());
            set("reason", reason.as_str().into());
        }
    }
    sound(document)
}

fn entry(enrolment: &Enrolment) -> Value {
    let public = &enrolment.public;
    let roles = enrolment.roles.iter().map(|role| role.name().into()).collect();
    Value::record([
        ("kid", public.kid().to_string().into()),
        ("alg", public.algorithm().name().into()),
        ("spki", public.spki_base64().into()),
        ("phone_code", public.phone_code().into()),
        ("org", enrolment.org.value()),
        ("holder", enrolment.holder.as_str().into()),
        ("roles", Value::List(roles)),
        ("not_before", enrolment.not_before.to_string().into()),
        ("not_after", enrolment.not_after.to_string().into()),
        ("status", Status::Active.name().into()),
    ])
}

fn members(value: &mut Value) -> Result<&mut bangfu_model::value::Record, KeepBreach> {
    match value {
        Value::Record(members) => Ok(members),
        _ => Err(KeepBreach::NoRoster),
    }
}

fn keys(document: &mut Value) -> Result<&mut Vec<Value>, KeepBreach> {
    match members(document)?.get_mut("keys") {
        Some(Value::List(keys)) => Ok(keys),
        _ => Err(KeepBreach::NoRoster),
    }
}

/// The document, if it is a roster whose shape holds.
fn sound(document: Value) -> Result<Value, KeepBreach> {
    match check(&document).map_err(KeepBreach::Shape)? {
        Kind::Roster => Ok(document),
        _ => Err(KeepBreach::NoRoster),
    }
}
