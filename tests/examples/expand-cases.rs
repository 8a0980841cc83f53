//! Writes every golden case as a file of its own, for tests in other languages:
//! `cargo run -p bangfu-tests --example expand-cases -- FOLDER`.
//!
//! `FOLDER/cases.json` lists `{name, today, file}`; `file` stands beside it and holds the filing.

use std::process::ExitCode;
use std::{env, io, path::Path};

use bangfu_tests::case;
use bangfu_tests::files::{self, Dated};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("usage: expand-cases FOLDER");
        return ExitCode::FAILURE;
    };
    let dated = |case: case::Case| Dated {
        name: case.name,
        today: case.today,
        text: case.document.to_string(),
    };
    match case::all()
        .map_err(io::Error::other)
        .and_then(|cases| files::write(cases.into_iter().map(dated), Path::new(&folder)))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
