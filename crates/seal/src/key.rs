//! A person's key: signing with it, and the file it is kept in (`files.md` §9).

mod pem;
mod scheme;

use zeroize::Zeroizing;

use crate::algorithm::{Algorithm, PublicKey, ed25519, sm2};
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
        /// Neither Ed25519 nor SM2, or SM2 in a build without it.
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

    /// What was thought up, for handing it to another of a program's threads.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A secret key, wiped when dropped.
pub struct Key(Secret);

#[cfg_attr(
    not(feature = "sm2"),
    expect(
        clippy::large_enum_variant,
        reason = "without the feature there is no SM2 key"
    )
)]
enum Secret {
    Ed25519(ed25519::Secret),
    Sm2(sm2::Secret),
}

impl Key {
    /// The Ed25519 key of a 32-byte seed (RFC 8032), which must be random.
    pub fn from_seed(seed: [u8; 32]) -> Key {
        let seed = Zeroizing::new(seed);
        Key(Secret::Ed25519(ed25519::Secret::from_seed(&seed)))
    }

    /// The SM2 key of a 32-byte number (GB/T 32918), which must be random. `None` for the one in 2^32 that is out of
    /// range: draw again.
    #[cfg(feature = "sm2")]
    pub fn from_scalar(scalar: [u8; 32]) -> Option<Key> {
        let scalar = Zeroizing::new(scalar);
        sm2::Secret::from_scalar(&scalar).map(Secret::Sm2).map(Key)
    }

    /// A new key of an algorithm. `draw` gives 32 random bytes; it is asked again should they be out of range for SM2.
    ///
    /// # Errors
    /// What `draw` says.
    #[cfg(feature = "sm2")]
    pub fn new<E>(algorithm: Algorithm, mut draw: impl FnMut() -> Result<[u8; 32], E>) -> Result<Key, E> {
        match algorithm {
            Algorithm::Ed25519 => draw().map(Key::from_seed),
            Algorithm::Sm2 => loop {
                if let Some(key) = Key::from_scalar(draw()?) {
                    return Ok(key);
                }
            },
        }
    }

    /// Whether a text looks like a key file, which a passphrase unlocks. What does not may be one to [`Key::import`].
    pub fn is_locked(text: &str) -> bool {
        pem::is_locked(text)
    }

    /// Reads a key that is not encrypted, to be written again as a key file: PKCS#8 (`PRIVATE KEY`), or SEC 1 of SM2
    /// (`EC PRIVATE KEY`); other blocks before and behind it are passed over. Nothing signs with such a file as it is.
    pub fn import(text: &str) -> Result<Key, KeyBreach> {
        pem::import(text).map_err(KeyBreach)
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

    /// The key as it is, PKCS#8 v1 in DER, wiped when dropped: for handing it from one of a program's threads to another,
    /// where [`Key::from_exposed`] takes it up. It is never written anywhere.
    pub fn exposed(&self) -> Zeroizing<Vec<u8>> {
        pem::plain(self)
    }

    /// The key of [`Key::exposed`].
    pub fn from_exposed(der: &[u8]) -> Result<Key, KeyBreach> {
        pem::opened(der, KeyRule::Format).map_err(KeyBreach)
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        match &self.0 {
            Secret::Ed25519(secret) => PublicKey::Ed25519(secret.public()),
            Secret::Sm2(secret) => PublicKey::Sm2(secret.public()),
        }
    }

    /// Its algorithm.
    pub fn algorithm(&self) -> Algorithm {
        match &self.0 {
            Secret::Ed25519(_) => Algorithm::Ed25519,
            Secret::Sm2(_) => Algorithm::Sm2,
        }
    }

    /// The signature of `message`, the same every time.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        match &self.0 {
            Secret::Ed25519(secret) => secret.sign(message),
            Secret::Sm2(secret) => secret.sign(message),
        }
    }
}
