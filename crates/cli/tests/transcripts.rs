//! The transcripts of `tests/cli/`: what people type at a terminal and what they read there.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use bangfu_tests::case::{self, Case};

const FORM: &str = "taian-2024/agreement-county";

#[test]
fn transcripts() {
    let source = root().join("tests/cli");
    let stage = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("transcripts");
    let _ = fs::remove_dir_all(&stage);
    let cases = case::all().unwrap();
    let mut transcripts = Vec::new();
    for path in entries(&source) {
        if path.extension().is_some_and(|extension| extension == "trycmd") {
            let copy = stage.join(path.file_name().unwrap());
            furnish(&copy.with_extension("in"), &cases);
            // A folder of expected files, though empty, makes the commands of one transcript share theirs.
            fs::create_dir_all(copy.with_extension("out")).unwrap();
            fs::write(copy.with_extension("out").join(".keep"), "").unwrap();
            fs::copy(&path, &copy).unwrap();
            transcripts.push((path, copy));
        }
    }
    assert!(!transcripts.is_empty());

    let tests = trycmd::TestCases::new();
    tests.register_bin("bangfu", Path::new(env!("CARGO_BIN_EXE_bangfu")));
    tests.case(stage.join("*.trycmd"));
    tests.run();

    if env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
        for (path, copy) in transcripts {
            fs::copy(copy, path).unwrap();
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What lies in the folder a transcript runs in; `tests/cli/README.md` lists it.
fn furnish(folder: &Path, cases: &[Case]) {
    fs::create_dir_all(folder).unwrap();
    for source in ["tests/cli/files", "tests/keys"] {
        for path in entries(&root().join(source)) {
            fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
    }
    let case = |name: &str| {
        let start = format!("{FORM}/{name}");
        cases.iter().find(|case| case.name.starts_with(&start)).unwrap()
    };
    let mut february = case("clean:").document.clone();
    february["answers"]["term_from"] = "2025-02-29".into();
    let documents = [
        ("ready", &case("clean:").document),
        ("blocked", &case("taian-tertiary-team-size trips").document),
        (
            "needs-reasons",
            &case("taian-tertiary-staff-share trips").document,
        ),
        ("february", &february),
    ];
    for (name, document) in documents {
        fs::write(folder.join(format!("{name}.json")), document.to_string()).unwrap();
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}
