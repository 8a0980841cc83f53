//! One signature entry: a small JWS that names a document by its digest (`files.md` §2).

use base64ct::{Base64UrlUnpadded, Encoding};

use bangfu_canon::{Digest, canonical};
use bangfu_model::Value;

/// An entry of `signatures` whose shape holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    value: Value,
    message: String,
    digest: Digest,
}

impl Entry {
    /// `value` has passed the checks of shape.
    pub(crate) fn of(value: Value) -> Entry {
        let part = |name| value.get(name).unwrap_or(&Value::Null);
        let message = message(part("head"), part("statement"));
        let signature = part("signature").as_text().unwrap_or_default();
        let digest = Digest::of(format!("{message}.{signature}").as_bytes());
        Entry {
            value,
            message,
            digest,
        }
    }

    /// The entry as a value, `{head, statement, signature}`.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The bytes that are signed: `b64url(JCS(head)) "." b64url(JCS(statement))`.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The digest of the compact form, as `seen`, receipts and merging name it.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// A text of the statement, as the signer claims it; empty when it has no such member.
    pub fn claim(&self, name: &str) -> &str {
        self.text("statement", name)
    }

    /// A text of the head; empty when it is no text.
    pub fn head(&self, name: &str) -> &str {
        self.text("head", name)
    }

    /// The signature as the file spells it.
    pub fn signature(&self) -> &str {
        self.value
            .get("signature")
            .and_then(Value::as_text)
            .unwrap_or_default()
    }

    /// The 64 bytes of the signature: `None` unless it is 86 characters of base64url that re-encode to the same text.
    pub fn signature_bytes(&self) -> Option<[u8; 64]> {
        let mut bytes = [0; 64];
        let decoded = Base64UrlUnpadded::decode(self.signature(), &mut bytes).ok()?;
        (decoded.len() == 64 && Base64UrlUnpadded::encode_string(&bytes) == self.signature()).then_some(bytes)
    }

    /// The entries that were in the file when this one was made.
    pub fn seen(&self) -> impl Iterator<Item = Digest> {
        let seen = self
            .value
            .get("statement")
            .and_then(|statement| statement.get("seen"));
        let seen = seen.and_then(Value::as_list).unwrap_or_default();
        seen.iter().filter_map(|digest| Digest::parse(digest.as_text()?))
    }

    fn text(&self, part: &str, name: &str) -> &str {
        let part = self.value.get(part);
        part.and_then(|part| part.get(name))
            .and_then(Value::as_text)
            .unwrap_or_default()
    }
}

/// What a signature with this head and statement covers.
pub(crate) fn message(head: &Value, statement: &Value) -> String {
    let encode = |value| Base64UrlUnpadded::encode_string(&canonical(value));
    format!("{}.{}", encode(head), encode(statement))
}
