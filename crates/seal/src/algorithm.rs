//! Signature algorithms, a file each, and public keys of any of them.

pub(crate) mod ed25519;
#[cfg_attr(not(feature = "sm2"), path = "algorithm/sm2_absent.rs")]
pub(crate) mod sm2;

use std::fmt;

use base64ct::{Base64, Encoding};
use sm3::{Digest as _, Sm3};

use bangfu_canon::{Digest, canonical, hex, phone_code, unhex};

use crate::file::Envelope;
use crate::names::words;

words! {
    /// `alg`: a signature algorithm of the roster.
    Algorithm {
        /// RFC 8032, named as in RFC 9864.
        Ed25519 = "Ed25519",
        /// GB/T 32918 with SM3; no JOSE name is registered.
        Sm2 = "SM2",
    }
}

/// SubjectPublicKeyInfo of an SM2 point in the form of id-ecPublicKey, up to its coordinates.
const SM2_SPKI: [u8; 27] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x81,
    0x1c, 0xcf, 0x55, 0x01, 0x82, 0x2d, 0x03, 0x42, 0x00, 0x04,
];

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
    /// An SM2 key.
    Sm2(sm2::Public),
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
            Algorithm::Sm2 => sm2::Public::from_der(&der).map(PublicKey::Sm2),
        }
    }

    /// Its algorithm.
    pub fn algorithm(&self) -> Algorithm {
        match self {
            PublicKey::Ed25519(_) => Algorithm::Ed25519,
            PublicKey::Sm2(_) => Algorithm::Sm2,
        }
    }

    /// The SubjectPublicKeyInfo in DER (RFC 5280, RFC 8410, RFC 5480).
    pub fn spki(&self) -> Vec<u8> {
        match self {
            PublicKey::Ed25519(key) => key.to_der(),
            PublicKey::Sm2(key) => key.to_der(),
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
            PublicKey::Sm2(key) => key.verify(message, signature),
        }
    }
}

impl Algorithm {
    /// Whether this build can sign and verify with it. SM2 is a feature; a signature that cannot be verified is told as
    /// not checked, and its key is no less sound for it.
    pub fn is_built_in(self) -> bool {
        match self {
            Algorithm::Ed25519 => true,
            Algorithm::Sm2 => cfg!(feature = "sm2"),
        }
    }

    /// How a statement signed with this algorithm names the document of `file` (`files.md` §2).
    ///
    /// Every build knows SM3, since adding a signature or merging copies asks what a statement names and verifies
    /// nothing. It is found out only when asked for: most files have no SM2 signature.
    pub(crate) fn document_digest(self, file: &Envelope) -> String {
        match self {
            Algorithm::Ed25519 => file.digest().to_string(),
            Algorithm::Sm2 => format!("sm3:{}", hex(&Sm3::digest(canonical(file.document())))),
        }
    }
}
