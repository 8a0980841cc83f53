//! Compiles every pack under `forms/`, and fails with the place of each problem.
//!
//! A folder that holds a `pack.toml` is a pack; its compiled text lands in `OUT_DIR` and in the table `packs.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use bangfu_pack::Pack;
use bangfu_pack::compiler::{self, Compiled, Problem, SourceFile};
use serde_json::Value;

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
        match compile(&id, &files, &folder)? {
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
fn compile(id: &str, files: &[SourceFile], folder: &Path) -> io::Result<Result<String, Vec<Problem>>> {
    let compiled = match compiler::compile(id, files) {
        Ok(compiled) => compiled,
        Err(problems) => return Ok(Err(problems)),
    };
    let pack = &compiled.pack;
    let mut problems = unbound(pack, files);
    problems.extend(uncased(pack, files, folder)?);
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let text = bangfu_canon::canonical(&compiled.value);
    read_back(id, &compiled, &text)?;
    String::from_utf8(text).map(Ok).map_err(io::Error::other)
}

/// What is shipped must come through the strict reading of files, and be the pack that was checked here.
fn read_back(id: &str, compiled: &Compiled, text: &[u8]) -> io::Result<()> {
    let refused = |what: String| io::Error::other(format!("{id}: the compiled pack {what}"));
    let value = bangfu_canon::parse(text).map_err(|breach| {
        refused(format!(
            "breaks `{}` at byte {}",
            breach.rule.name(),
            breach.column
        ))
    })?;
    match Pack::read(&value) {
        Ok(pack) if pack == compiled.pack => Ok(()),
        Ok(_) => Err(refused("reads back as another one".to_owned())),
        Err(problem) => Err(refused(format!("does not read back: {problem}"))),
    }
}

/// Rules that name what the form or the rule kinds do not have.
fn unbound(pack: &Pack, files: &[SourceFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for form in &pack.forms {
        for found in bangfu_rules::bind(pack, form).err().unwrap_or_default() {
            let what = format!("rule `{}`: {}", found.rule, found.what);
            problems.push(compiler::locate(
                files,
                &format!("{}.toml", form.id),
                &found.rule,
                what,
            ));
        }
    }
    problems
}

/// Rules without a case that trips them or without a near miss, forms without a clean case, and cases of no rule.
fn uncased(pack: &Pack, files: &[SourceFile], folder: &Path) -> io::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for form in &pack.forms {
        let file = format!("{}.toml", form.id);
        let cases = folder.join("cases").join(&form.id);
        if !cases.join("clean.json").is_file() {
            problems.push(compiler::locate(
                files,
                &file,
                &form.id,
                "the form has no clean case",
            ));
        }
        for rule in &form.rules {
            let path = cases.join(format!("{}.json", rule.id));
            let case: Value = fs::read(&path)
                .ok()
                .and_then(|bytes| serde_json::from_slice(&bytes).ok())
                .unwrap_or_default();
            for (part, failed) in [("trips", true), ("near_miss", false)] {
                if tells_failure(&case[part]["expected"], &rule.id) != Some(failed) {
                    let what = format!("rule `{}` has no case `{part}` in cases/{}", rule.id, form.id);
                    problems.push(compiler::locate(files, &file, &rule.id, what));
                }
            }
        }
        for path in if cases.is_dir() {
            sorted(&cases)?
        } else {
            Vec::new()
        } {
            let stem = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if stem != "clean" && form.rules.iter().all(|rule| rule.id != stem) {
                problems.push(Problem {
                    file: format!("cases/{}/{}", form.id, name(&path)),
                    line: 1,
                    what: "the form has no such rule".to_owned(),
                });
            }
        }
    }
    Ok(problems)
}

/// Whether a case's `expected` list says that `rule` failed; `None` when there is no such list.
fn tells_failure(expected: &Value, rule: &str) -> Option<bool> {
    let findings = expected.as_array()?;
    Some(
        findings
            .iter()
            .any(|finding| finding[0] == rule && finding[2] == "failed"),
    )
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
