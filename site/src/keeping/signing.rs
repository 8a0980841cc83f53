//! The root signs a roster, in one go, so that the key is gone before anything is shown.

use bangfu_api::model::{Date, Instant, Value};
use bangfu_api::seal::{Clock, File, Key, Kid, Role, Statement, Term, dated, sign, trust, words as seal};

use super::lines::{issuer, lines, revision};
use crate::effects::clock;
use crate::effects::locking::{self, Refused};
use crate::words::roster as words;

/// What a person asks to sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The day on which the next revision is due.
    pub next_update: Date,
    /// The encrypted file of the root key.
    pub pem: String,
}

/// A roster that was just signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The file.
    pub text: String,
    /// What it is called.
    pub file_name: String,
    /// The root's telephone code, to be printed in the notice.
    pub code: String,
    /// Its revision.
    pub revision: i64,
}

/// Signs the roster. Takes about half a second.
///
/// # Errors
/// What is wrong with the key, the passphrase or the roster. What the new roster's own root would not be believed is not
/// handed out.
pub async fn carry_out(document: &Value, order: &Order, passphrase: &str) -> Result<Signed, Refused> {
    let key = locking::unlock(&order.pem, passphrase).await?;
    Ok(sign_with(&key, document, order.next_update, clock::now())?)
}

fn sign_with(key: &Key, document: &Value, next_update: Date, now: Instant) -> Result<Signed, String> {
    let root: Kid = key.public().kid();
    let line = lines(document).into_iter().find(|line| line.kid == root);
    let line = line.filter(|line| line.is_root()).ok_or(words::NOT_THE_ROOT)?;
    let term = Term {
        issued: now,
        next_update: Instant::start_of(next_update),
    };
    let document = dated(document.clone(), term).map_err(|breach| breach.to_string())?;
    let statement = Statement {
        role: Role::Root,
        org: issuer(&document).1.to_owned(),
        signer: line.holder,
        time: now,
        refusal: None,
    };
    let revision = revision(&document);
    let signed = sign(&File::Bare(document), key, &statement).map_err(|breach| breach.to_string())?;
    let text = signed.written();
    let (roster, verdict) = trust(text.as_bytes(), Some(root), Clock::Now(now), None);
    if roster.is_none() {
        return Err(seal::verdict(&verdict));
    }
    Ok(Signed {
        text,
        file_name: words::file_name(revision),
        code: root.phone_code(),
        revision,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use bangfu_api::seal::{Body, Enrolment, Revocation, begin, enrol, revoke};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn enrolment(seed: u8, role: Role) -> Enrolment {
        Enrolment {
            public: Key::from_seed([seed; 32]).public(),
            org: Body {
                name: "示例市卫生健康委员会（虚构）".to_owned(),
                uscc: "11370900990000041B".to_owned(),
            },
            holder: "赵六（虚构）".to_owned(),
            roles: vec![role],
            not_before: date("2026-01-01"),
            not_after: date("2027-12-31"),
        }
    }

    fn now() -> Instant {
        Instant::parse("2026-12-01T10:00:00+08:00").unwrap()
    }

    fn begun() -> Value {
        let term = Term {
            issued: now(),
            next_update: now(),
        };
        begin("example", term, &enrolment(1, Role::Root)).unwrap()
    }

    fn signed(document: &Value, seed: u8) -> Result<Signed, String> {
        sign_with(&Key::from_seed([seed; 32]), document, date("2027-03-01"), now())
    }

    #[test]
    fn only_a_root_of_the_roster_signs_it() {
        let both = enrol(begun(), &enrolment(2, Role::Office)).unwrap();
        let roster = signed(&both, 1).unwrap();
        assert_eq!(roster.file_name, "公钥名册-第1期.bangfu.json");
        assert_eq!(roster.code, Key::from_seed([1; 32]).public().phone_code());
        assert_eq!(signed(&both, 2), Err(words::NOT_THE_ROOT.to_owned()));
        assert_eq!(signed(&both, 3), Err(words::NOT_THE_ROOT.to_owned()));
    }

    #[test]
    fn a_roster_that_would_not_be_believed_is_not_handed_out() {
        let root = Key::from_seed([1; 32]).public().kid();
        let since = Instant::parse("2026-11-01T00:00:00+08:00").unwrap();
        let lost = Revocation::Compromised(since, "U盘遗失".to_owned());
        let revoked = revoke(begun(), root, &lost).unwrap();
        assert!(signed(&revoked, 1).is_err());
    }
}
