//! `cargo xtask sample`: a folder as an office receives it.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::workspace::{self, Workspace};

/// Writes the folder. The generator is built with optimisation: it signs as many files as a city has.
///
/// # Errors
/// When it cannot be built or does not end well.
pub fn run(
    workspace: &Workspace,
    filings: usize,
    seed: u64,
    out: Option<PathBuf>,
    packed: bool,
) -> Result<ExitCode> {
    let out = out.unwrap_or_else(|| workspace.target(&format!("sample/{filings}-{seed}")));
    let mut cargo = workspace.cargo();
    cargo.args([
        "run",
        "--quiet",
        "--release",
        "--package=bangfu-tests",
        "--example=make-sample",
        "--",
    ]);
    cargo.arg(out).args([filings.to_string(), seed.to_string()]);
    cargo.args(packed.then_some("packed"));
    workspace::run(&mut cargo).map(|()| ExitCode::SUCCESS)
}
