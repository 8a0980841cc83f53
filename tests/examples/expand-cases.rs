//! Writes every golden case as a file of its own, for tests in other languages:
//! `cargo run -p bangfu-tests --example expand-cases -- FOLDER`.
//!
//! `FOLDER/cases.json` lists `{name, today, file}`; `file` stands beside it and holds the filing.

use std::process::ExitCode;
use std::{env, fs, io, path::Path};

use bangfu_tests::case;
use serde_json::json;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("usage: expand-cases FOLDER");
        return ExitCode::FAILURE;
    };
    match case::all()
        .map_err(io::Error::other)
        .and_then(|cases| write(&cases, Path::new(&folder)))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(cases: &[case::Case], folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut list = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let file = format!("{number:04}.json");
        fs::write(folder.join(&file), case.document.to_string())?;
        list.push(json!({"name": case.name, "today": case.today, "file": file}));
    }
    fs::write(folder.join("cases.json"), serde_json::to_vec_pretty(&list)?)
}
