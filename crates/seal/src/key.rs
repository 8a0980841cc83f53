//! A person's key: signing with it, and the file it is kept in (`files.md` §9).

mod pem;
mod scheme;

use zeroize::Zeroizing;

use crate::algorithm::{Algorithm, PublicKey, ed25519};
use crate::names::words;

words! {
    /// Why a key file could not be used.
    KeyRule {
        /// Not an encrypted PKCS#8 PEM, or broken.
        Format = "key-format",
        /// Another scheme or cipher.
        Encryption = "key-encryption",
        /// Unlocking would cost more than the limits allow.
        Cost = "key-cost",
        /// The passphrase does not fit.
        Passphrase = "key-passphrase",
        /// Neither Ed25519 nor SM2.
        Algorithm = "key-algorithm",
    }
}

/// A key file that could not be used. Shown, it is a whole sentence in Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", crate::words::key(*.0))]
pub struct KeyBreach(pub KeyRule);

/// A passphrase fit for a new key file: printable ASCII, at least [`Passphrase::LEAST`] characters; wiped when dropped.
///
/// Terminals and systems encode other characters differently, so the same words would become different keys.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The fewest characters.
    pub const LEAST: usize = 12;

    /// The passphrase, if it is fit.
    pub fn new(text: &str) -> Option<Passphrase> {
        let printable = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        (printable && text.len() >= Self::LEAST).then(|| Passphrase(Zeroizing::new(text.to_owned())))
    }
}

/// A secret key, wiped when dropped.
pub struct Key(Secret);

enum Secret {
    Ed25519(ed25519::Secret),
}

impl Key {
    /// The Ed25519 key of a 32-byte seed (RFC 8032), which must be random.
    pub fn from_seed(seed: [u8; 32]) -> Key {
        let seed = Zeroizing::new(seed);
        Key(Secret::Ed25519(ed25519::Secret::from_seed(&seed)))
    }

    /// Unlocks a key file.
    ///
    /// Takes about half a second in a browser; costs beyond the limits are refused before any work is done.
    pub fn from_pem(text: &str, passphrase: &str) -> Result<Key, KeyBreach> {
        pem::read(text, passphrase).map_err(KeyBreach)
    }

    /// The key file: PKCS#8 v1, scrypt N = 2^14, r = 8, p = 5, AES-256-CBC. `salt` and `iv` must be random.
    pub fn to_pem(&self, passphrase: &Passphrase, salt: [u8; 16], iv: [u8; 16]) -> String {
        pem::write(self, passphrase, salt, iv)
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        match &self.0 {
            Secret::Ed25519(secret) => PublicKey::Ed25519(secret.public()),
        }
    }

    /// Its algorithm.
    pub fn algorithm(&self) -> Algorithm {
        match &self.0 {
            Secret::Ed25519(_) => Algorithm::Ed25519,
        }
    }

    /// The signature of `message`, the same every time.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        match &self.0 {
            Secret::Ed25519(secret) => secret.sign(message),
        }
    }
}
