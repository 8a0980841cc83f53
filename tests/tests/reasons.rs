//! Reasons decide whether a filing may be signed, and what waits for an explained answer keeps nothing back.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use bangfu_api::{Library, Session, Verdict, signable};
use bangfu_forms::FORMS;
use bangfu_model::{Date, State, Value};
use bangfu_tests::case;

const REASON: &str = "受援单位公章正在换发，预计下月盖章，双方已签字确认。";

fn clean() -> Session {
    let library = Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap();
    let cases = case::all().unwrap();
    let clean = cases
        .iter()
        .find(|case| case.name.starts_with("taian-2024/agreement-county/clean:"))
        .unwrap();
    let today = Date::parse("2026-11-22").unwrap();
    bangfu_api::open(&library, clean.document.to_string().as_bytes(), today).unwrap()
}

#[test]
fn a_missing_stamp_may_be_signed_with_a_reason() {
    let mut session = clean();
    session.set("/recipient_stamped", &Value::Null).unwrap();
    let report = session.report();
    assert_eq!(report.verdict, Verdict::Blocked);
    let missing = report
        .findings
        .iter()
        .find(|finding| finding.state == State::Failed)
        .unwrap();
    assert_eq!(missing.path.to_string(), "/recipient_stamped");

    session
        .explain(&missing.rule, "/recipient_stamped", "核实无误")
        .unwrap();
    assert_eq!(
        session.report().verdict,
        Verdict::Blocked,
        "empty words excuse nothing"
    );

    session
        .explain(&missing.rule, "/recipient_stamped", REASON)
        .unwrap();
    let report = session.report();
    assert_eq!(report.verdict, Verdict::Ready);
    assert_eq!(
        (report.counts.explained, report.counts.excused, report.counts.must),
        (1, 1, 0)
    );
    assert!(
        report
            .findings
            .iter()
            .any(|finding| finding.excused && finding.state == State::CouldNotCheck)
    );
    assert_eq!(signable(&report), Ok(()));
}

#[test]
fn a_reason_excuses_only_what_waits_for_that_answer() {
    let mut session = clean();
    session.set("/recipient_stamped", &Value::Null).unwrap();
    session.set("/scanned", &Value::from("2025-11-01")).unwrap();
    let missing = session
        .report()
        .findings
        .into_iter()
        .find(|finding| finding.path.to_string() == "/recipient_stamped");
    session
        .explain(&missing.unwrap().rule, "/recipient_stamped", REASON)
        .unwrap();
    let report = session.report();
    assert_eq!(
        report.verdict,
        Verdict::Blocked,
        "the scan before the other stamp is still a failure"
    );
    assert_eq!(report.counts.must, 1);
}
