//! Compiles every pack under `forms/`, and fails with the place of each problem.
//!
//! A folder that holds a `pack.toml` is a pack; its compiled text lands in `OUT_DIR` and in the table `packs.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use bangfu_pack::compiler::{self, Problem, SourceFile};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=.");
    match build() {
        Ok(problems) if problems.is_empty() => ExitCode::SUCCESS,
        Ok(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("forms: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Compiles all packs. Answers the problems, each as `forms/<pack>/<file>:<line>: what`.
fn build() -> io::Result<Vec<String>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut problems = Vec::new();
    let mut table = String::from("&[\n");
    for folder in sorted(Path::new("."))? {
        if !folder.join("pack.toml").is_file() {
            continue;
        }
        let id = name(&folder);
        let files = sources(&folder)?;
        match compile(&id, &files)? {
            Ok(text) => {
                fs::write(out.join(format!("{id}.json")), text)?;
                let _ = writeln!(
                    table,
                    "    ({id:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{id}.json\"))),"
                );
            }
            Err(found) => problems.extend(found.iter().map(|problem| format!("forms/{id}/{problem}"))),
        }
    }
    table.push_str("]\n");
    fs::write(out.join("packs.rs"), table)?;
    Ok(problems)
}

/// The compiled text of one pack, or what keeps it from being shipped.
fn compile(id: &str, files: &[SourceFile]) -> io::Result<Result<String, Vec<Problem>>> {
    match compiler::compile(id, files) {
        Ok(pack) => Ok(Ok(pack.write()?)),
        Err(problems) => Ok(Err(problems)),
    }
}

/// The TOML files of a pack.
fn sources(folder: &Path) -> io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    for path in sorted(folder)? {
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(SourceFile {
                name: name(&path),
                text: fs::read_to_string(&path)?,
            });
        }
    }
    Ok(files)
}

/// What a folder holds, in the order of names, so that every build is the same.
fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
