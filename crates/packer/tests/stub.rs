//! A new notice: its stub compiles and keeps its cases; its mistakes are told with file, line and remedy; a built site
//! takes it without being built again.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]
#![allow(
    clippy::disallowed_methods,
    reason = "the test looks at the files that were written"
)]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use bangfu_packer::{Folder, case, compile, judge, moved, stub};

fn written(parent: &Path) -> Folder {
    let folder = parent.join("linyi-2026");
    stub(&folder).unwrap();
    Folder::read(&folder).unwrap()
}

#[test]
fn the_stub_compiles_and_keeps_its_cases() {
    let parent = tempfile::tempdir().unwrap();
    let folder = written(parent.path());
    let shipped = compile(&folder).unwrap();
    let bound = Arc::new(bangfu_rules::bind(&shipped.pack, &shipped.pack.forms[0]).unwrap());
    let cases = case::of_form(&folder.path, "report").unwrap();
    assert_eq!(cases.len(), 9);
    for case in &cases {
        assert!(judge(&bound, case).unwrap().is_none(), "{}", case.name);
    }
    let moved = moved(&shipped.forms[0].1, &cases).unwrap();
    assert_eq!((moved.tried, moved.unnoticed), (2, Vec::new()));
}

#[test]
fn mistakes_are_told_with_file_line_and_remedy() {
    let parent = tempfile::tempdir().unwrap();
    let folder = written(parent.path());
    let told = |file: &str, old: &str, new: &str| {
        let path = folder.path.join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace(old, new)).unwrap();
        let problems = compile(&Folder::read(&folder.path).unwrap()).unwrap_err();
        fs::write(&path, text).unwrap();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        told("report.toml", "field = \"people_sent\"", "field = \"people\""),
        ["report.toml:43: rule `linyi-people-sent`: there is no field `people`"]
    );
    assert_eq!(
        told("coverage.toml", "\"attitude\"", ""),
        [
            "sources.toml:14: no rule cites `attitude`: cite it, or say in coverage.toml who judges it or why it is not checked"
        ]
    );
    fs::remove_file(folder.path.join("cases/report/linyi-report-code.json")).unwrap();
    let problems = compile(&Folder::read(&folder.path).unwrap()).unwrap_err();
    assert_eq!(
        problems[0].to_string(),
        "report.toml:36: rule `linyi-report-code` has no case `trips`: write it into cases/report/linyi-report-code.json"
    );
}

#[test]
fn a_name_that_is_none_or_taken_is_refused() {
    let parent = tempfile::tempdir().unwrap();
    written(parent.path());
    for (name, what) in [
        ("linyi-2026", "is there already"),
        ("Linyi", "cannot name a notice"),
        ("2026", "cannot name"),
    ] {
        let error = stub(&parent.path().join(name)).unwrap_err().to_string();
        assert!(error.contains(what), "{error}");
    }
}

#[test]
fn a_built_site_takes_a_compiled_notice_and_its_next_edition() {
    let parent = tempfile::tempdir().unwrap();
    let folder = written(parent.path());
    let shipped = compile(&folder).unwrap();
    let packs = parent.path().join("site/packs");
    fs::create_dir_all(&packs).unwrap();
    fs::write(packs.join("index.json"), "[]").unwrap();
    for _ in 0..2 {
        bangfu_packer::add(&shipped, &folder.id, &parent.path().join("site")).unwrap();
        let index: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(packs.join("index.json")).unwrap()).unwrap();
        assert_eq!(index.as_array().unwrap().len(), 1);
        assert_eq!(index[0]["forms"][0]["file"], "linyi-2026/report.json");
        let file = packs.join(index[0]["forms"][0]["file"].as_str().unwrap());
        assert_eq!(fs::read_to_string(file).unwrap(), shipped.forms[0].1);
    }
}
