//! A file as it travels: a bare document, or an envelope (`files.md` §1).

use bangfu_canon::{BARE_DEPTH, Digest, canonical, parse, parse_within, written};
use bangfu_model::Value;

use crate::algorithm::Algorithm;
use crate::entry::Entry;
use crate::names::Kind;
use crate::roster;
use crate::rule::{Breach, SealRule};
use crate::shape;

/// The value of `format`.
pub const FORMAT: &str = "bangfu/1";

/// A file that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// A document nobody has signed; only its text was checked, since it may be half filled in.
    Bare(Value),
    /// A document with signatures, whose shape holds.
    Envelope(Envelope),
}

impl File {
    /// Reads a file: a bare document if it has a `type` and nothing of an envelope, else an envelope.
    pub fn read(bytes: &[u8]) -> Result<File, Breach> {
        let value = parse(bytes)?;
        let has = |name| value.get(name).is_some();
        if has("type") && !has("format") && !has("document") && !has("signatures") {
            if levels(&value) > BARE_DEPTH {
                parse_within(bytes, BARE_DEPTH)?;
            }
            return Ok(File::Bare(value));
        }
        Envelope::of(value).map(File::Envelope)
    }

    /// The document.
    pub fn document(&self) -> &Value {
        match self {
            File::Bare(document) => document,
            File::Envelope(envelope) => envelope.document(),
        }
    }

    /// The signatures, in file order; none in a bare document.
    pub fn entries(&self) -> &[Entry] {
        match self {
            File::Bare(_) => &[],
            File::Envelope(envelope) => envelope.entries(),
        }
    }

    /// The SHA-256 digest of the canonical document: what statements and receipts name, and the 核对码 is made of.
    pub fn digest(&self) -> Digest {
        match self {
            File::Bare(document) => Digest::of(&canonical(document)),
            File::Envelope(envelope) => envelope.digest(),
        }
    }

    /// The file in written form.
    pub fn written(&self) -> String {
        match self {
            File::Bare(document) => bare(document, kind(document)),
            File::Envelope(envelope) => envelope.written(),
        }
    }
}

/// The written form of a document nobody has signed, its members in the order of this kind.
pub fn bare(document: &Value, kind: Kind) -> String {
    written(document, shape::document(kind))
}

/// An envelope whose shape holds (`files.md` §4 steps 1 and 2). Nothing in it is verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    kind: Kind,
    document: Value,
    digest: Digest,
    entries: Vec<Entry>,
}

impl Envelope {
    /// Reads an envelope.
    pub fn read(bytes: &[u8]) -> Result<Envelope, Breach> {
        Envelope::of(parse(bytes)?)
    }

    /// The envelope this tree is, if its shape holds.
    pub fn of(value: Value) -> Result<Envelope, Breach> {
        let Value::Record(mut members) = value else {
            return Err(Breach::shape(SealRule::EnvelopeMembers, ""));
        };
        let (Some(format), Some(document), Some(signatures), true) = (
            members.remove("format"),
            members.remove("document"),
            members.remove("signatures"),
            members.is_empty(),
        ) else {
            return Err(Breach::shape(SealRule::EnvelopeMembers, ""));
        };
        if format.as_text() != Some(FORMAT) {
            return Err(Breach::shape(SealRule::Format, "/format"));
        }
        let kind = check(&document)?;
        let entries = shape::check_entries(signatures, kind)?;
        let entries = entries.into_iter().map(Entry::of).collect();
        Ok(Envelope::sealed(kind, document, entries))
    }

    pub(crate) fn sealed(kind: Kind, document: Value, entries: Vec<Entry>) -> Envelope {
        let digest = Digest::of(&canonical(&document));
        Envelope {
            kind,
            document,
            digest,
            entries,
        }
    }

    /// `document.type`.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The document.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// The SHA-256 digest of the canonical document.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The signatures, in file order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether the statement of this entry names this document, by the digest its own algorithm goes with.
    pub(crate) fn is_named_by(&self, entry: &Entry) -> bool {
        let algorithm = Algorithm::of(entry.head("alg")).unwrap_or(Algorithm::Ed25519);
        algorithm.document_digest(self) == entry.claim("document")
    }

    /// The file in written form, signatures in the order they have.
    pub fn written(&self) -> String {
        let signatures = self.entries.iter().map(|entry| entry.value().clone()).collect();
        let value = Value::record([
            ("format", FORMAT.into()),
            ("document", self.document.clone()),
            ("signatures", Value::List(signatures)),
        ]);
        written(&value, shape::envelope(self.kind))
    }

    /// A text of the document by its path of names; empty when there is none.
    pub(crate) fn text(&self, path: &[&str]) -> &str {
        let found = path
            .iter()
            .try_fold(&self.document, |value, name| value.get(name));
        found.and_then(Value::as_text).unwrap_or_default()
    }

    /// `document.revision`.
    pub fn revision(&self) -> i64 {
        self.document
            .get("revision")
            .and_then(Value::as_integer)
            .unwrap_or_default()
    }
}

/// Checks the shape of a document (`files.md` §4 step 2, without signatures).
pub(crate) fn check(document: &Value) -> Result<Kind, Breach> {
    let prefix = |breach| match breach {
        Breach::Shape { rule, pointer } => Breach::shape(rule, format!("/document{pointer}")),
        read => read,
    };
    let kind = shape::check_document(document).map_err(prefix)?;
    if kind == Kind::Roster {
        roster::keys(document).map_err(prefix)?;
    }
    Ok(kind)
}

/// The kind a document says it is; a filing when it says nothing known.
fn kind(document: &Value) -> Kind {
    let kind = document.get("type").and_then(Value::as_text).and_then(Kind::of);
    kind.unwrap_or(Kind::Filing)
}

fn levels(value: &Value) -> usize {
    match value {
        Value::List(items) => 1 + items.iter().map(levels).max().unwrap_or_default(),
        Value::Record(members) => 1 + members.values().map(levels).max().unwrap_or_default(),
        _ => 0,
    }
}
