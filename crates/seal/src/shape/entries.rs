//! The shape of signature entries (`files.md` §4 step 2, per entry).

use std::collections::BTreeSet;

use bangfu_canon::Digest;
use bangfu_model::Value;

use super::has_exactly;
use super::tables::{ENTRY, HEAD, Member, STATEMENT};
use crate::names::{Kind, Purpose};
use crate::rule::{Breach, SealRule};

/// Checks `signatures` of a file of this kind; the list of entries if it holds.
pub(crate) fn check_entries(signatures: Value, kind: Kind) -> Result<Vec<Value>, Breach> {
    let Value::List(entries) = signatures else {
        return Err(Breach::shape(SealRule::Signatures, "/signatures"));
    };
    if !(1..=kind.most_entries()).contains(&entries.len()) {
        return Err(Breach::shape(SealRule::Signatures, "/signatures"));
    }
    for (index, entry) in entries.iter().enumerate() {
        check(entry, kind).map_err(|rule| Breach::shape(rule, format!("/signatures/{index}")))?;
    }
    Ok(entries)
}

fn check(entry: &Value, kind: Kind) -> Result<(), SealRule> {
    let text = |value: Option<&Value>| value.and_then(Value::as_text).map(str::to_owned);
    if !has_exactly(entry, ENTRY) || text(entry.get("signature")).is_none() {
        return Err(SealRule::SignatureMembers);
    }
    let (Some(head), Some(statement)) = (entry.get("head"), entry.get("statement")) else {
        return Err(SealRule::SignatureMembers);
    };
    if !has_exactly(head, HEAD) {
        return Err(SealRule::HeadMembers);
    }
    let Some(record) = statement.as_record() else {
        return Err(SealRule::StatementMembers);
    };
    let always = |member: &&Member| member.when.is_none();
    let known = |name: &String| STATEMENT.iter().any(|member| member.name == name);
    if !STATEMENT
        .iter()
        .filter(always)
        .all(|member| record.contains_key(member.name))
        || !record.keys().all(known)
    {
        return Err(SealRule::StatementMembers);
    }
    let purpose = text(record.get("purpose")).and_then(|word| Purpose::of(&word));
    if head.get("typ").and_then(Value::as_text) != Some(kind.typ())
        || !purpose.is_some_and(|purpose| kind.purposes().contains(&purpose))
    {
        return Err(SealRule::TypOrPurpose);
    }
    if !has_exactly(statement, STATEMENT) {
        return Err(SealRule::StatementMembers);
    }
    let texts = record.iter().filter(|(name, _)| *name != "seen");
    let signer = record.get("signer").and_then(Value::as_text);
    if texts.into_iter().any(|(_, value)| value.as_text().is_none())
        || signer == Some("")
        || !record.get("seen").is_some_and(are_distinct_digests)
    {
        return Err(SealRule::StatementValue);
    }
    match record.get("reason").and_then(Value::as_text) {
        Some(reason) if !reason_holds(reason) => Err(SealRule::Reason),
        _ => Ok(()),
    }
}

fn are_distinct_digests(seen: &Value) -> bool {
    let mut earlier = BTreeSet::new();
    seen.as_list().is_some_and(|seen| {
        seen.iter().all(|digest| {
            let digest = digest.as_text().and_then(Digest::parse);
            digest.is_some_and(|digest| earlier.insert(digest))
        })
    })
}

/// Whether a refusal may give this reason: 1 to 500 Unicode scalar values, not only white space.
pub(crate) fn reason_holds(reason: &str) -> bool {
    !reason.trim().is_empty() && reason.chars().count() <= 500
}
