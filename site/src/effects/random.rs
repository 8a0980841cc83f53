//! Randomness from the browser's generator.

use uuid::Builder;

use crate::words;

/// Random bytes, or a sentence when the browser gives none.
pub fn bytes<const N: usize>() -> Result<[u8; N], String> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map(|()| bytes)
        .map_err(|_| words::NO_RANDOM.to_owned())
}

/// A lower-case UUID (RFC 9562, version 4).
///
/// # Errors
/// As [`bytes`].
pub fn uuid() -> Result<String, String> {
    Ok(Builder::from_random_bytes(bytes()?).into_uuid().to_string())
}
