//! `cargo xtask conformance`: the data of the conformance kit, written anew.

use std::process::ExitCode;

use anyhow::Result;

use crate::workspace::{self, Workspace};

/// Writes `tests/conformance/*.jsonl`.
///
/// # Errors
/// When the generator cannot be built or does not end well.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let mut cargo = workspace.cargo();
    cargo.args([
        "run",
        "--quiet",
        "--package=bangfu-tests",
        "--example=write-conformance",
        "--",
    ]);
    cargo.arg(workspace.source("tests/conformance"));
    workspace::run(&mut cargo).map(|()| ExitCode::SUCCESS)
}
