//! The module of the worker that unlocks and locks key files: half a second of work that would hold up the page.

use bangfu_api::seal::{Key, KeyRule, Passphrase};
use wasm_bindgen::prelude::*;

fn main() {}

/// Unlocks a key file: the key as it is, which the page takes up and wipes.
///
/// # Errors
/// The name of the rule of `files.md` §9.
#[wasm_bindgen]
pub fn unlock(pem: &str, passphrase: &str) -> Result<Vec<u8>, String> {
    let key = Key::from_pem(pem, passphrase).map_err(|breach| breach.0.name().to_owned())?;
    Ok(key.exposed().to_vec())
}

/// Locks a key into a key file.
///
/// # Errors
/// The name of the rule of `files.md` §9.
#[wasm_bindgen]
pub fn lock(key: &[u8], passphrase: &str, salt: &[u8], iv: &[u8]) -> Result<String, String> {
    let format = || KeyRule::Format.name().to_owned();
    let key = Key::from_exposed(key).map_err(|_| format())?;
    let passphrase = Passphrase::new(passphrase).ok_or_else(format)?;
    let (salt, iv) = (
        salt.try_into().map_err(|_| format())?,
        iv.try_into().map_err(|_| format())?,
    );
    Ok(key.to_pem(&passphrase, salt, iv))
}
