//! `ed25519.json` and `key-files.json`: keys, signatures and key files.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where a fixture is broken"
)]

mod vectors;

use std::collections::BTreeMap;
use std::process::Command;

use bangfu_canon::unhex;
use bangfu_seal::{Algorithm, Key, Passphrase, PublicKey};
use base64ct::{Base64, Encoding};
use serde::Deserialize;
use vectors::{Tally, bytes};

#[derive(Deserialize)]
struct Signatures {
    keys: Vec<PrintedKey>,
    cases: Vec<SignatureCase>,
}

#[derive(Deserialize)]
struct PrintedKey {
    name: String,
    private_hex: String,
    spki: String,
    kid: String,
    phone_code: String,
}

#[derive(Deserialize)]
struct SignatureCase {
    name: String,
    why: String,
    public_hex: String,
    message_hex: String,
    signature_hex: String,
    expect: Outcome,
}

#[derive(Deserialize)]
struct Outcome {
    rule: Option<String>,
}

#[test]
fn ed25519() {
    let vectors: Signatures = vectors::read("ed25519");
    let mut tally = Tally::default();
    for key in &vectors.keys {
        let public = Key::from_seed(unhex(&key.private_hex).unwrap()).public();
        let found = (
            public.spki_base64(),
            public.kid().to_string(),
            public.phone_code(),
        );
        tally.check(
            &key.name,
            found,
            (key.spki.clone(), key.kid.clone(), key.phone_code.clone()),
        );
    }
    for case in &vectors.cases {
        let mut spki = Base64::decode_vec(&vectors.keys[0].spki).unwrap();
        spki.splice(12.., bytes(&case.public_hex));
        let rule = match PublicKey::from_spki(Algorithm::Ed25519, &Base64::encode_string(&spki)) {
            None => Some("roster-key"),
            Some(public) => {
                let signature = bytes(&case.signature_hex);
                let holds = signature
                    .try_into()
                    .is_ok_and(|signature| public.verify(&bytes(&case.message_hex), &signature));
                (!holds).then_some("bad-signature")
            }
        };
        tally.check(&case.name, rule, case.expect.rule.as_deref());
        if case.why.starts_with("signing is deterministic") {
            let kid = |key: &&PrintedKey| spki == Base64::decode_vec(&key.spki).unwrap();
            let printed = vectors.keys.iter().find(kid).unwrap();
            let key = Key::from_seed(unhex(&printed.private_hex).unwrap());
            let signature = key.sign(&bytes(&case.message_hex)).to_vec();
            tally.check(&case.name, signature, bytes(&case.signature_hex));
        }
    }
    tally.finish("ed25519", 25);
}

#[derive(Deserialize)]
struct KeyFiles {
    plain: BTreeMap<String, String>,
    cases: Vec<KeyFile>,
}

#[derive(Deserialize)]
struct KeyFile {
    name: String,
    why: String,
    input_text: String,
    context: Lock,
    expect: Unlocked,
}

#[derive(Deserialize)]
struct Lock {
    passphrase: String,
}

#[derive(Deserialize)]
struct Unlocked {
    rule: Option<String>,
    alg: Option<String>,
    private_hex: Option<String>,
    kid: Option<String>,
    phone_code: Option<String>,
}

#[test]
fn key_files() {
    let mut tally = Tally::default();
    for case in vectors::read::<KeyFiles>("key-files").cases {
        let expect = case.expect;
        let key = Key::from_pem(&case.input_text, &case.context.passphrase);
        let found = key.map_err(|breach| breach.0.name().to_owned()).map(|key| {
            let public = key.public();
            (
                public.kid().to_string(),
                public.phone_code(),
                key.sign(b"message"),
            )
        });
        let expected = match expect.rule {
            Some(rule) => Err(rule),
            None => {
                let private = expect.private_hex.unwrap();
                let signature = printed(&expect.alg.unwrap(), &private).sign(b"message");
                Ok((expect.kid.unwrap(), expect.phone_code.unwrap(), signature))
            }
        };
        tally.check(&case.name, found, expected);
    }
    tally.finish("key-files", 27);
}

fn printed(alg: &str, private_hex: &str) -> Key {
    let private = unhex(private_hex).unwrap();
    match Algorithm::of(alg).unwrap() {
        Algorithm::Ed25519 => Key::from_seed(private),
        Algorithm::Sm2 => Key::from_scalar(private).unwrap(),
    }
}

/// Two cases say what we write: the same key, salt and IV give the same text.
#[test]
fn a_key_file_is_written_as_the_vector_says() {
    let cases = vectors::read::<KeyFiles>("key-files").cases;
    let written: Vec<&KeyFile> = cases.iter().filter(|case| case.why == "what we write").collect();
    assert_eq!(written.len(), Algorithm::ALL.len());
    for case in written {
        let expect = &case.expect;
        let key = printed(expect.alg.as_ref().unwrap(), expect.private_hex.as_ref().unwrap());
        let passphrase = Passphrase::new(&case.context.passphrase).unwrap();
        let salt = std::array::from_fn(|at| at as u8);
        let iv = std::array::from_fn(|at| at as u8 + 16);
        assert_eq!(
            key.to_pem(&passphrase, salt, iv),
            case.input_text,
            "{}",
            case.name
        );
    }
}

/// Keys that are not encrypted are read by an import and by nothing else.
#[test]
fn plain_keys_are_imported() {
    let vectors: KeyFiles = vectors::read("key-files");
    let kid_of = |alg: &str| {
        let of = |case: &&KeyFile| case.expect.alg.as_deref() == Some(alg);
        vectors.cases.iter().find(of).unwrap().expect.kid.clone()
    };
    let mut tally = Tally::default();
    for (name, text) in vectors.plain.iter().filter(|(name, _)| *name != "use") {
        let alg = if name.starts_with("sm2") { "SM2" } else { "Ed25519" };
        for text in [
            text.clone(),
            format!("\u{feff}\r\n{}", text.replace('\n', "\r\n\r\n")),
        ] {
            let kid = Key::import(&text).ok().map(|key| key.public().kid().to_string());
            tally.check(name, kid, kid_of(alg));
            let locked = Key::from_pem(&text, "test only passphrase").err();
            tally.check(name, locked.map(|breach| breach.0.name()), Some("key-format"));
        }
    }
    for case in &vectors.cases {
        let locked = Key::is_locked(&case.input_text);
        let imported = Key::import(&case.input_text).map_err(|breach| breach.0.name());
        let expected = case.input_text.contains("ENCRYPTED PRIVATE KEY");
        tally.check(&case.name, locked, expected);
        if locked {
            tally.check(&case.name, imported.err(), Some("key-format"));
        }
    }
    tally.finish("plain keys", 63);
}

#[test]
fn stock_openssl_reads_our_key_files() {
    let passphrase = "horse battery staple";
    let key = Key::from_seed([7; 32]);
    let text = key.to_pem(&Passphrase::new(passphrase).unwrap(), [1; 16], [2; 16]);
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("key.pem");
    std::fs::write(&path, text).unwrap();
    let openssl = Command::new("openssl")
        .args(["pkey", "-pubout", "-passin", &format!("pass:{passphrase}"), "-in"])
        .arg(&path)
        .output();
    let Ok(output) = openssl else {
        println!("skipped: there is no openssl command here");
        return;
    };
    let public = String::from_utf8(output.stdout).unwrap();
    let body: String = public.lines().filter(|line| !line.starts_with("-----")).collect();
    assert_eq!(
        body,
        key.public().spki_base64(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
