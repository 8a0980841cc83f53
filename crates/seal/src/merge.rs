//! Copies of one document that were signed apart become one file (`files.md` §6).
//!
//! Nothing is verified and no roster is needed; what comes of it is verified like any file. The order of the signatures
//! depends on their set alone, so merging is commutative, associative and idempotent, to the byte.

use std::collections::BTreeMap;
use std::fmt;

use bangfu_canon::Digest;

use crate::entry::Entry;
use crate::file::Envelope;
use crate::rule::SealRule;

/// Why copies were not merged. Shown, it is a whole sentence in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct MergeBreach {
    /// `document-digest`, `role-twice` or `signatures`.
    pub rule: SealRule,
    /// The two copies that do not go together, from 0; one copy alone twice.
    pub copies: (usize, usize),
    /// With `role-twice`: the role, and what it stated on each copy.
    pub twice: Option<(String, [Digest; 2])>,
}

impl fmt::Display for MergeBreach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::words::unmerged(self.rule))
    }
}

/// One file with the signatures of all copies, each once, in merge order. `first` and `others` have passed the checks
/// of shape.
///
/// # Errors
/// `document-digest` when a copy holds another document or a statement names another one; `role-twice` when a role
/// stated two things; `signatures` when there would be too many.
pub fn merge(first: &Envelope, others: &[Envelope]) -> Result<Envelope, MergeBreach> {
    let copies = || std::iter::once(first).chain(others).enumerate();
    let breach = |rule, copies, twice| MergeBreach { rule, copies, twice };
    for (at, copy) in copies() {
        if copy.digest() != first.digest() {
            return Err(breach(SealRule::DocumentDigest, (0, at), None));
        }
        if !copy.entries().iter().all(|entry| copy.is_named_by(entry)) {
            return Err(breach(SealRule::DocumentDigest, (at, at), None));
        }
    }
    let mut union: BTreeMap<Digest, (usize, &Entry)> = BTreeMap::new();
    let mut roles: BTreeMap<&str, Digest> = BTreeMap::new();
    for (at, copy) in copies() {
        for entry in copy.entries() {
            let role = entry.claim("role");
            union.entry(entry.digest()).or_insert((at, entry));
            let known = *roles.entry(role).or_insert(entry.digest());
            if known != entry.digest() {
                let other = union.get(&known).map_or(at, |(other, _)| *other);
                let twice = Some((role.to_owned(), [known, entry.digest()]));
                return Err(breach(SealRule::RoleTwice, (other, at), twice));
            }
        }
    }
    if union.len() > first.kind().most_entries() {
        return Err(breach(SealRule::Signatures, (0, others.len()), None));
    }
    let union = union.into_values().map(|(_, entry)| entry.clone()).collect();
    Ok(Envelope::sealed(
        first.kind(),
        first.document().clone(),
        in_merge_order(union),
    ))
}

/// Again and again the entry whose seen ones, as far as they are here, are all placed: the one with the smallest time,
/// then digest, both as text.
fn in_merge_order(mut open: Vec<Entry>) -> Vec<Entry> {
    open.sort_by_cached_key(|entry| (entry.claim("time").to_owned(), entry.digest().to_string()));
    let mut placed = Vec::with_capacity(open.len());
    while !open.is_empty() {
        let waits = |entry: &Entry| {
            let mut seen = entry.seen();
            seen.any(|digest| digest != entry.digest() && open.iter().any(|other| other.digest() == digest))
        };
        // An entry is named by its digest, so entries cannot wait for each other in a circle.
        let next = open.iter().position(|entry| !waits(entry)).unwrap_or_default();
        placed.push(open.remove(next));
    }
    placed
}
