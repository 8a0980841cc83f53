//! Every golden case through the command: the same findings, and the exit status that goes with them.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bangfu_tests::case::{self, Case, Told};
use serde_json::Value;

#[test]
fn the_command_finds_exactly_what_the_cases_say() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cases");
    fs::create_dir_all(&folder).unwrap();
    let cases = case::all().unwrap();
    let mut by_day: BTreeMap<&str, Vec<(&Case, PathBuf)>> = BTreeMap::new();
    for (number, case) in cases.iter().enumerate() {
        let path = folder.join(format!("{number}.json"));
        fs::write(&path, case.document.to_string()).unwrap();
        by_day.entry(&case.today).or_default().push((case, path));
    }
    for (today, cases) in by_day {
        let (worst, lines) = check(today, cases.iter().map(|(_, path)| path.as_path()));
        assert_eq!(lines.len(), cases.len());
        for ((case, path), line) in cases.iter().zip(&lines) {
            assert_eq!(line["file"], path.to_str().unwrap());
            assert_eq!(told(line), case.expected, "{}", case.name);
        }
        let blocked = lines.iter().any(|line| line["verdict"] != "ready");
        assert_eq!(worst, i32::from(blocked), "{today}");
    }
}

/// Checks files on a day: the exit status, and the line of each file.
fn check<'p>(today: &str, files: impl Iterator<Item = &'p Path>) -> (i32, Vec<Value>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bangfu"));
    let output = command
        .args(["check", "--json", "--today", today])
        .args(files)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    (output.status.code().unwrap(), lines.collect())
}

fn told(report: &Value) -> Vec<Told> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            (
                text(&finding["rule"]),
                text(&finding["path"]),
                text(&finding["state"]),
            )
        })
        .collect()
}
