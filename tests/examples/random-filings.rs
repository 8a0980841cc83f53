//! Writes random filings, for tests in other languages:
//! `cargo run -p bangfu-tests --example random-filings -- FOLDER COUNT SEED`.
//!
//! Each is a golden case with random edits, right, wrong and odd ones. The same seed (0 to 255) gives the same filings.
//! `FOLDER/cases.json` lists them as that of `expand-cases` does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a generator may stop where a fixture is broken"
)]

use std::env;
use std::path::PathBuf;

use bangfu_api::Library;
use bangfu_forms::FORMS;
use bangfu_model::Date;
use bangfu_tests::case::{self, Case};
use bangfu_tests::edits::{apply, edit};
use bangfu_tests::files::{self, Dated};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

const USAGE: &str = "random-filings FOLDER COUNT SEED";

fn main() {
    let mut words = env::args().skip(1);
    let folder = PathBuf::from(words.next().expect(USAGE));
    let count: usize = words.next().and_then(|word| word.parse().ok()).expect(USAGE);
    let seed: u8 = words.next().and_then(|word| word.parse().ok()).expect(USAGE);

    let library = Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap();
    let filing = (select(case::all().unwrap()), prop::collection::vec(edit(), 1..16));
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let filings = (0..count).map(|number| {
        let (case, edits) = filing.new_tree(&mut runner).unwrap().current();
        let text = edited(&library, &case, &edits);
        Dated {
            name: format!("{number}: {}", case.name),
            today: case.today,
            text,
        }
    });
    files::write(filings, &folder).unwrap();
}

/// The case after the edits; as it is, where it is no filing that can be opened.
fn edited(library: &Library, case: &Case, edits: &[bangfu_tests::edits::Edit]) -> String {
    let text = case.document.to_string();
    let today = Date::parse(&case.today).unwrap();
    let Ok(mut session) = bangfu_api::open(library, text.as_bytes(), today) else {
        return text;
    };
    for edit in edits {
        apply(&mut session, edit);
    }
    session.text()
}
