//! What holds for every form, whatever is answered: nothing panics, and a session tells what a fresh check tells.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where a fixture is broken"
)]

use std::sync::LazyLock;

use bangfu_api::canon::{canonical, parse};
use bangfu_api::{Library, Session};
use bangfu_forms::FORMS;
use bangfu_model::Date;
use bangfu_tests::case::{self, Case};
use bangfu_tests::edits::{apply, change, edit};
use proptest::prelude::*;
use proptest::sample::select;

static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap());

/// The clean filing of each form.
static CLEAN: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let cases = case::all().unwrap();
    let clean = |id: &str| cases.iter().find(|case| case.form == id && case.rule.is_none());
    FORMS
        .iter()
        .map(|(id, _)| {
            clean(id)
                .unwrap_or_else(|| panic!("{id} has no clean filing"))
                .clone()
        })
        .collect()
});

fn today(case: &Case) -> Date {
    Date::parse(&case.today).unwrap()
}

fn opened(text: &str, today: Date) -> Session {
    bangfu_api::open(&LIBRARY, text.as_bytes(), today).unwrap()
}

/// After these edits the session tells what a fresh check of its text tells, twice the same.
fn agrees(session: &Session, today: Date) -> Result<(), TestCaseError> {
    let text = session.text();
    let check = || bangfu_api::check(&LIBRARY, text.as_bytes(), today, true);
    let (fresh, again) = (check(), check());
    prop_assert_eq!(
        serde_json::to_string(&fresh).unwrap(),
        serde_json::to_string(&again).unwrap()
    );
    // The text names the edition it was checked with, so only what the rules say is compared.
    let told = session.report();
    prop_assert_eq!(&told.findings, &fresh.findings);
    prop_assert_eq!(told.counts, fresh.counts);
    prop_assert_eq!(told.verdict, fresh.verdict);
    prop_assert_eq!(opened(&text, today).text(), text);
    Ok(())
}

/// Two hundred edits in any order, looked at along the way: each form many times.
#[test]
fn any_edits_tell_what_a_fresh_check_tells() {
    for clean in CLEAN.iter() {
        let today = today(clean);
        let config = ProptestConfig {
            cases: 12,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        proptest!(config, |(edits in prop::collection::vec(edit(), 200))| {
            let mut session = opened(&clean.document.to_string(), today);
            for (at, edit) in edits.iter().enumerate() {
                apply(&mut session, edit);
                if at % 20 == 0 {
                    agrees(&session, today)?;
                }
            }
            agrees(&session, today)?;
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// Few edits of any form: what fails here fails small.
    #[test]
    fn few_edits_tell_what_a_fresh_check_tells(clean in select(CLEAN.as_slice()), edits in prop::collection::vec(edit(), 1..12)) {
        let today = today(&clean);
        let mut session = opened(&clean.document.to_string(), today);
        for edit in &edits {
            apply(&mut session, edit);
        }
        agrees(&session, today)?;
    }

    /// What a person did is taken back step by step, and done again, to the letter.
    #[test]
    fn every_edit_can_be_taken_back(clean in select(CLEAN.as_slice()), edits in prop::collection::vec(edit(), 1..24)) {
        let today = today(&clean);
        let mut session = opened(&clean.document.to_string(), today);
        let stands = |session: &Session| (session.text(), session.report());
        let mut before = vec![stands(&session)];
        let mut steps = Vec::new();
        for edit in &edits {
            match apply(&mut session, edit) {
                Some(back) => steps.push(back),
                None => {
                    before.clear();
                    steps.clear();
                }
            }
            before.push(stands(&session));
        }
        let before = &before[before.len() - steps.len() - 1..];
        for at in (0..steps.len()).rev() {
            steps[at] = session.apply(steps[at].clone());
            prop_assert_eq!(&stands(&session), &before[at]);
        }
        for at in 0..steps.len() {
            session.apply(steps[at].clone());
            prop_assert_eq!(&stands(&session), &before[at + 1]);
        }
        agrees(&session, today)?;
    }

    /// A journal of what was done and taken back, begun anywhere along the way, gives the filing to the letter.
    #[test]
    fn a_journal_gives_the_filing_to_the_letter(clean in select(CLEAN.as_slice()), edits in prop::collection::vec((edit(), any::<bool>()), 1..24), begun in any::<prop::sample::Index>()) {
        let today = today(&clean);
        let mut session = opened(&clean.document.to_string(), today);
        let mut journal = (session.text(), Vec::new());
        let mut steps = Vec::new();
        let begun = begun.index(edits.len());
        for (at, (edit, back)) in edits.iter().enumerate() {
            if let Some(step) = if *back { steps.pop() } else { None } {
                journal.1.push(session.written(&step));
                session.apply(step);
            } else if let Some(forth) = Some(edit).filter(|edit| !edit.is_of_programs()).and_then(|edit| change(&mut session, edit)) {
                journal.1.push(session.written(&forth));
                steps.push(session.apply(forth));
            }
            if at == begun {
                journal = (session.text(), session.beyond_text());
            }
        }
        let mut again = bangfu_api::resume(&LIBRARY, &journal.0, today).unwrap();
        for edit in &journal.1 {
            let kept = canonical(edit);
            prop_assert_eq!(again.redo(&parse(&kept).unwrap()), Ok(()), "{}", String::from_utf8_lossy(&kept));
        }
        prop_assert_eq!(again.text(), session.text());
        prop_assert_eq!(again.beyond_text(), session.beyond_text());
        prop_assert_eq!(again.report().findings, session.report().findings);
    }

    /// Any text whatever is answered with a report, never with a panic.
    #[test]
    fn any_text_is_judged(text in any::<String>(), form in select(FORMS.iter().map(|(id, _)| *id).collect::<Vec<_>>()), at in any::<prop::sample::Index>()) {
        let today = Date::parse("2026-11-22").unwrap();
        bangfu_api::check(&LIBRARY, text.as_bytes(), today, false);
        let clean = CLEAN.iter().find(|case| case.form == form).unwrap().document.to_string();
        let cut: String = clean.chars().take(at.index(clean.chars().count())).collect();
        bangfu_api::check(&LIBRARY, (cut + &text).as_bytes(), today, false);
    }
}
