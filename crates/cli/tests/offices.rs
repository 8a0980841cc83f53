//! The journey of three offices, told as a shell script: `tests/offices/sign-merge-receive.sh`.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]
#![allow(clippy::disallowed_methods, reason = "the test hands files to a script")]

use std::path::Path;
use std::process::Command;

use bangfu_api::seal::File;
use bangfu_tests::case;

#[test]
fn three_offices_sign_merge_and_receive() {
    let cases = case::all().unwrap();
    let clean = cases
        .iter()
        .find(|case| case.form == "dezhou-2019/agreement" && case.rule.is_none());
    let mut document = clean.unwrap().document.clone();
    // The year whose agreements are due on a day.
    document["period"] = serde_json::json!({"from": "2019-01-01", "to": "2019-12-31"});
    let unsigned = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unsigned.json");
    let file = File::read(document.to_string().as_bytes()).unwrap();
    std::fs::write(&unsigned, file.written()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/offices/sign-merge-receive.sh");
    let output = Command::new("bash")
        .arg(script)
        .arg(env!("CARGO_BIN_EXE_bangfu"))
        .arg(&unsigned)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{told}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(told.contains("24 changes caught"), "{told}");
}
