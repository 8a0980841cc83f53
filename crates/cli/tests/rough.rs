//! Rough handling: closed pipes, odd names, folders, noise. The command answers with a status and never panics.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn bangfu(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bangfu"));
    command.args(words);
    command
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The status is 2 and standard error holds one line.
fn assert_unusable(output: &Output) {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(!text.contains("panicked"), "{text}");
}

#[test]
fn a_reader_that_closes_the_pipe_is_no_fault() {
    let mut child = bangfu(&["rules", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    assert_unusable(
        &bangfu(&["rules"])
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .unwrap(),
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_may_be_any_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let path = folder("names").join(OsStr::from_bytes(b"\xb1\xed\n\x1b[2J.json"));
    fs::write(&path, "{}").unwrap();
    for command in ["check", "canon", "verify"] {
        let output = bangfu(&[command]).arg(&path).output().unwrap();
        match command {
            "canon" => assert_eq!(output.stdout, b"{}"),
            _ => assert_unusable(&output),
        }
        assert!(!output.stderr.contains(&0x1b));
    }
}

#[test]
fn standard_input_is_read_once_and_to_its_limit() {
    let fed = |bytes: &[u8]| {
        let mut child = bangfu(&["check", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The command stops reading where a file would be too large.
        let _ = child.stdin.take().unwrap().write_all(bytes);
        child.wait_with_output().unwrap()
    };
    assert_unusable(&fed(b""));
    assert_unusable(&fed(&[0xff; 4096]));
    assert_unusable(&fed(&[b'['; 100_000]));
    let large = fed(&vec![b' '; (16 << 20) + 2]);
    assert_unusable(&large);
    assert!(String::from_utf8_lossy(&large.stderr).contains("too-large"));
}

#[test]
fn no_cut_of_a_file_panics() {
    let folder = folder("cuts");
    let roster = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cli/files/roster.json");
    let whole = fs::read(roster).unwrap();
    let cuts = (0..whole.len()).step_by(97).enumerate().map(|(number, end)| {
        let path = folder.join(format!("{number}.json"));
        fs::write(&path, &whole[..end]).unwrap();
        path
    });
    let cuts: Vec<PathBuf> = cuts.collect();
    for command in ["check", "verify"] {
        let output = bangfu(&[command]).args(&cuts).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let text = String::from_utf8_lossy(&output.stderr);
        assert_eq!(text.lines().count(), cuts.len(), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn a_key_file_is_its_owners_alone_and_is_never_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let path = folder("key").join("k.pem");
    let make = || {
        bangfu(&["key", "new", "--out"])
            .arg(&path)
            .env("BANGFU_PASSPHRASE", "five-random-words")
            .output()
            .unwrap()
    };
    assert_eq!(make().status.code(), Some(0));
    let first = fs::read(&path).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_unusable(&make());
    assert_eq!(fs::read(&path).unwrap(), first);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}
