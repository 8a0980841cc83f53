//! `merge.json`: copies of one document to merge, case by case; and what holds of merging whatever the copies.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

mod vectors;

use std::collections::BTreeMap;

use bangfu_api::{Library, Merged, merge};
use bangfu_canon::{Digest, canonical, parse};
use bangfu_model::Date;
use bangfu_seal::{Clock, Context, Kid, Trust, trust, verify};
use proptest::prelude::*;
use serde::Deserialize;
use vectors::{Input, Tally};

#[derive(Deserialize)]
struct Vectors {
    rosters: BTreeMap<String, String>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    inputs: Vec<Input>,
    context: Given,
    expect: Expect,
}

#[derive(Deserialize)]
struct Given {
    roster: String,
    root: String,
    today: String,
}

#[derive(Deserialize, Debug, PartialEq)]
struct Expect {
    merged: bool,
    state: String,
    rule: Option<String>,
    missing: Option<Vec<String>>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    signatures: Vec<String>,
    output_canonical_sha256: Option<String>,
}

fn merged(inputs: &[Vec<u8>]) -> Merged {
    let library = Library::of([]).unwrap();
    let copies: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
    merge(&library, &copies)
}

fn judged(case: &Case, vectors: &Vectors) -> Expect {
    let inputs: Vec<Vec<u8>> = case.inputs.iter().map(Input::bytes).collect();
    let merged = merged(&inputs);
    let Some(file) = &merged.file else {
        return Expect {
            merged: false,
            state: "refused".to_owned(),
            rule: merged.rule,
            missing: None,
            roles: Vec::new(),
            signatures: Vec::new(),
            output_canonical_sha256: None,
        };
    };
    let clock = Clock::Day(Date::parse(&case.context.today).unwrap());
    let roster = vectors.rosters[&case.context.roster].as_bytes();
    let (roster, _) = trust(roster, Kid::parse(&case.context.root), clock, None);
    let context = Context {
        trust: Trust::Roster(roster.as_ref().unwrap()),
        clock,
        ..Context::default()
    };
    let verdict = verify(file.as_bytes(), &context);
    let digest = Digest::of(&canonical(&parse(file.as_bytes()).unwrap())).to_string();
    Expect {
        merged: true,
        state: verdict.state.name().to_owned(),
        rule: verdict.rule.map(|rule| rule.name().to_owned()),
        missing: case.expect.missing.as_ref().map(|_| {
            let missing = verdict.missing.iter();
            missing.map(|role| role.name().to_owned()).collect()
        }),
        roles: merged.roles,
        signatures: merged.signatures.iter().map(ToString::to_string).collect(),
        output_canonical_sha256: Some(digest.trim_start_matches("sha-256:").to_owned()),
    }
}

#[test]
fn merging() {
    let vectors: Vectors = vectors::read("merge");
    let mut tally = Tally::default();
    for case in &vectors.cases {
        tally.check(&case.name, &judged(case, &vectors), &case.expect);
    }
    tally.finish("merge", vectors.cases.len());
}

/// Every copy of every case whose copies can be merged.
fn sets() -> Vec<Vec<Vec<u8>>> {
    let vectors: Vectors = vectors::read("merge");
    let good = vectors.cases.iter().filter(|case| case.expect.merged);
    good.map(|case| case.inputs.iter().map(Input::bytes).collect())
        .collect()
}

proptest! {
    /// Any order, any grouping, any repetition of the copies gives the same bytes.
    #[test]
    fn order_grouping_and_repetition_do_not_matter(
        copies in prop::sample::select(sets()),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = merged(&copies).file.unwrap();
        // Every copy at least once, some more often, in an order of the picks.
        let mut mixed = copies.clone();
        for pick in picks {
            let copy = pick.get(&copies).clone();
            mixed.insert(pick.index(mixed.len() + 1), copy);
        }
        prop_assert_eq!(&merged(&mixed).file.unwrap(), &whole);
        let (left, right) = mixed.split_at(1 + cut.index(mixed.len() - 1));
        let part = |copies: &[Vec<u8>]| merged(copies).file.unwrap().into_bytes();
        let grouped = if right.is_empty() { vec![part(left)] } else { vec![part(right), part(left)] };
        prop_assert_eq!(&merged(&grouped).file.unwrap(), &whole);
        prop_assert_eq!(&merged(&[whole.clone().into_bytes()]).file.unwrap(), &whole);
    }
}
