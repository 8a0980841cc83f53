//! How many filings a second the component checks in Node, beside the validators of a peer benchmark.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::node;
use crate::workspace::Workspace;

/// Medians and ratios of each side, as `tests/bench/check.mjs` gives them; null without a peer benchmark.
///
/// # Errors
/// When Node or the benchmark cannot be run.
pub fn measure(workspace: &Workspace) -> Result<Value> {
    let Some(bench) = std::env::var_os("BANGFU_PEERS").map(PathBuf::from) else {
        println!(
            "checks a second: not measured (BANGFU_PEERS names no peer benchmark, whose documents are checked)"
        );
        return Ok(Value::Null);
    };
    let mut command = node::script(workspace, "bench/check.mjs")?;
    let figures = node::last_line(command.arg(&bench)).context("checks could not be timed")?;
    for side in figures.as_array().into_iter().flatten() {
        println!("check of 600 rows: {side}");
    }
    Ok(figures)
}
