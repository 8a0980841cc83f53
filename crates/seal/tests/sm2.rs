//! SM2 beside Ed25519: files with both, and the keys' own files.

#![cfg(feature = "sm2")]
#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

mod stage;

use bangfu_canon::{canonical, unhex};
use bangfu_seal::{
    Algorithm, Envelope, File, Key, KeyBreach, Passphrase, PublicKey, Role, SealRule, SignBreach, State,
    merge, sign,
};
use base64ct::{Base64, Encoding};
use stage::{COUNTY, HOSPITAL, day, filing, judge_by, key, roster_with, statement};

/// The order of the curve.
const ORDER: &str = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";

fn sm2_key(byte: u8) -> Key {
    Key::from_scalar([byte; 32]).unwrap()
}

/// An agreement signed by the supporter with Ed25519, then by the recipient with SM2.
fn agreement() -> Envelope {
    let first = sign(&filing(), &key(2), &statement(Role::Supporter, HOSPITAL)).unwrap();
    sign(
        &File::Envelope(first),
        &sm2_key(3),
        &statement(Role::Recipient, COUNTY),
    )
    .unwrap()
}

#[test]
fn both_algorithms_sign_one_file() {
    let both = agreement();
    let names: Vec<&str> = both
        .entries()
        .iter()
        .map(|entry| entry.claim("document"))
        .collect();
    assert_eq!(names[0], both.digest().to_string());
    assert!(names[1].starts_with("sm3:"), "{}", names[1]);
    assert_eq!(both.entries()[1].head("alg"), "SM2");

    for root in [key(1), sm2_key(1)] {
        let (roster, verdict) = roster_with(&root, &sm2_key(3).public());
        assert_eq!(verdict.state, State::Valid);
        let verdict = judge_by(&roster.unwrap(), &both, day("2026-12-08"));
        assert_eq!(verdict.state, State::Valid);
    }
    let (roster, _) = roster_with(&key(1), &key(3).public());
    let verdict = judge_by(&roster.unwrap(), &both, day("2026-12-08"));
    assert_eq!(verdict.state, State::UnknownKey);
}

#[test]
fn copies_signed_apart_with_different_algorithms_are_merged() {
    let one = sign(&filing(), &key(2), &statement(Role::Supporter, HOSPITAL)).unwrap();
    let other = sign(&filing(), &sm2_key(3), &statement(Role::Recipient, COUNTY)).unwrap();
    let merged = merge(&one, std::slice::from_ref(&other)).unwrap();
    assert_eq!(merge(&other, &[one]).unwrap(), merged);
    let (roster, _) = roster_with(&key(1), &sm2_key(3).public());
    let verdict = judge_by(&roster.unwrap(), &merged, day("2026-12-08"));
    assert_eq!(verdict.state, State::Valid);
}

#[test]
fn a_changed_document_is_noticed_by_sm2_alone() {
    let first = sign(&filing(), &sm2_key(3), &statement(Role::Recipient, COUNTY)).unwrap();
    let edited = first.written().replace("\"posts\": 6", "\"posts\": 7");
    let edited = Envelope::read(edited.as_bytes()).unwrap();
    let (roster, _) = roster_with(&key(1), &sm2_key(3).public());
    let verdict = judge_by(&roster.unwrap(), &edited, day("2026-12-08"));
    assert_eq!(verdict.rule, Some(SealRule::DocumentDigest.into()));
    let next = sign(
        &File::Envelope(edited),
        &key(2),
        &statement(Role::Supporter, HOSPITAL),
    );
    assert!(
        matches!(next, Err(SignBreach::Rule(breach)) if breach.rule() == SealRule::DocumentDigest.into())
    );
}

#[test]
fn a_number_out_of_range_is_no_key() {
    let order = unhex(ORDER).unwrap();
    let below = |less: u8| {
        let mut number = order;
        number[31] -= less;
        Key::from_scalar(number)
    };
    assert!(Key::from_scalar([0; 32]).is_none());
    assert!(Key::from_scalar([0xff; 32]).is_none());
    assert!(below(0).is_none());
    assert!(below(1).is_none(), "it could never sign");
    let greatest = below(2).unwrap();
    assert!(greatest.public().verify(b"message", &greatest.sign(b"message")));
}

#[test]
fn a_public_key_has_one_spelling() {
    let spki = sm2_key(3).public().spki();
    let read = |der: &[u8]| PublicKey::from_spki(Algorithm::Sm2, &Base64::encode_string(der));
    assert_eq!(read(&spki), Some(sm2_key(3).public()));
    let changed = |at: usize, byte: u8| {
        let mut spki = spki.clone();
        spki[at] = byte;
        spki
    };
    assert_eq!(read(&changed(26, 6)), None, "hybrid point");
    assert_eq!(read(&changed(90, spki[90] ^ 1)), None, "not on the curve");
    assert_eq!(read(&[&spki[..], &[0]].concat()), None);
    assert_eq!(read(&spki[..90]), None);
    let curve_twice = [&[0x30, 0x5a, 0x30, 0x14, 6, 8], CURVE, &spki[13..]].concat();
    assert_eq!(read(&curve_twice), None);
    let infinity = [&spki[..24], &[2, 0, 0]].concat();
    assert_eq!(read(&infinity), None);
}

const CURVE: &[u8] = &[0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x82, 0x2d];
const P256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
const EC_PUBLIC_KEY: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];

fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    let length = match body.len() {
        short @ 0..128 => vec![u8::try_from(short).unwrap()],
        long => vec![0x81, u8::try_from(long).unwrap()],
    };
    [&[tag], &length[..], &body].concat()
}

fn pem(label: &str, der: &[u8]) -> String {
    let body = Base64::encode_string(der);
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
}

/// An `ECPrivateKey` with what may stand in it.
fn sec1(curve: Option<&[u8]>, point: Option<&[u8]>) -> Vec<u8> {
    let curve = curve.map_or(Vec::new(), |curve| der(0xa0, &[&der(6, &[curve])]));
    let point = point.map_or(Vec::new(), |point| der(0xa1, &[&der(3, &[&[0], point])]));
    der(0x30, &[&[2, 1, 1], &der(4, &[&[3; 32]]), &curve, &point])
}

/// PKCS#8 around it: the object identifiers of the algorithm, and a public key outside.
fn pkcs8(algorithm: [&[u8]; 2], sec1: &[u8], point: Option<&[u8]>) -> Vec<u8> {
    let algorithm = der(0x30, &[&der(6, &[algorithm[0]]), &der(6, &[algorithm[1]])]);
    let version = u8::from(point.is_some());
    let point = point.map_or(Vec::new(), |point| der(0x81, &[&[0], point]));
    der(0x30, &[&[2, 1, version], &algorithm, &der(4, &[sec1]), &point])
}

#[test]
fn whatever_a_key_is_wrapped_in_it_is_the_same_or_refused() {
    let right = sm2_key(3).public().spki()[26..].to_vec();
    let wrong = sm2_key(4).public().spki()[26..].to_vec();
    let plain = "PRIVATE KEY";
    let own = [EC_PUBLIC_KEY, CURVE];
    let bare = sec1(None, None);
    for (label, file, expected) in [
        (plain, pkcs8(own, &bare, None), Ok(())),
        (plain, pkcs8(own, &sec1(Some(CURVE), Some(&right)), None), Ok(())),
        (plain, pkcs8([CURVE, CURVE], &bare, None), Ok(())),
        (plain, pkcs8(own, &bare, Some(&right)), Ok(())),
        (plain, pkcs8(own, &bare, Some(&wrong)), Err("key-format")),
        (
            plain,
            pkcs8(own, &sec1(None, Some(&wrong)), None),
            Err("key-format"),
        ),
        (
            plain,
            pkcs8(own, &sec1(Some(P256), None), None),
            Err("key-format"),
        ),
        (
            plain,
            pkcs8([EC_PUBLIC_KEY, P256], &bare, None),
            Err("key-algorithm"),
        ),
        (plain, pkcs8([CURVE, P256], &bare, None), Err("key-algorithm")),
        (plain, bare.clone(), Err("key-format")),
        ("EC PRIVATE KEY", sec1(Some(CURVE), Some(&right)), Ok(())),
        ("EC PRIVATE KEY", sec1(Some(CURVE), None), Ok(())),
        (
            "EC PRIVATE KEY",
            sec1(Some(CURVE), Some(&wrong)),
            Err("key-format"),
        ),
        ("EC PRIVATE KEY", sec1(Some(P256), None), Err("key-algorithm")),
        ("EC PRIVATE KEY", bare.clone(), Err("key-algorithm")),
        ("EC PRIVATE KEY", b"0".to_vec(), Err("key-format")),
        ("PUBLIC KEY", sm2_key(3).public().spki(), Err("key-format")),
    ] {
        let before = pem("SM2 PARAMETERS", &der(6, &[CURVE]));
        let text = before + &pem(label, &file);
        let found = Key::import(&text);
        let kid = |key: Key| assert_eq!(key.public().kid(), sm2_key(3).public().kid());
        let found = found.map(kid).map_err(|KeyBreach(rule)| rule.name());
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_key_file_comes_back() {
    let passphrase = Passphrase::new("horse battery staple").unwrap();
    let text = sm2_key(3).to_pem(&passphrase, [1; 16], [2; 16]);
    let back = Key::from_pem(&text, "horse battery staple").unwrap();
    assert_eq!(back.algorithm(), Algorithm::Sm2);
    assert_eq!(back.public(), sm2_key(3).public());
    assert_eq!(back.sign(b"message"), sm2_key(3).sign(b"message"));
    let wrong = Key::from_pem(&text, "horse battery stable").err();
    assert_eq!(wrong.map(|breach| breach.0.name()), Some("key-passphrase"));
}

#[test]
fn the_sm3_name_is_of_the_canonical_document() {
    let first = sign(&filing(), &sm2_key(3), &statement(Role::Recipient, COUNTY)).unwrap();
    let again = File::read(&canonical(filing().document())).unwrap();
    let second = sign(&again, &sm2_key(3), &statement(Role::Recipient, COUNTY)).unwrap();
    assert_eq!(first.entries(), second.entries());
}
