//! Writes the data of the conformance kit anew: `cargo run -p bangfu-tests --example write-conformance -- FOLDER`.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use bangfu_tests::conformance;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("usage: write-conformance FOLDER");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Data of forms that are no more goes.
fn write(folder: &Path) -> io::Result<()> {
    let files = conformance::files().map_err(io::Error::other)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "jsonl") {
            fs::remove_file(path)?;
        }
    }
    for (name, text) in files {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
