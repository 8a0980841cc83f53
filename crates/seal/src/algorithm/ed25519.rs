//! Ed25519 (RFC 8032, RFC 8410).

use ed25519_dalek::pkcs8::{ALGORITHM_OID, KeypairBytes};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use pkcs8::spki::AlgorithmIdentifierRef;
use pkcs8::{EncodePrivateKey, PrivateKeyInfoRef, SecretDocument};

/// SubjectPublicKeyInfo of a 32-byte Ed25519 key, up to the key itself.
const SPKI: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// A public key: a canonical point, not of small order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Public(VerifyingKey);

impl Public {
    pub(crate) fn from_der(der: &[u8]) -> Option<Public> {
        Public::from_bytes(der.strip_prefix(&SPKI)?.try_into().ok()?)
    }

    fn from_bytes(bytes: &[u8; 32]) -> Option<Public> {
        let key = VerifyingKey::from_bytes(bytes).ok()?;
        let canonical = key.to_edwards().compress().as_bytes() == bytes;
        (canonical && !key.is_weak()).then_some(Public(key))
    }

    pub(crate) fn to_der(&self) -> Vec<u8> {
        [&SPKI[..], self.0.as_bytes()].concat()
    }

    /// Strict: S below the group order, canonical points, no small order.
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.0.verify_strict(message, &signature).is_ok()
    }
}

/// A key, a message and the signature of it.
pub(crate) type Claim<'a> = (&'a Public, &'a [u8], [u8; 64]);

/// Whether all of these signatures hold, in about half the time of one after the other; when they do not, some does
/// not hold, and which, only [`Public::verify`] tells.
///
/// What is proved is the equation of RFC 8032 §5.1.7, times eight: no forgery passes. A signature that passes here and
/// is not strict can be made by the key's own keeper alone, on purpose.
#[cfg(feature = "batch")]
pub(crate) fn all_hold(claims: &[Claim]) -> bool {
    let messages: Vec<&[u8]> = claims.iter().map(|(_, message, _)| *message).collect();
    let signatures: Vec<Signature> = claims
        .iter()
        .map(|(.., signature)| Signature::from_bytes(signature))
        .collect();
    let keys: Vec<VerifyingKey> = claims.iter().map(|(key, ..)| key.0).collect();
    ed25519_dalek::verify_batch(&messages, &signatures, &keys).is_ok()
}

/// Whether a PKCS#8 file says it holds such a key.
pub(crate) fn is_named_by(algorithm: AlgorithmIdentifierRef<'_>) -> bool {
    algorithm.oid == ALGORITHM_OID
}

/// A secret key, wiped when dropped.
pub(crate) struct Secret(SigningKey);

impl Secret {
    pub(crate) fn from_seed(seed: &[u8; 32]) -> Secret {
        Secret(SigningKey::from_bytes(seed))
    }

    /// The key of a PKCS#8 file of this algorithm; a public key inside must fit.
    pub(crate) fn from_pkcs8(info: PrivateKeyInfoRef<'_>) -> Option<Secret> {
        let pair = KeypairBytes::try_from(info).ok()?;
        let secret = Secret::from_seed(&pair.secret_key);
        let public = secret.public();
        let fits = |inside: &[u8]| inside == public.0.as_bytes();
        pair.public_key
            .is_none_or(|inside| fits(inside.as_ref()))
            .then_some(secret)
    }

    /// PKCS#8 v1, since OpenSSL 3.0 refuses v2.
    #[expect(clippy::expect_used, reason = "every seed has a DER form")]
    pub(crate) fn to_pkcs8(&self) -> SecretDocument {
        let pair = KeypairBytes {
            secret_key: *self.0.as_bytes(),
            public_key: None,
        };
        pair.to_pkcs8_der().expect("a seed has a DER form")
    }

    pub(crate) fn public(&self) -> Public {
        Public(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}
