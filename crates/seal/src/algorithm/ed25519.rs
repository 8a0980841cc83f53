//! Ed25519 (RFC 8032, RFC 8410).

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

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

    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Strict: S below the group order, canonical points, no small order.
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.0.verify_strict(message, &signature).is_ok()
    }
}

/// A secret key, wiped when dropped.
pub(crate) struct Secret(SigningKey);

impl Secret {
    pub(crate) fn from_seed(seed: &[u8; 32]) -> Secret {
        Secret(SigningKey::from_bytes(seed))
    }

    pub(crate) fn seed(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    pub(crate) fn public(&self) -> Public {
        Public(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}
