//! Writes every golden case and 10,000 changed filings with their structural fault, for schema validators in other
//! languages: `cargo run -p bangfu-tests --example structural-faults`.
//!
//! A line of standard output is `{"form": …, "fault": …, "spelling": …, "filing": …}`: `fault` is null or the name of
//! the fault, `spelling` whether it is one that a schema cannot see (`crates/api/README.md`).

#![allow(
    clippy::unwrap_used,
    reason = "a generator may stop where a fixture is broken"
)]

use std::io::{self, Write};

use bangfu_api::Library;
use bangfu_forms::FORMS;
use bangfu_model::Date;
use bangfu_tests::case;
use bangfu_tests::structure::{SPELLING, changed, fault};
use serde_json::json;

fn main() -> io::Result<()> {
    let library = Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap();
    let cases = case::all().map_err(io::Error::other)?;
    let golden = cases.iter().map(|case| (case, case.document.to_string()));
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (case, text) in golden.chain(changed(&cases, 2, 10_000)) {
        let fault = fault(&library, &case.form, &text, Date::parse(&case.today).unwrap());
        let spelling = fault.as_deref().is_some_and(|fault| SPELLING.contains(&fault));
        let (form, fault) = (json!(case.form), json!(fault));
        writeln!(
            out,
            r#"{{"form":{form},"fault":{fault},"spelling":{spelling},"filing":{text}}}"#
        )?;
    }
    out.flush()
}
