//! SM2 with SM3 (GB/T 32918, GB/T 32905).

use pkcs8::der::asn1::{AnyRef, ContextSpecific, ObjectIdentifier, OctetStringRef};
use pkcs8::der::{Decode, Reader, SliceReader, TagNumber};
use pkcs8::spki::{AlgorithmIdentifierRef, Error};
use pkcs8::{AssociatedOid, EncodePrivateKey, PrivateKeyInfoRef, SecretDocument};
use sm2::dsa::signature::{Signer, Verifier};
use sm2::dsa::{Signature, SigningKey, VerifyingKey};
use sm2::elliptic_curve::sec1::ToSec1Point;
use sm2::{PublicKey, Scalar, SecretKey, Sm2};

use super::SM2_SPKI;

const EC_PUBLIC_KEY: ObjectIdentifier = sm2::elliptic_curve::ALGORITHM_OID;
const CURVE: ObjectIdentifier = Sm2::OID;

/// The signer's ID that goes into every signature.
const ID: &str = "1234567812345678";

/// A public key: a point on the curve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Public(PublicKey);

impl Public {
    pub(crate) fn from_der(der: &[u8]) -> Option<Public> {
        let coordinates: &[u8; 64] = der.strip_prefix(&SM2_SPKI)?.try_into().ok()?;
        let point = [&[4], &coordinates[..]].concat();
        PublicKey::from_sec1_bytes(&point).ok().map(Public)
    }

    pub(crate) fn to_der(&self) -> Vec<u8> {
        [&SM2_SPKI[..], &self.point()[1..]].concat()
    }

    /// The point as `04 ‖ x ‖ y` (SEC 1).
    pub(crate) fn point(&self) -> Box<[u8]> {
        self.0.to_sec1_point(false).to_bytes()
    }

    /// `signature` is r ‖ s, both from 1 to the group order less one.
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let key = VerifyingKey::new(ID, self.0);
        key.and_then(|key| key.verify(message, &Signature::from_slice(signature)?))
            .is_ok()
    }
}

/// Whether a PKCS#8 file says it holds such a key. Builds of OpenSSL 3 before 2024 wrote the curve also where
/// id-ecPublicKey belongs; only the right form is ever written or named.
pub(crate) fn is_named_by(algorithm: AlgorithmIdentifierRef<'_>) -> bool {
    [EC_PUBLIC_KEY, CURVE].contains(&algorithm.oid) && algorithm.parameters_oid() == Ok(CURVE)
}

/// Whether an `ECPrivateKey` (SEC 1, RFC 5915) says it is of this curve; `None` when it is none.
pub(crate) fn is_named_in(sec1: &[u8]) -> Option<bool> {
    curve(sec1).ok().map(|curve| curve == Some(CURVE))
}

fn curve(sec1: &[u8]) -> Result<Option<ObjectIdentifier>, Error> {
    SliceReader::new(sec1)?.sequence(|fields| {
        u8::decode(fields)?;
        <&OctetStringRef>::decode(fields)?;
        let curve = ContextSpecific::decode_explicit(fields, TagNumber(0))?;
        while !fields.is_finished() {
            AnyRef::decode(fields)?;
        }
        Ok(curve.map(|curve| curve.value))
    })
}

/// A secret key, wiped when dropped.
pub(crate) struct Secret(SecretKey);

impl Secret {
    /// The key of a number from 1 to the group order less two, big-endian.
    pub(crate) fn from_scalar(scalar: &[u8; 32]) -> Option<Secret> {
        Secret::signing(SecretKey::from_slice(scalar).ok()?)
    }

    /// The key of a PKCS#8 file of this algorithm; public keys inside must fit.
    pub(crate) fn from_pkcs8(info: PrivateKeyInfoRef<'_>) -> Option<Secret> {
        let secret = Secret::from_sec1(info.private_key.as_bytes())?;
        let fits = |inside: &[u8]| inside == &secret.public().point()[..];
        info.public_key
            .is_none_or(|inside| fits(inside.raw_bytes()))
            .then_some(secret)
    }

    /// The key of an `ECPrivateKey`; a curve and a public key inside must fit.
    pub(crate) fn from_sec1(der: &[u8]) -> Option<Secret> {
        Secret::signing(SecretKey::from_sec1_der(der).ok()?)
    }

    /// The greatest number is a key of the curve that cannot sign: GB/T 32918 divides by one more than it.
    fn signing(key: SecretKey) -> Option<Secret> {
        (*key.to_nonzero_scalar() != -Scalar::ONE).then_some(Secret(key))
    }

    /// PKCS#8 v1 (RFC 5208), with the public key inside as OpenSSL writes it.
    #[expect(clippy::expect_used, reason = "every key has a DER form")]
    pub(crate) fn to_pkcs8(&self) -> SecretDocument {
        self.0.to_pkcs8_der().expect("a key has a DER form")
    }

    pub(crate) fn public(&self) -> Public {
        Public(self.0.public_key())
    }

    /// The nonce follows from key and message as in RFC 6979. The copy that the library signs with is not wiped: its
    /// type has no way to.
    #[expect(
        clippy::expect_used,
        reason = "the ID is short, and a nonce that fits no signature is as likely as a guessed key"
    )]
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        let key = SigningKey::new(ID, &self.0).expect("a constant of 16 bytes");
        let signature: Signature = key.try_sign(message).expect("a nonce that fits");
        signature.to_bytes().into()
    }
}
