//! `sm2-sm3.json`: the examples of GB/T 32905 and GB/T 32918, signatures at their borders, keys on import.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where a fixture is broken"
)]

mod vectors;

use bangfu_canon::{hex, unhex};
use bangfu_seal::{Algorithm, Key, PublicKey};
use base64ct::{Base64, Encoding};
use serde::Deserialize;
use sm2::dsa::signature::Verifier;
use sm2::dsa::{Signature, VerifyingKey};
use sm3::{Digest, Sm3};
use vectors::{Input, Tally, bytes};

/// The ID of our files.
const OURS: &str = "1234567812345678";

#[derive(Deserialize)]
struct Vectors {
    key: PrintedKey,
    same_key_with_algorithm_oid_301: Pem,
    point_not_on_the_curve: Refused,
    sm3: Vec<DigestCase>,
    cases: Vec<SignatureCase>,
}

#[derive(Deserialize)]
struct PrintedKey {
    private_hex: String,
    z: String,
    e: String,
    spki: String,
    kid: String,
    phone_code: String,
    pkcs8_pem: String,
}

#[derive(Deserialize)]
struct Pem {
    pkcs8_pem: String,
}

#[derive(Deserialize)]
struct Refused {
    spki: String,
}

#[derive(Deserialize)]
struct DigestCase {
    name: String,
    #[serde(flatten)]
    input: Input,
    expect: DigestOutcome,
}

#[derive(Deserialize)]
struct DigestOutcome {
    digest: String,
}

#[derive(Deserialize)]
struct SignatureCase {
    name: String,
    why: String,
    public_x: String,
    public_y: String,
    id_text: String,
    message_text: String,
    signature_hex: String,
    signature_der_hex: Option<String>,
    expect: Outcome,
}

#[derive(Deserialize)]
struct Outcome {
    rule: Option<String>,
}

#[test]
fn sm3() {
    let mut tally = Tally::default();
    for case in vectors::read::<Vectors>("sm2-sm3").sm3 {
        let digest = hex(&Sm3::digest(case.input.bytes()));
        tally.check(&case.name, digest, case.expect.digest);
    }
    tally.finish("sm3", 8);
}

#[test]
fn sm2() {
    let vectors: Vectors = vectors::read("sm2-sm3");
    let mut tally = Tally::default();
    for case in &vectors.cases {
        let expected = case.expect.rule.as_deref();
        let public = public(&vectors.key.spki, case);
        let signature = bytes(&case.signature_hex);
        let message = case.message_text.as_bytes();
        let ours = <[u8; 64]>::try_from(&signature[..]).is_ok_and(|raw| public.verify(message, &raw));
        // Our ID is the only one there is in our files, so what was made with another never holds.
        let holds = expected.is_none() && case.id_text == OURS;
        tally.check(&case.name, ours, holds);
        let other = stock(&public, &case.id_text, message, &signature);
        tally.check(&case.name, (!other).then_some("bad-signature"), expected);
        if let (None, Some(der)) = (expected, &case.signature_der_hex) {
            let der = bytes(der);
            let raw = Signature::from_der(&der).map(|signature| signature.to_vec());
            tally.check(&case.name, raw.ok(), Some(signature.clone()));
            let back = Signature::from_slice(&signature).map(|raw| raw.to_der());
            tally.check(&case.name, back.unwrap().as_bytes(), &der[..]);
        }
        if case.why.contains("deterministic nonce") {
            let key = Key::from_scalar(unhex(&vectors.key.private_hex).unwrap()).unwrap();
            tally.check(&case.name, key.sign(message).to_vec(), signature);
        }
    }
    tally.finish("sm2", 33);
}

/// The key of a case, read as rosters have it.
fn public(spki: &str, case: &SignatureCase) -> PublicKey {
    let mut spki = Base64::decode_vec(spki).unwrap();
    spki.splice(27.., bytes(&format!("{}{}", case.public_x, case.public_y)));
    PublicKey::from_spki(Algorithm::Sm2, &Base64::encode_string(&spki)).unwrap()
}

/// The same question to the library itself, which takes any ID.
fn stock(public: &PublicKey, id: &str, message: &[u8], signature: &[u8]) -> bool {
    let key = VerifyingKey::from_sec1_bytes(id, &public.spki()[26..]).unwrap();
    Signature::from_slice(signature).is_ok_and(|signature| key.verify(message, &signature).is_ok())
}

#[test]
fn keys() {
    let vectors: Vectors = vectors::read("sm2-sm3");
    let printed = &vectors.key;
    let described = |key: &Key| {
        let public = key.public();
        (
            public.spki_base64(),
            public.kid().to_string(),
            public.phone_code(),
        )
    };
    let expected = (
        printed.spki.clone(),
        printed.kid.clone(),
        printed.phone_code.clone(),
    );
    let number = Key::from_scalar(unhex(&printed.private_hex).unwrap()).unwrap();
    let imported = Key::import(&printed.pkcs8_pem).unwrap();
    let rewritten = Key::import(&vectors.same_key_with_algorithm_oid_301.pkcs8_pem).unwrap();
    for key in [number, imported, rewritten] {
        assert_eq!(key.algorithm(), Algorithm::Sm2);
        assert_eq!(described(&key), expected);
    }

    let read = |algorithm, spki: &str| PublicKey::from_spki(algorithm, spki);
    assert_eq!(read(Algorithm::Sm2, &vectors.point_not_on_the_curve.spki), None);
    assert_eq!(read(Algorithm::Ed25519, &printed.spki), None);
    let public = read(Algorithm::Sm2, &printed.spki).unwrap();
    assert_eq!(public.spki_base64(), printed.spki);

    // Z and e of the standard's example: what is signed is SM3 of both.
    let signed = [bytes(&printed.z), b"message digest".to_vec()].concat();
    assert_eq!(hex(&Sm3::digest(signed)), printed.e);
}
