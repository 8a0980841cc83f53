//! Signature algorithms, a file each, and public keys of any of them.

pub(crate) mod ed25519;

use std::fmt;

use base64ct::{Base64, Encoding};

use bangfu_canon::{Digest, hex, phone_code, unhex};

use crate::names::words;

words! {
    /// `alg`: a signature algorithm of the roster.
    Algorithm {
        /// RFC 8032, named as in RFC 9864.
        Ed25519 = "Ed25519",
    }
}

/// The name of a key: SHA-256 of its SPKI DER, written as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kid([u8; 32]);

impl Kid {
    /// Reads the written form; `None` for anything else.
    pub fn parse(text: &str) -> Option<Kid> {
        unhex(text).map(Kid)
    }

    /// The code people compare by telephone (`files.md` §10).
    pub fn phone_code(&self) -> String {
        phone_code(&self.0)
    }
}

impl fmt::Display for Kid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

/// A public key that may verify signatures: a point on its curve, and not a weak one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// An Ed25519 key.
    Ed25519(ed25519::Public),
}

impl PublicKey {
    /// Reads an SPKI in canonical base64: exactly a key of `algorithm`.
    pub fn from_spki(algorithm: Algorithm, spki: &str) -> Option<PublicKey> {
        let der = Base64::decode_vec(spki).ok()?;
        if Base64::encode_string(&der) != spki {
            return None;
        }
        match algorithm {
            Algorithm::Ed25519 => ed25519::Public::from_der(&der).map(PublicKey::Ed25519),
        }
    }

    /// Its algorithm.
    pub fn algorithm(&self) -> Algorithm {
        match self {
            PublicKey::Ed25519(_) => Algorithm::Ed25519,
        }
    }

    /// The SubjectPublicKeyInfo in DER (RFC 5280, RFC 8410).
    pub fn spki(&self) -> Vec<u8> {
        match self {
            PublicKey::Ed25519(key) => key.to_der(),
        }
    }

    /// The SPKI in base64, as rosters write it.
    pub fn spki_base64(&self) -> String {
        Base64::encode_string(&self.spki())
    }

    /// Its name.
    pub fn kid(&self) -> Kid {
        Kid(*Digest::of(&self.spki()).bytes())
    }

    /// The code people compare by telephone.
    pub fn phone_code(&self) -> String {
        self.kid().phone_code()
    }

    /// Whether `signature` of `message` holds, strictly.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        match self {
            PublicKey::Ed25519(key) => key.verify(message, signature),
        }
    }
}

impl Algorithm {
    /// How a statement signed with this algorithm names a document whose SHA-256 digest is `digest` (`files.md` §2).
    pub(crate) fn document_digest(self, digest: Digest) -> String {
        match self {
            Algorithm::Ed25519 => digest.to_string(),
        }
    }
}
