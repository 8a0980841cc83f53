//! How long from a keystroke until its finding is in the page, beside the form libraries of a peer benchmark.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::node;
use crate::workspace::Workspace;

/// Peers that are timed where the benchmark has their bundle, the floor first.
const PEERS: [&str; 4] = ["bare", "formily", "rjsf", "jsonforms"];

/// The figures of each side and size, as `tests/bench/keystroke/run.mjs` gives them; null without a peer benchmark.
///
/// # Errors
/// When Node, the browser or the benchmark cannot be run.
pub fn measure(workspace: &Workspace) -> Result<Value> {
    let Some(bench) = std::env::var_os("BANGFU_PEERS").map(PathBuf::from) else {
        println!("keystrokes: not measured (BANGFU_PEERS names no peer benchmark, whose pages time them)");
        return Ok(Value::Null);
    };
    let there = |peer: &&str| bench.join("dist").join(format!("{peer}.js")).is_file();
    let peers: Vec<_> = std::iter::once("bangfu")
        .chain(PEERS.into_iter().filter(there))
        .collect();
    let mut command = node::script(workspace, "bench/keystroke/run.mjs")?;
    command.arg(&bench).arg("--peers").arg(peers.join(","));
    let figures = node::last_line(&mut command).context("keystrokes could not be timed")?;
    for line in figures.as_array().into_iter().flatten() {
        println!("keystroke to finding: {line}");
    }
    Ok(figures)
}
