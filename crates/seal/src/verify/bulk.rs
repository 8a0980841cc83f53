//! Many files judged by the same context.

use bangfu_canon::Digest;

use super::{Context, Trust, Verdict, verify_proven};
use crate::algorithm::{Algorithm, PublicKey, ed25519};
use crate::file::Envelope;
use crate::roster::Roster;
use crate::rule::Breach;

/// How many files are judged together. More save little: their trees no longer stay near the processor, and a bad one
/// makes its whole batch be judged one by one.
const BATCH: usize = 16;

/// Judges files as [`crate::verify`] judges each, in their order. With the feature `batch` their Ed25519 signatures are
/// verified together, which takes about half the time; a batch with a bad one is judged one by one, so that the bad one is
/// named.
pub fn verify_all<'f>(
    files: impl IntoIterator<Item = &'f [u8]>,
    context: &Context<'_>,
) -> impl Iterator<Item = Verdict> {
    read_all(files, context).map(|(_, verdict)| verdict)
}

/// As [`verify_all`], with the envelopes that could be read: for who goes on to look into them.
pub fn read_all<'f>(
    files: impl IntoIterator<Item = &'f [u8]>,
    context: &Context<'_>,
) -> impl Iterator<Item = (Option<Envelope>, Verdict)> {
    let mut files = files.into_iter();
    let mut judged = Vec::new().into_iter();
    std::iter::from_fn(move || {
        if let Some(verdict) = judged.next() {
            return Some(verdict);
        }
        let batch: Vec<_> = files.by_ref().take(BATCH).map(Envelope::read).collect();
        judged = judge(batch, context).into_iter();
        judged.next()
    })
}

fn judge(batch: Vec<Result<Envelope, Breach>>, context: &Context<'_>) -> Vec<(Option<Envelope>, Verdict)> {
    let proven = match context.trust {
        Trust::Roster(roster) => proven(batch.iter().filter_map(|file| file.as_ref().ok()), roster),
        Trust::None | Trust::Broken(_) => Vec::new(),
    };
    let verdict = |file: Result<Envelope, Breach>| match file {
        Ok(envelope) => {
            let verdict = verify_proven(&envelope, context, &proven);
            (Some(envelope), verdict)
        }
        Err(breach) => (None, Verdict::unreadable(breach)),
    };
    batch.into_iter().map(verdict).collect()
}

/// The digests of the entries whose signatures were shown to hold together, ascending.
fn proven<'e>(files: impl Iterator<Item = &'e Envelope>, roster: &Roster) -> Vec<Digest> {
    let mut claims: Vec<ed25519::Claim> = Vec::new();
    let mut digests = Vec::new();
    for entry in files.flat_map(Envelope::entries) {
        let key = roster.key(entry.head("kid")).map(|key| &key.public);
        let (Some(PublicKey::Ed25519(key)), Some(signature)) = (key, entry.signature_bytes()) else {
            continue;
        };
        if entry.head("alg") == Algorithm::Ed25519.name() {
            claims.push((key, entry.message().as_bytes(), signature));
            digests.push(entry.digest());
        }
    }
    if !all_hold(&claims) {
        return Vec::new();
    }
    digests.sort_unstable();
    digests
}

#[cfg(feature = "batch")]
fn all_hold(claims: &[ed25519::Claim]) -> bool {
    ed25519::all_hold(claims)
}

/// A build without batches shows nothing together.
#[cfg(not(feature = "batch"))]
fn all_hold(_: &[ed25519::Claim]) -> bool {
    false
}
