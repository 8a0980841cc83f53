//! Rule names of verification, and where a file breaks one.

use std::fmt;

use crate::names::words;

words! {
    /// A rule of `files.md` §4 beyond reading, in the order of the checks.
    SealRule {
        /// The envelope's members.
        EnvelopeMembers = "envelope-members",
        /// `format` is `bangfu/1`.
        Format = "format",
        /// `document.type` is known.
        DocumentType = "document-type",
        /// Exactly the members of the tables.
        DocumentMembers = "document-members",
        /// Values as §1 says.
        DocumentValue = "document-value",
        /// A roster key's SPKI.
        RosterKey = "roster-key",
        /// A roster key's kid.
        RosterKid = "roster-kid",
        /// A roster key's telephone code.
        RosterPhoneCode = "roster-phone-code",
        /// How many signatures.
        Signatures = "signatures",
        /// An entry's members.
        SignatureMembers = "signature-members",
        /// A head's members.
        HeadMembers = "head-members",
        /// A statement's members.
        StatementMembers = "statement-members",
        /// `typ` and `purpose` fit the document.
        TypOrPurpose = "typ-or-purpose",
        /// A statement's values.
        StatementValue = "statement-value",
        /// A refusal's reason.
        Reason = "reason",
        /// `alg` is the roster's.
        AlgMismatch = "alg-mismatch",
        /// 86 characters of canonical base64url.
        SignatureEncoding = "signature-encoding",
        /// The signature does not hold.
        BadSignature = "bad-signature",
        /// The statement names another document.
        DocumentDigest = "document-digest",
        /// The key may not sign as this.
        RoleNotAllowed = "role-not-allowed",
        /// The document does not name this body in this role.
        OrgNotParty = "org-not-party",
        /// The body's name differs from the roster's.
        OrgName = "org-name",
        /// A second signature in one role.
        RoleTwice = "role-twice",
        /// `time` is no instant.
        TimeFormat = "time-format",
        /// The key was not valid on that day.
        KeyNotValidThen = "key-not-valid-then",
        /// The key was lost, or enrolled in error.
        KeyRevoked = "key-revoked",
        /// Signed later than now.
        TimeInFuture = "time-in-future",
        /// An entry it has seen is not there.
        SeenSignatureMissing = "seen-signature-missing",
        /// `on_time` does not follow from the two instants.
        ReceiptOnTime = "receipt-on-time",
        /// The receipt speaks of another filing.
        ReceiptSubject = "receipt-subject",
        /// The receipt was issued under another roster.
        ReceiptRoster = "receipt-roster",
        /// `previous` does not fit.
        PreviousDigest = "previous-digest",
        /// A later revision was accepted already.
        OldRevision = "old-revision",
    }
}

/// Any rule a file may break: one of reading, or one of this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Strict reading.
    Read(bangfu_canon::Rule),
    /// Shape, signatures, order.
    Seal(SealRule),
}

impl Rule {
    /// The rule name that programs exchange.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Read(rule) => rule.name(),
            Rule::Seal(rule) => rule.name(),
        }
    }
}

impl From<SealRule> for Rule {
    fn from(rule: SealRule) -> Rule {
        Rule::Seal(rule)
    }
}

impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Where and how a file breaks the rules of reading or of shape (`files.md` §4 steps 1 and 2).
///
/// Shown, it is a whole sentence in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Breach {
    /// It could not be read.
    Read(bangfu_canon::Breach),
    /// It was read and has another shape.
    Shape {
        /// The rule.
        rule: SealRule,
        /// The place in the file, an RFC 6901 pointer.
        pointer: String,
    },
}

impl Breach {
    pub(crate) fn shape(rule: SealRule, pointer: impl Into<String>) -> Breach {
        let pointer = pointer.into();
        Breach::Shape { rule, pointer }
    }

    /// The rule.
    pub fn rule(&self) -> Rule {
        match self {
            Breach::Read(breach) => Rule::Read(breach.rule),
            Breach::Shape { rule, .. } => Rule::Seal(*rule),
        }
    }
}

impl From<bangfu_canon::Breach> for Breach {
    fn from(breach: bangfu_canon::Breach) -> Breach {
        Breach::Read(breach)
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Breach::Read(breach) => breach.fmt(f),
            Breach::Shape { rule, .. } => f.write_str(crate::words::rule(Rule::Seal(*rule))),
        }
    }
}
