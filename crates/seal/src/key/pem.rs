//! Reading and writing the PEM text of a key file.

use base64ct::{Base64, Encoding};
use pkcs8::der::pem::LineEnding;
use pkcs8::pkcs5::pbes2::{Kdf, Parameters, Pbkdf2Prf};
use pkcs8::pkcs5::scrypt;
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};
use zeroize::Zeroizing;

use super::{Key, KeyRule, Passphrase, Secret, scheme};
use crate::algorithm::{ed25519, sm2};

/// How a PEM block (RFC 7468) of one kind begins and ends.
struct Label {
    begin: &'static str,
    end: &'static str,
}

const ENCRYPTED: Label = Label {
    begin: "-----BEGIN ENCRYPTED PRIVATE KEY-----",
    end: "-----END ENCRYPTED PRIVATE KEY-----",
};
const PLAIN: Label = Label {
    begin: "-----BEGIN PRIVATE KEY-----",
    end: "-----END PRIVATE KEY-----",
};
const SEC1: Label = Label {
    begin: "-----BEGIN EC PRIVATE KEY-----",
    end: "-----END EC PRIVATE KEY-----",
};

/// Whether the text has an encrypted block.
pub(super) fn is_locked(text: &str) -> bool {
    text.contains(ENCRYPTED.begin)
}

/// Reads the text of a key file, whatever its line breaks, and unlocks it.
pub(super) fn read(text: &str, passphrase: &str) -> Result<Key, KeyRule> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    let body = text.strip_prefix(ENCRYPTED.begin);
    let body = body.and_then(|rest| rest.strip_suffix(ENCRYPTED.end));
    let der = decoded(body.ok_or(KeyRule::Format)?)?;
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
    // Bytes that are no key come from a wrong passphrase that happened to fit.
    opened(&plain, KeyRule::Passphrase)
}

/// Reads a text that holds a key as it is.
pub(super) fn import(text: &str) -> Result<Key, KeyRule> {
    if let Some(body) = block(text, &PLAIN) {
        return opened(&decoded(body)?, KeyRule::Format);
    }
    let der = decoded(block(text, &SEC1).ok_or(KeyRule::Format)?)?;
    if !sm2::is_named_in(&der).ok_or(KeyRule::Format)? {
        return Err(KeyRule::Algorithm);
    }
    let secret = sm2::Secret::from_sec1(&der).map(Secret::Sm2);
    secret.map(Key).ok_or(KeyRule::Format)
}

/// What stands in the first block with this label.
fn block<'a>(text: &'a str, label: &Label) -> Option<&'a str> {
    let (_, rest) = text.split_once(label.begin)?;
    rest.split_once(label.end).map(|(body, _)| body)
}

fn decoded(body: &str) -> Result<Zeroizing<Vec<u8>>, KeyRule> {
    let body: Zeroizing<String> = Zeroizing::new(body.split_ascii_whitespace().collect());
    let der = Base64::decode_vec(&body).map_err(|_| KeyRule::Format)?;
    Ok(Zeroizing::new(der))
}

/// The key of a `PrivateKeyInfo` (RFC 5208, RFC 5958), v1 or v2; `otherwise` when it is none.
pub(super) fn opened(plain: &[u8], otherwise: KeyRule) -> Result<Key, KeyRule> {
    let info = PrivateKeyInfoRef::try_from(plain).map_err(|_| otherwise)?;
    let secret = if ed25519::is_named_by(info.algorithm) {
        ed25519::Secret::from_pkcs8(info).map(Secret::Ed25519)
    } else if sm2::is_named_by(info.algorithm) {
        sm2::Secret::from_pkcs8(info).map(Secret::Sm2)
    } else {
        return Err(KeyRule::Algorithm);
    };
    secret.map(Key).ok_or(KeyRule::Format)
}

/// The `PrivateKeyInfo` of a key, v1.
pub(super) fn plain(key: &Key) -> Zeroizing<Vec<u8>> {
    let document = match &key.0 {
        Secret::Ed25519(secret) => secret.to_pkcs8(),
        Secret::Sm2(secret) => secret.to_pkcs8(),
    };
    Zeroizing::new(document.as_bytes().to_vec())
}

/// The largest scrypt cost that OpenSSL 3.0 can afford.
#[expect(
    clippy::expect_used,
    reason = "these parameters are constants the library accepts; a test writes with them"
)]
pub(super) fn write(key: &Key, passphrase: &Passphrase, salt: [u8; 16], iv: [u8; 16]) -> String {
    let plain = plain(key);
    let cost = scrypt::Params::new(14, 8, 5).expect("constants");
    let parameters = Parameters::generate_scrypt_aes256cbc(cost, &salt, iv).expect("constants");
    PrivateKeyInfoRef::try_from(&plain[..])
        .expect("it was just written")
        .encrypt_with_params(parameters, passphrase.0.as_bytes())
        .expect("the block cipher takes any length")
        .to_pem("ENCRYPTED PRIVATE KEY", LineEnding::LF)
        .expect("DER has a PEM form")
        .to_string()
}
