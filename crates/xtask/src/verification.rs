//! How long verification takes, beside a native peer where one is at hand.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::workspace::{Workspace, run};

/// Times of each side, taken in turns.
const TURNS: usize = 5;

/// What a peer prints for reading, canonicalising and verifying one file.
const PEER: &str = "full: parse + canonicalize + verify";

/// Microseconds a file and core: ours, the peer's, and the ratio.
///
/// # Errors
/// When a side cannot be built or run.
pub fn measure(workspace: &Workspace) -> Result<Value> {
    let peer = std::env::var_os("BANGFU_PEERS").map(PathBuf::from);
    let ours = ours(workspace)?;
    let documents = peer.as_ref().map(|peer| peer.join("data/signed-10000.ndjson"));
    let theirs = peer.as_ref().map(|peer| theirs(workspace, peer)).transpose()?;
    let (mut own, mut other) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let line = output(workspace, &ours, documents.iter().map(PathBuf::as_path))?;
        own.extend(serde_json::from_str::<Value>(&line)?["microseconds"].as_f64());
        if let (Some(program), Some(peer)) = (&theirs, &peer) {
            let lines = output(workspace, program, [Path::new("sign"), &peer.join("data")])?;
            other.extend(lines.lines().filter_map(|line| {
                let line: Value = serde_json::from_str(line).ok()?;
                (line["peer"] == PEER).then(|| line["median_ns"].as_f64().map(|time| time / 1000.0))?
            }));
        }
    }
    let (own, other) = (median(own), median(other));
    let ratio = own.zip(other).map(|(own, other)| own / other);
    match own.zip(other).zip(ratio) {
        Some(((own, other), ratio)) => {
            println!(
                "verification of 10,000 files: {own:.1} µs a file and core, peer {other:.1} µs, ratio {ratio:.2}"
            );
        }
        None => println!(
            "verification of 10,000 files: {:.1} µs a file and core (BANGFU_PEERS names no peer to compare with)",
            own.unwrap_or_default()
        ),
    }
    Ok(json!({ "microseconds": own, "peer_microseconds": other, "ratio": ratio }))
}

fn ours(workspace: &Workspace) -> Result<PathBuf> {
    let mut cargo = workspace.cargo();
    cargo.args([
        "build",
        "--release",
        "--package=bangfu-tests",
        "--example=measure-verify",
    ]);
    run(&mut cargo)?;
    Ok(workspace.target("release/examples/measure-verify"))
}

fn theirs(workspace: &Workspace, peer: &Path) -> Result<PathBuf> {
    let target = workspace.target("peers");
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--release", "--manifest-path"]);
    cargo
        .arg(peer.join("native/Cargo.toml"))
        .arg("--target-dir")
        .arg(&target);
    run(&mut cargo)?;
    Ok(target.join("release/peers-native"))
}

fn output<'p>(
    workspace: &Workspace,
    program: &Path,
    words: impl IntoIterator<Item = &'p Path>,
) -> Result<String> {
    let output = workspace
        .command(program)
        .args(words)
        .output()
        .with_context(|| format!("cannot run {}", program.display()))?;
    anyhow::ensure!(output.status.success(), "{} failed", program.display());
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn median(mut times: Vec<f64>) -> Option<f64> {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}
