//! A filing among its revisions (`files.md` §4 step 5, §5).

use bangfu_canon::Digest;
use bangfu_model::Value;

use super::Accepted;
use crate::file::Envelope;
use crate::rule::SealRule;

/// `previous-digest`, `old-revision`, `previous-digest`.
pub(super) fn check(envelope: &Envelope, accepted: Option<Accepted>) -> Option<SealRule> {
    if !previous_fits(envelope.document()) {
        return Some(SealRule::PreviousDigest);
    }
    let accepted = accepted?;
    if envelope.revision() <= accepted.revision {
        return Some(SealRule::OldRevision);
    }
    let previous = envelope
        .document()
        .get("previous")
        .and_then(Value::as_text)
        .and_then(Digest::parse);
    let replaces = accepted
        .document
        .is_none_or(|document| previous == Some(document));
    (!replaces).then_some(SealRule::PreviousDigest)
}

/// Whether revision 1 names no earlier document and every other revision does.
pub(crate) fn previous_fits(document: &Value) -> bool {
    let first = document.get("revision").and_then(Value::as_integer) == Some(1);
    first == (document.get("previous") == Some(&Value::Null))
}
