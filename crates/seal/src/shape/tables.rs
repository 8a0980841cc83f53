//! The tables of members (`files.md` §1, §7, §8), in written order.

use crate::names::{Kind, Role, Status};

/// A member of an object: its name, what it holds, and when it is there.
pub(crate) struct Member {
    pub name: &'static str,
    pub form: Form,
    /// There exactly when the sibling of this name holds one of these words.
    pub when: Option<(&'static str, &'static [&'static str])>,
}

/// What a member holds.
pub(crate) enum Form {
    /// A text, not empty.
    Text,
    /// A text, also an empty one.
    Pointer,
    /// A word of a closed list.
    Word(&'static [&'static str]),
    /// A list of words of a closed list, at least one.
    Words(&'static [&'static str]),
    /// A whole number from 1.
    Count,
    Digest,
    DigestOrNull,
    Digests,
    Date,
    Instant,
    InstantOrNull,
    FlagOrNull,
    /// Any object: the answers of a form.
    Answers,
    Object(&'static [Member]),
    Objects(&'static [Member]),
}

const fn of(name: &'static str, form: Form) -> Member {
    Member {
        name,
        form,
        when: None,
    }
}

const fn when(
    name: &'static str,
    form: Form,
    sibling: &'static str,
    words: &'static [&'static str],
) -> Member {
    Member {
        name,
        form,
        when: Some((sibling, words)),
    }
}

const BODY: &[Member] = &[of("name", Form::Text), of("uscc", Form::Text)];

const PLAIN_FORM: &[Member] = &[of("id", Form::Text), of("version", Form::Text)];

const FILING: &[Member] = &[
    of("type", Form::Text),
    of("title", Form::Text),
    of(
        "form",
        Form::Object(&[
            of("id", Form::Text),
            of("version", Form::Text),
            of("pack", Form::Digest),
        ]),
    ),
    of("id", Form::Text),
    of("revision", Form::Count),
    of("previous", Form::DigestOrNull),
    of(
        "period",
        Form::Object(&[of("from", Form::Date), of("to", Form::Date)]),
    ),
    of(
        "parties",
        Form::Objects(&[
            of("role", Form::Word(Role::NAMES)),
            of("name", Form::Text),
            of("uscc", Form::Text),
        ]),
    ),
    of("answers", Form::Answers),
    of(
        "explanations",
        Form::Objects(&[
            of("rule", Form::Text),
            of("path", Form::Pointer),
            of("reason", Form::Text),
        ]),
    ),
];

const RECEIPT: &[Member] = &[
    of("type", Form::Text),
    of("title", Form::Text),
    of("form", Form::Object(PLAIN_FORM)),
    of("id", Form::Text),
    of("revision", Form::Count),
    of("previous", Form::DigestOrNull),
    of(
        "subject",
        Form::Object(&[
            of("type", Form::Word(&["filing"])),
            of("id", Form::Text),
            of("revision", Form::Count),
            of("document", Form::Digest),
            of("signatures", Form::Digests),
        ]),
    ),
    of("receipt_no", Form::Text),
    of("received_at", Form::Instant),
    of("deadline", Form::InstantOrNull),
    of("on_time", Form::FlagOrNull),
    of(
        "result",
        Form::Word(&["arrived", "valid", "accepted", "returned"]),
    ),
    when(
        "findings",
        Form::Objects(&[
            of("rule", Form::Text),
            of("path", Form::Pointer),
            of("state", Form::Word(&["failed", "could-not-check"])),
        ]),
        "result",
        &["valid", "returned"],
    ),
    of(
        "roster",
        Form::Object(&[of("serial", Form::Count), of("document", Form::Digest)]),
    ),
    of("office", Form::Object(BODY)),
];

const REVOKED: &[&str] = &["compromised", "withdrawn"];

const ROSTER: &[Member] = &[
    of("type", Form::Text),
    of("title", Form::Text),
    of("form", Form::Object(PLAIN_FORM)),
    of("id", Form::Text),
    of("revision", Form::Count),
    of("previous", Form::DigestOrNull),
    of("issued", Form::Instant),
    of("next_update", Form::Instant),
    of("issuer", Form::Object(BODY)),
    of(
        "keys",
        Form::Objects(&[
            of("kid", Form::Text),
            of("alg", Form::Text),
            of("spki", Form::Text),
            of("phone_code", Form::Text),
            of("org", Form::Object(BODY)),
            of("holder", Form::Text),
            of("roles", Form::Words(Role::NAMES)),
            of("not_before", Form::Date),
            of("not_after", Form::Date),
            of("status", Form::Word(Status::NAMES)),
            when("revoked_at", Form::Instant, "status", REVOKED),
            when("reason", Form::Text, "status", REVOKED),
        ]),
    ),
];

pub(crate) const HEAD: &[Member] = &[
    of("alg", Form::Text),
    of("kid", Form::Text),
    of("typ", Form::Text),
];

pub(crate) const STATEMENT: &[Member] = &[
    of("document", Form::Text),
    of("role", Form::Text),
    of("purpose", Form::Text),
    of("org", Form::Text),
    of("signer", Form::Text),
    of("time", Form::Text),
    of("seen", Form::Digests),
    when("reason", Form::Text, "purpose", &["refuse"]),
];

pub(crate) const ENTRY: &[Member] = &[
    of("head", Form::Object(HEAD)),
    of("statement", Form::Object(STATEMENT)),
    of("signature", Form::Text),
];

const fn with_document(document: &'static [Member]) -> [Member; 3] {
    [
        of("format", Form::Text),
        of("document", Form::Object(document)),
        of("signatures", Form::Objects(ENTRY)),
    ]
}

/// The table of an envelope that holds this kind of document.
pub(crate) fn envelope(kind: Kind) -> &'static [Member] {
    const FILING_ENVELOPE: &[Member] = &with_document(FILING);
    const RECEIPT_ENVELOPE: &[Member] = &with_document(RECEIPT);
    const ROSTER_ENVELOPE: &[Member] = &with_document(ROSTER);
    match kind {
        Kind::Filing => FILING_ENVELOPE,
        Kind::Receipt => RECEIPT_ENVELOPE,
        Kind::Roster => ROSTER_ENVELOPE,
    }
}

/// The table of this kind of document.
pub(crate) fn document(kind: Kind) -> &'static [Member] {
    match kind {
        Kind::Filing => FILING,
        Kind::Receipt => RECEIPT,
        Kind::Roster => ROSTER,
    }
}

impl bangfu_canon::Layout for Member {
    fn name(&self) -> &str {
        self.name
    }

    fn members(&self) -> &[Member] {
        match self.form {
            Form::Object(members) | Form::Objects(members) => members,
            _ => &[],
        }
    }
}
