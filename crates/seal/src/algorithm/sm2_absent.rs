//! SM2 in a build without the feature `sm2`: public keys have their names and telephone codes, and nothing more is
//! known of them. [`Algorithm::is_built_in`](super::Algorithm::is_built_in) keeps anybody from asking.

use pkcs8::spki::AlgorithmIdentifierRef;
use pkcs8::{PrivateKeyInfoRef, SecretDocument};

use super::SM2_SPKI;

/// What has the form of a public key; whether it is a point on the curve was not found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Public([u8; 64]);

impl Public {
    pub(crate) fn from_der(der: &[u8]) -> Option<Public> {
        der.strip_prefix(&SM2_SPKI)?.try_into().ok().map(Public)
    }

    pub(crate) fn to_der(&self) -> Vec<u8> {
        [&SM2_SPKI[..], &self.0].concat()
    }

    pub(crate) fn verify(&self, _: &[u8], _: &[u8; 64]) -> bool {
        false
    }
}

/// No file is said to hold such a key, so none is read.
pub(crate) fn is_named_by(_: AlgorithmIdentifierRef<'_>) -> bool {
    false
}

/// As [`is_named_by`].
pub(crate) fn is_named_in(_: &[u8]) -> Option<bool> {
    Some(false)
}

/// There is no secret key.
pub(crate) enum Secret {}

impl Secret {
    pub(crate) fn from_pkcs8(_: PrivateKeyInfoRef<'_>) -> Option<Secret> {
        None
    }

    pub(crate) fn from_sec1(_: &[u8]) -> Option<Secret> {
        None
    }

    pub(crate) fn to_pkcs8(&self) -> SecretDocument {
        match *self {}
    }

    pub(crate) fn public(&self) -> Public {
        match *self {}
    }

    pub(crate) fn sign(&self, _: &[u8]) -> [u8; 64] {
        match *self {}
    }
}
