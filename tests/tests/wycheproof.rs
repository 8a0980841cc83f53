//! Project Wycheproof's Ed25519 signatures: every one is judged, and none otherwise than the project does.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::collections::BTreeMap;

use bangfu_seal::{Algorithm, PublicKey};
use base64ct::{Base64, Encoding};
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

#[test]
fn ed25519() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let mut judged = BTreeMap::from([("valid", 0), ("invalid", 0), ("acceptable", 0)]);
    let mut refused_keys = Vec::new();
    let mut otherwise = Vec::new();
    for group in &set.test_groups {
        let spki = Base64::encode_string(&group.der);
        let public = PublicKey::from_spki(Algorithm::Ed25519, &spki);
        if public.is_none() {
            refused_keys.push(spki);
        }
        for case in &group.tests {
            let signature = <[u8; 64]>::try_from(&case.sig[..]);
            let holds = signature.is_ok_and(|signature| {
                let verify = |public: &PublicKey| public.verify(&case.msg, &signature);
                public.as_ref().is_some_and(verify)
            });
            let (kind, agrees) = match case.result {
                TestResult::Valid => ("valid", holds),
                TestResult::Invalid => ("invalid", !holds),
                // Strict verification may refuse what is only acceptable; which of them, is told.
                TestResult::Acceptable => ("acceptable", holds),
            };
            *judged.entry(kind).or_default() += 1;
            if !agrees {
                otherwise.push(format!(
                    "{} ({kind}): {} {:?}",
                    case.tc_id, case.comment, case.flags
                ));
            }
        }
    }
    println!("Wycheproof Ed25519: {judged:?}, keys refused {refused_keys:?}, judged otherwise {otherwise:?}");
    assert_eq!(judged.values().sum::<usize>(), set.number_of_tests);
    assert!(refused_keys.is_empty());
    assert!(otherwise.is_empty());
}
