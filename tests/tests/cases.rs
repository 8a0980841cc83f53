//! Every golden case of every pack, and whether the cases would notice a changed number.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use bangfu_api::{Library, Report, Verdict, check};
use bangfu_forms::PACKS;
use bangfu_model::{Date, Decimal};
use bangfu_tests::case::{self, Case, Told};
use serde_json::Value;

fn library() -> Library {
    Library::of(PACKS.iter().map(|(_, text)| *text)).unwrap()
}

fn today(case: &Case) -> Date {
    Date::parse(&case.today).unwrap()
}

fn told(report: &Report) -> Vec<Told> {
    let word = |value: Value| value.as_str().unwrap().to_owned();
    let findings = report.findings.iter();
    findings
        .map(|finding| {
            (
                finding.rule.clone(),
                finding.path.to_string(),
                word(serde_json::to_value(finding.state).unwrap()),
            )
        })
        .collect()
}

fn checked(library: &Library, case: &Case) -> Report {
    check(
        library,
        &serde_json::to_vec(&case.document).unwrap(),
        today(case),
        true,
    )
}

/// Panics with the name of every case that went wrong and what it told.
fn judge(wrong: Vec<(&Case, Report)>) {
    let names: Vec<String> = wrong
        .iter()
        .map(|(case, report)| {
            let problem = report
                .problem
                .as_ref()
                .map(|problem| format!("\n  problem {problem}"));
            let (said, asked) = (told(report), &case.expected);
            let extra = said.iter().filter(|one| !asked.contains(one));
            let missing = asked.iter().filter(|one| !said.contains(one));
            let lines = extra
                .map(|one| format!("\n  told     {one:?}"))
                .chain(missing.map(|one| format!("\n  expected {one:?}")))
                .chain(problem);
            format!("{}{}", case.name, lines.collect::<String>())
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} cases went wrong:\n{}",
        wrong.len(),
        names.join("\n")
    );
}

#[test]
fn every_case_finds_exactly_what_it_says() {
    let library = library();
    let cases = case::all().unwrap();
    assert!(cases.len() > 2 * PACKS.len());
    let reports = cases.iter().map(|case| (case, checked(&library, case)));
    judge(
        reports
            .filter(|(case, report)| told(report) != case.expected)
            .collect(),
    );
    println!("{} cases", cases.len());
}

#[test]
fn every_finding_says_what_is_wrong_what_to_do_and_by_which_clause() {
    let library = library();
    for case in case::all().unwrap() {
        for finding in checked(&library, &case).findings {
            for words in [&finding.text, &finding.advice] {
                assert!(
                    !words.is_empty() && !words.contains(['{', '}']),
                    "{}: {finding:?}",
                    case.name
                );
            }
            assert!(!finding.sources.is_empty(), "{}: {finding:?}", case.name);
        }
    }
}

#[test]
fn a_clean_filing_may_be_signed() {
    let library = library();
    for case in case::all().unwrap().iter().filter(|case| case.edits.is_empty()) {
        assert!(case.expected.is_empty(), "{}", case.name);
        assert_eq!(checked(&library, case).verdict, Verdict::Ready, "{}", case.name);
    }
}

/// Filling in a form edit by edit must tell what a check of the finished file tells.
#[test]
fn editing_step_by_step_tells_the_same() {
    let library = library();
    let cases = case::all().unwrap();
    let mut edited = 0;
    let mut wrong = Vec::new();
    for case in &cases {
        let clean = serde_json::to_vec(&case.clean).unwrap();
        let mut session = bangfu_api::open(&library, &clean, today(case)).unwrap();
        let parties = &case.clean["parties"];
        let possible = case.edits.iter().all(|(pointer, value)| {
            let value = bangfu_canon::parse(&serde_json::to_vec(value).unwrap()).unwrap();
            session.set(pointer, &value).is_ok()
        });
        // An edit of the document itself, or of a member no form has, is no edit a form offers; and editing a
        // signer's name edits the parties with it.
        if !possible || *parties != written(&session)["parties"] {
            continue;
        }
        edited += 1;
        let report = session.report();
        if told(&report) != case.expected {
            wrong.push((case, report));
        }
    }
    judge(wrong);
    assert!(
        edited * 10 > cases.len() * 9,
        "only {edited} of {} cases could be edited",
        cases.len()
    );
}

fn written(session: &bangfu_api::Session) -> Value {
    serde_json::from_str(&session.text()).unwrap()
}

/// Moves every number a rule asks for by one step up and one down: some case must then go wrong, or the cases would
/// let a wrong number pass.
#[test]
fn the_cases_notice_every_moved_threshold() {
    let cases = case::all().unwrap();
    let (mut moved, mut unnoticed) = (0, Vec::new());
    for (id, text) in PACKS {
        let pack: Value = serde_json::from_str(text).unwrap();
        let of_pack: Vec<&Case> = cases.iter().filter(|case| case.name.starts_with(id)).collect();
        for pointer in thresholds(&pack) {
            for step in [1, -1] {
                let mut other = pack.clone();
                let place = other.pointer_mut(&pointer).unwrap();
                *place = shifted(place, step);
                let what = format!("{id} {} {place}", rule_at(&pack, &pointer));
                let library = Library::of([other.to_string().as_str()]).unwrap();
                moved += 1;
                if of_pack
                    .iter()
                    .all(|case| told(&checked(&library, case)) == case.expected)
                {
                    unnoticed.push(what);
                }
            }
        }
    }
    println!("{} of {moved} moved thresholds noticed", moved - unnoticed.len());
    assert!(moved > 0);
    assert!(unnoticed.is_empty(), "no case notices:\n{}", unnoticed.join("\n"));
}

/// Pointers to every number in the arguments of the rules.
fn thresholds(pack: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (form, data) in pack["forms"].as_array().unwrap().iter().enumerate() {
        for (rule, data) in data["rules"].as_array().unwrap().iter().enumerate() {
            for (name, value) in data["args"].as_object().into_iter().flatten() {
                let numeric = ["least", "most", "months", "percent"].contains(&name.as_str());
                assert!(
                    numeric || !value.is_number(),
                    "`{name}` of {} is a number nobody moves",
                    data["id"]
                );
                if numeric {
                    found.push(format!("/forms/{form}/rules/{rule}/args/{name}"));
                }
            }
        }
    }
    found
}

fn rule_at<'p>(pack: &'p Value, pointer: &str) -> &'p Value {
    let (rule, _) = pointer.split_once("/args").unwrap();
    &pack.pointer(rule).unwrap()["id"]
}

/// The number one step away: 7 or 5 from 6, "1.3" or "1.1" from "1.2".
fn shifted(number: &Value, step: i64) -> Value {
    let Some(text) = number.as_str() else {
        return Value::from(number.as_i64().unwrap() + step);
    };
    let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let units: i64 = text.replace('.', "").parse().unwrap();
    let digits = format!("{:0width$}", units + step, width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let shifted = if places == 0 {
        whole.to_owned()
    } else {
        format!("{whole}.{fraction}")
    };
    assert!(Decimal::parse(&shifted).is_some(), "{shifted}");
    Value::from(shifted)
}
