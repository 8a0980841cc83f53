//! Every golden case of every pack, and whether the cases would notice a changed number.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use bangfu_api::{Library, Report, Verdict, check};
use bangfu_forms::FORMS;
use bangfu_model::Date;
use bangfu_tests::case::{self, Case, Told};
use serde_json::Value;

fn library() -> Library {
    Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap()
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
    assert!(cases.len() > 2 * FORMS.len());
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
        // The period is chosen when a filing is begun; everything else is edited.
        let (begun, edits): (Vec<_>, Vec<_>) =
            case.edits.iter().partition(|(pointer, _)| pointer == "#/period");
        let mut clean = case.clean.clone();
        for (_, period) in begun {
            clean["period"] = period.clone();
        }
        let clean = serde_json::to_vec(&clean).unwrap();
        let mut session = bangfu_api::open(&library, &clean, today(case)).unwrap();
        let parties = &case.clean["parties"];
        let possible = edits.iter().all(|(pointer, value)| {
            let value = bangfu_canon::parse(&serde_json::to_vec(value).unwrap()).unwrap();
            session.set(pointer, &value).is_ok()
        });
        // An edit of the document itself, or of a member no form has, is no edit a form offers.
        if !possible {
            continue;
        }
        edited += 1;
        // Editing a signer's name edits the parties with it, so the finished file is another one than the case's.
        let expected = if *parties == written(&session)["parties"] {
            case.expected.clone()
        } else {
            told(&check(&library, session.text().as_bytes(), today(case), true))
        };
        let report = session.report();
        if told(&report) != expected {
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

/// Moves every number, day and year a rule asks for by one step up and one down: some case must then go wrong, or the
/// cases would let a wrong number pass.
#[test]
fn the_cases_notice_every_moved_threshold() {
    let cases = case::all().unwrap();
    let (mut tried, mut unnoticed) = (0, Vec::new());
    for (id, text) in FORMS {
        let of_form: Vec<Case> = cases.iter().filter(|case| case.form == *id).cloned().collect();
        let moved = bangfu_packer::moved(text, &of_form).unwrap();
        tried += moved.tried;
        unnoticed.extend(moved.unnoticed.into_iter().map(|step| format!("{id} {step}")));
    }
    println!("{} of {tried} moved thresholds noticed", tried - unnoticed.len());
    assert!(tried > 0);
    assert!(unnoticed.is_empty(), "no case notices:\n{}", unnoticed.join("\n"));
}
