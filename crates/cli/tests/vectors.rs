//! The vectors through the command: every option of `verify` reaches the judgement, and the exit status follows it.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

#[test]
fn envelopes() {
    run("envelopes", 120);
}

#[test]
fn receipts_and_rosters() {
    run("receipts-rosters", 60);
}

/// Cases given as text; at least `least` of them.
fn run(name: &str, least: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let vectors: Value =
        serde_json::from_slice(&fs::read(root.join(format!("{name}.json"))).unwrap()).unwrap();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    for kind in ["rosters", "filings", "receipts"] {
        for (name, text) in vectors[kind].as_object().into_iter().flatten() {
            fs::write(folder.join(format!("{kind}-{name}")), text.as_str().unwrap()).unwrap();
        }
    }
    let cases = vectors["cases"].as_array().unwrap().iter();
    let judged = cases.filter(|case| case["input_text"].is_string());
    let judged = judged.map(|case| judge(&folder, case)).count();
    assert!(judged >= least, "only {judged} cases");
}

fn judge(folder: &Path, case: &Value) {
    let file = folder.join("file");
    fs::write(&file, case["input_text"].as_str().unwrap()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_bangfu"));
    command.args(["verify", "--json"]).arg(&file);
    for (name, value) in case["context"].as_object().unwrap() {
        command.arg(format!("--{}", name.replace('_', "-")));
        match (name.as_str(), value) {
            ("roster" | "filing" | "receipt", Value::String(other)) => {
                command.arg(folder.join(format!("{name}s-{other}")))
            }
            (_, Value::String(text)) => command.arg(text),
            (_, number) => command.arg(number.to_string()),
        };
    }
    let output = command.output().unwrap();
    let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
    let expect = &case["expect"];
    let name = &case["name"];
    assert_eq!(verdict["state"], expect["state"], "{name}");
    assert_eq!(verdict["rule"], expect["rule"], "{name}");
    for list in ["missing", "unlisted"] {
        if !expect[list].is_null() {
            assert_eq!(verdict[list], expect[list], "{name}");
        }
    }
    let status = match expect["state"].as_str().unwrap() {
        "valid" | "incomplete" => 0,
        _ if verdict["document"].is_null() => 2,
        _ => 1,
    };
    assert_eq!(output.status.code(), Some(status), "{name}");
}
