//! Randomness from the browser's generator.

use crate::words;

/// Random bytes, or a sentence when the browser gives none.
pub fn bytes<const N: usize>() -> Result<[u8; N], String> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map(|()| bytes)
        .map_err(|_| words::NO_RANDOM.to_owned())
}
