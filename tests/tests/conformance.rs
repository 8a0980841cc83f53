//! The conformance kit holds what this program answers.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bangfu_tests::conformance;

#[test]
fn the_kit_is_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance");
    let mut kept = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "jsonl") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            kept.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    let files: BTreeMap<_, _> = conformance::files().unwrap().into_iter().collect();
    assert!(kept.keys().eq(files.keys()), "run `cargo xtask conformance`");
    for (name, text) in &files {
        let stale = text.lines().zip(kept[name].lines()).find(|(new, old)| new != old);
        assert!(
            stale.is_none(),
            "{name}: run `cargo xtask conformance`: {stale:?}"
        );
        assert_eq!(
            text.len(),
            kept[name].len(),
            "{name}: run `cargo xtask conformance`"
        );
    }
}
