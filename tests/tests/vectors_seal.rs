//! `envelopes.json` and `receipts-rosters.json`: files to verify, case by case.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where a fixture is broken"
)]

mod vectors;

use std::collections::BTreeMap;

use bangfu_model::Date;
use bangfu_seal::{Accepted, Clock, Context, Envelope, File, Kid, Trust, Verdict, trust, verify, verify_all};
use serde::Deserialize;
use vectors::{Input, Tally};

#[derive(Deserialize)]
struct Vectors {
    rosters: BTreeMap<String, String>,
    #[serde(default)]
    filings: BTreeMap<String, String>,
    #[serde(default)]
    receipts: BTreeMap<String, String>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    group: String,
    #[serde(flatten)]
    input: Input,
    context: Given,
    expect: Expect,
}

#[derive(Deserialize)]
struct Given {
    roster: Option<String>,
    root: Option<String>,
    today: String,
    filing: Option<String>,
    receipt: Option<String>,
    highest_accepted_revision: Option<i64>,
    highest_accepted_document: Option<String>,
    highest_roster_revision: Option<i64>,
}

/// What a case says; the lists are there only where the file holds together.
#[derive(Deserialize, Debug, PartialEq)]
struct Expect {
    state: String,
    rule: Option<String>,
    document: Option<String>,
    signatures: Option<Vec<String>>,
    #[serde(default)]
    missing: Vec<String>,
    #[serde(default)]
    unlisted: Vec<String>,
}

#[test]
fn envelopes() {
    let vectors: Vectors = vectors::read("envelopes");
    run("envelopes", vectors, 140);
}

#[test]
fn receipts_and_rosters() {
    let vectors: Vectors = vectors::read("receipts-rosters");
    run("receipts-rosters", vectors, 73);
}

fn run(file: &str, vectors: Vectors, least: usize) {
    let mut tally = Tally::default();
    for case in &vectors.cases {
        let found = found(judge(case, &vectors), &case.expect);
        tally.check(&format!("{}: {}", case.group, case.name), &found, &case.expect);
    }
    tally.finish(file, least);
}

fn judge(case: &Case, vectors: &Vectors) -> Verdict {
    let given = &case.context;
    let bytes = case.input.bytes();
    let clock = Clock::Day(Date::parse(&given.today).unwrap());
    let root = given.root.as_deref().map(|root| Kid::parse(root).unwrap());
    if case.group == "roster" {
        return trust(&bytes, root, clock, given.highest_roster_revision).1;
    }
    let judged = given.roster.as_ref().map(|name| {
        trust(
            vectors.rosters[name].as_bytes(),
            root,
            clock,
            given.highest_roster_revision,
        )
    });
    let filing = given
        .filing
        .as_ref()
        .map(|name| Envelope::read(vectors.filings[name].as_bytes()).unwrap());
    let context = Context {
        trust: match &judged {
            None => Trust::None,
            Some((Some(roster), _)) => Trust::Roster(roster),
            Some((None, verdict)) => Trust::Broken(verdict),
        },
        clock,
        filing: filing.as_ref(),
        receipt: given
            .receipt
            .as_ref()
            .map(|name| vectors.receipts[name].as_bytes()),
        accepted: given.highest_accepted_revision.map(|revision| Accepted {
            revision,
            document: given
                .highest_accepted_document
                .as_deref()
                .and_then(bangfu_canon::Digest::parse),
        }),
    };
    verify(&bytes, &context)
}

/// The verdict in the words of a case, with as much detail as the case has.
fn found(verdict: Verdict, expect: &Expect) -> Expect {
    let holds = expect.document.is_some();
    let texts = |list: &[bangfu_canon::Digest]| list.iter().map(ToString::to_string).collect();
    Expect {
        state: verdict.state.name().to_owned(),
        rule: verdict.rule.map(|rule| rule.name().to_owned()),
        document: verdict
            .document
            .filter(|_| holds)
            .map(|document| document.digest.to_string()),
        signatures: expect.signatures.as_ref().map(|_| {
            verdict
                .signatures
                .iter()
                .map(|entry| entry.digest.to_string())
                .collect()
        }),
        missing: if holds {
            verdict
                .missing
                .iter()
                .map(|role| role.name().to_owned())
                .collect()
        } else {
            Vec::new()
        },
        unlisted: if holds {
            texts(&verdict.unlisted)
        } else {
            Vec::new()
        },
    }
}

/// Judged together, the files of the vectors get the verdicts they get one by one: the good, the broken and the foreign.
#[test]
fn files_judged_together_get_their_own_verdicts() {
    let vectors: Vectors = vectors::read("envelopes");
    let clock = Clock::Day(Date::parse("2026-12-08").unwrap());
    let files: Vec<Vec<u8>> = vectors.cases.iter().map(|case| case.input.bytes()).collect();
    let given = vectors
        .cases
        .iter()
        .map(|case| &case.context)
        .find(|given| given.roster.is_some());
    let given = given.unwrap();
    let root = given.root.as_deref().and_then(Kid::parse);
    let roster = vectors.rosters[given.roster.as_ref().unwrap()].as_bytes();
    let (roster, _) = trust(roster, root, clock, None);
    let context = Context {
        trust: Trust::Roster(roster.as_ref().unwrap()),
        clock,
        ..Context::default()
    };
    let one_by_one: Vec<Verdict> = files.iter().map(|file| verify(file, &context)).collect();
    let valid = one_by_one
        .iter()
        .filter(|verdict| verdict.state.name() == "valid")
        .count();
    assert!(valid > 5 && valid < files.len());
    // Each file in a good batch of its own, and all in batches that hold bad ones too.
    let good: Vec<&[u8]> = files
        .iter()
        .zip(&one_by_one)
        .filter(|(_, verdict)| verdict.state.name() == "valid")
        .map(|(file, _)| file.as_slice())
        .collect();
    let together: Vec<Verdict> = verify_all(good.iter().copied().cycle().take(200), &context).collect();
    assert_eq!(together.len(), 200);
    assert!(together.iter().all(|verdict| verdict.state.name() == "valid"));
    let together: Vec<Verdict> = verify_all(files.iter().map(Vec::as_slice), &context).collect();
    assert_eq!(together, one_by_one);
}

/// Receipts and rosters stand in written form in the vectors; filings but for the order inside their answers.
#[test]
fn written_form() {
    let mut tally = Tally::default();
    let Vectors {
        rosters,
        filings,
        receipts,
        ..
    } = vectors::read("receipts-rosters");
    for (name, text) in rosters.iter().chain(&receipts) {
        let file = File::read(text.as_bytes()).unwrap();
        tally.check(name, &file.written(), text);
    }
    for (name, text) in &filings {
        let file = File::read(text.as_bytes()).unwrap();
        let written = file.written();
        let mut lines = [&written, text].map(|text| text.lines().collect::<Vec<_>>());
        let sorted = "    \"answers\": {\n      \"funds_yuan\": \"120000.50\",\n      \"goals\": [";
        assert!(written.contains(sorted), "{written}");
        assert_eq!(File::read(written.as_bytes()).as_ref(), Ok(&file));
        lines
            .iter_mut()
            .for_each(|lines| lines.sort_unstable_by_key(|line| line.trim_end_matches(',')));
        let [written, text] = lines.map(|lines| lines.join("\n").replace(',', ""));
        tally.check(name, written, text);
    }
    tally.finish("written form", 12);
}
