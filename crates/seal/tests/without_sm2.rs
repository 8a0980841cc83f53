//! A build without SM2: a roster with an SM2 key is as good as ever, and what that key signed is not judged.

#![cfg(not(feature = "sm2"))]
#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

mod stage;

use bangfu_seal::{Algorithm, EntryState, Envelope, Key, PublicKey, Role, State, Unchecked, sign, words};
use stage::{COUNTY, HOSPITAL, day, filing, judge_by, key, roster_with, statement};

/// The key of GB/T 32918.5 annex A. TEST ONLY.
const SPKI: &str = "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60YM/wHa7CP81bzUCDM6kkM4md1pS3G6nGMwapgCu0F+/NeCEpmMvYHLamtEw==";
const KID: &str = "c97c174acc1b56be277862230f92b0f9fa9b83c2aa471ceabb67533a91536bea";
const PLAIN: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQgOUUgj3shRLE/NuOK
xtOflYiTk2koYLUaQvuB7033xbihRANCAAQJ+d8xHlQhoVDdfRYeS8XGchefrRgz
/AdrsI/zVvNQIMzqSQziZ3WlLcbqcYzBqmAK7QX7814ISmYy9gctqa0T
-----END PRIVATE KEY-----
";

#[test]
fn an_sm2_key_has_its_name_and_nothing_more() {
    assert!(!Algorithm::Sm2.is_built_in());
    let public = PublicKey::from_spki(Algorithm::Sm2, SPKI).unwrap();
    assert_eq!(
        (public.spki_base64().as_str(), public.kid().to_string().as_str()),
        (SPKI, KID)
    );
    assert!(!public.verify(b"message", &[1; 64]));
    let import = Key::import(PLAIN).err();
    assert_eq!(import.map(|breach| breach.0.name()), Some("key-algorithm"));
}

#[test]
fn what_cannot_be_verified_is_not_judged() {
    let public = PublicKey::from_spki(Algorithm::Sm2, SPKI).unwrap();
    let (roster, verdict) = roster_with(&key(1), &public);
    assert_eq!(verdict.state, State::Valid);
    let roster = roster.unwrap();

    let one = sign(&filing(), &key(2), &statement(Role::Supporter, HOSPITAL)).unwrap();
    let verdict = judge_by(&roster, &one, day("2026-12-08"));
    assert_eq!(verdict.state, State::Incomplete);
    assert!(!verdict.unchecked.contains(&Unchecked::Algorithm));

    let other = sign(&filing(), &key(3), &statement(Role::Recipient, COUNTY)).unwrap();
    let ed25519 = key(3).public().kid().to_string();
    let text = other
        .written()
        .replace("\"Ed25519\"", "\"SM2\"")
        .replace(&ed25519, KID);
    let verdict = judge_by(
        &roster,
        &Envelope::read(text.as_bytes()).unwrap(),
        day("2026-12-08"),
    );
    assert_eq!((verdict.state, verdict.rule), (State::UnknownKey, None));
    assert_eq!(verdict.signatures[0].state, EntryState::UnknownKey);
    assert!(verdict.unchecked.contains(&Unchecked::Algorithm));
    assert!(words::verdict(&verdict).contains("SM2"));
}
