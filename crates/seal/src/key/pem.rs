//! Reading and writing the PEM text of a key file.

use base64ct::{Base64, Encoding};
use ed25519_dalek::pkcs8::{ALGORITHM_OID, KeypairBytes};
use pkcs8::der::pem::LineEnding;
use pkcs8::pkcs5::pbes2::{Kdf, Parameters, Pbkdf2Prf};
use pkcs8::pkcs5::scrypt;
use pkcs8::{EncodePrivateKey, EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};
use zeroize::Zeroizing;

use super::{Key, KeyRule, Passphrase, Secret, scheme};
use crate::algorithm::ed25519;

const BEGIN: &str = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
const END: &str = "-----END ENCRYPTED PRIVATE KEY-----";

/// Reads the text of a key file, whatever its line breaks, and unlocks it.
pub(super) fn read(text: &str, passphrase: &str) -> Result<Key, KeyRule> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    let body = text.strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(END));
    let body: String = body.ok_or(KeyRule::Format)?.split_ascii_whitespace().collect();
    let der = Base64::decode_vec(&body).map_err(|_| KeyRule::Format)?;
    scheme::check(&der)?;
    let file = EncryptedPrivateKeyInfoRef::try_from(&der[..]).map_err(|_| KeyRule::Format)?;
    let parameters = file.encryption_algorithm.pbes2().ok_or(KeyRule::Encryption)?;
    if let Kdf::Pbkdf2(derivation) = &parameters.kdf
        && derivation.prf != Pbkdf2Prf::HmacWithSha256
    {
        return Err(KeyRule::Encryption);
    }
    let plain = parameters
        .decrypt(passphrase, file.encrypted_data.as_bytes())
        .map(Zeroizing::new)
        .map_err(|error| match error {
            pkcs8::pkcs5::Error::DecryptFailed => KeyRule::Passphrase,
            _ => KeyRule::Format,
        })?;
    unlocked(&plain)
}

/// The key in a decrypted `PrivateKeyInfo`. Bytes that are none come from a wrong passphrase that happened to fit.
fn unlocked(plain: &[u8]) -> Result<Key, KeyRule> {
    let info = PrivateKeyInfoRef::try_from(plain).map_err(|_| KeyRule::Passphrase)?;
    if info.algorithm.oid != ALGORITHM_OID {
        return Err(KeyRule::Algorithm);
    }
    let pair = KeypairBytes::try_from(info).map_err(|_| KeyRule::Format)?;
    let secret = ed25519::Secret::from_seed(&pair.secret_key);
    match &pair.public_key {
        Some(public) if public.as_ref() != secret.public().as_bytes() => Err(KeyRule::Format),
        _ => Ok(Key(Secret::Ed25519(secret))),
    }
}

/// PKCS#8 v1, since OpenSSL 3.0 refuses v2, and the largest scrypt cost it can afford.
#[expect(
    clippy::expect_used,
    reason = "these parameters are constants the library accepts; a test writes with them"
)]
pub(super) fn write(key: &Key, passphrase: &Passphrase, salt: [u8; 16], iv: [u8; 16]) -> String {
    let Secret::Ed25519(secret) = &key.0;
    let pair = KeypairBytes {
        secret_key: *secret.seed(),
        public_key: None,
    };
    let plain = pair.to_pkcs8_der().expect("a seed has a DER form");
    let cost = scrypt::Params::new(14, 8, 5).expect("constants");
    let parameters = Parameters::generate_scrypt_aes256cbc(cost, &salt, iv).expect("constants");
    PrivateKeyInfoRef::try_from(plain.as_bytes())
        .expect("it was just written")
        .encrypt_with_params(parameters, passphrase.0.as_bytes())
        .expect("the block cipher takes any length")
        .to_pem("ENCRYPTED PRIVATE KEY", LineEnding::LF)
        .expect("DER has a PEM form")
        .to_string()
}
