//! Signing and refusing: one statement at a time (`files.md` §1, §2, §5).

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};

use bangfu_model::{Instant, Value};

use crate::algorithm::Algorithm;
use crate::entry::{Entry, message};
use crate::file::{Envelope, File, check};
use crate::key::Key;
use crate::names::{Kind, Purpose, Role};
use crate::rule::{Breach, SealRule};
use crate::shape::reason_holds;
use crate::verify::{party, previous_fits};

/// What somebody states about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// As what.
    pub role: Role,
    /// For which body: its USCC.
    pub org: String,
    /// The person's name.
    pub signer: String,
    /// When, by the signer's clock.
    pub time: Instant,
    /// Why not: makes it a refusal, which only a filing takes.
    pub refusal: Option<String>,
}

/// Why nothing was signed. Shown, it is a whole sentence in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignBreach {
    /// The result would break a rule.
    Rule(Breach),
    /// A party has refused this revision; only a new one goes on.
    Refused,
}

impl fmt::Display for SignBreach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SignBreach::Rule(breach) => breach.fmt(f),
            SignBreach::Refused => f.write_str(crate::words::REFUSED_ALREADY),
        }
    }
}

impl From<Breach> for SignBreach {
    fn from(breach: Breach) -> SignBreach {
        SignBreach::Rule(breach)
    }
}

/// The file with one more signature, behind those it has. The document is not changed.
///
/// Whether the answers may be signed at all is for the form's rules to say before.
pub fn sign(file: &File, key: &Key, statement: &Statement) -> Result<Envelope, SignBreach> {
    let kind = check(file.document())?;
    let entries = file.entries();
    let unsigned = Envelope::sealed(kind, file.document().clone(), entries.to_vec());
    if entries
        .iter()
        .any(|entry| entry.claim("purpose") == Purpose::Refuse.name())
    {
        return Err(SignBreach::Refused);
    }
    if let Some((rule, pointer)) = breach(&unsigned, statement) {
        return Err(Breach::shape(rule, pointer).into());
    }
    let entry = entry(&unsigned, key, statement);
    let entries = [entries, &[entry]].concat();
    let signed = Envelope::sealed(kind, file.document().clone(), entries);
    // What is written can be read: also a name typed in another Unicode form is refused here and not by the receiver.
    Ok(Envelope::read(signed.written().as_bytes())?)
}

fn breach(file: &Envelope, statement: &Statement) -> Option<(SealRule, &'static str)> {
    let kind = file.kind();
    let fits_kind = match kind {
        Kind::Filing => statement.role != Role::Root,
        Kind::Receipt => statement.role == Role::Office,
        Kind::Roster => statement.role == Role::Root,
    };
    let role = statement.role.name();
    let named = party(file, role).is_some_and(|(_, uscc)| uscc == statement.org);
    let entries = file.entries();
    let names_another = |entry: &Entry| {
        let algorithm = Algorithm::of(entry.head("alg"));
        algorithm.is_some_and(|alg| alg.document_digest(file) != entry.claim("document"))
    };
    let reason = statement.refusal.as_deref();
    let breaches = [
        (
            kind == Kind::Filing && !previous_fits(file.document()),
            SealRule::PreviousDigest,
            "/document/previous",
        ),
        (
            entries.len() >= kind.most_entries(),
            SealRule::Signatures,
            "/signatures",
        ),
        (
            entries.iter().any(names_another),
            SealRule::DocumentDigest,
            "/document",
        ),
        (
            reason.is_some() && kind != Kind::Filing,
            SealRule::TypOrPurpose,
            "",
        ),
        (
            reason.is_some_and(|reason| !reason_holds(reason)),
            SealRule::Reason,
            "",
        ),
        (statement.signer.trim().is_empty(), SealRule::StatementValue, ""),
        (!fits_kind, SealRule::RoleNotAllowed, ""),
        (!named, SealRule::OrgNotParty, ""),
        (
            entries.iter().any(|entry| entry.claim("role") == role),
            SealRule::RoleTwice,
            "/signatures",
        ),
    ];
    let broken = breaches.into_iter().find(|(broken, ..)| *broken);
    broken.map(|(_, rule, pointer)| (rule, pointer))
}

fn entry(file: &Envelope, key: &Key, statement: &Statement) -> Entry {
    let algorithm = key.algorithm();
    let purpose = match (file.kind(), &statement.refusal) {
        (Kind::Filing, None) => Purpose::Approve,
        (Kind::Filing, Some(_)) => Purpose::Refuse,
        (Kind::Receipt, _) => Purpose::Receipt,
        (Kind::Roster, _) => Purpose::Roster,
    };
    let head = Value::record([
        ("alg", algorithm.name().into()),
        ("kid", key.public().kid().to_string().into()),
        ("typ", file.kind().typ().into()),
    ]);
    let seen = file
        .entries()
        .iter()
        .map(|entry| entry.digest().to_string().into());
    let mut members = vec![
        ("document", algorithm.document_digest(file).into()),
        ("role", statement.role.name().into()),
        ("purpose", purpose.name().into()),
        ("org", statement.org.clone().into()),
        ("signer", statement.signer.clone().into()),
        ("time", statement.time.to_string().into()),
        ("seen", Value::List(seen.collect())),
    ];
    if let Some(reason) = &statement.refusal {
        members.push(("reason", reason.clone().into()));
    }
    let named = |(name, value): (&str, Value)| (name.to_owned(), value);
    let body = Value::Record(members.into_iter().map(named).collect());
    let signature = key.sign(message(&head, &body).as_bytes());
    Entry::of(Value::record([
        ("head", head),
        ("statement", body),
        ("signature", Base64UrlUnpadded::encode_string(&signature).into()),
    ]))
}
