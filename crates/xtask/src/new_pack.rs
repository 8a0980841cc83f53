//! The beginning of a new notice.

use std::process::ExitCode;

use anyhow::Result;

use crate::workspace::Workspace;

/// Writes the stub and says what to do next.
///
/// # Errors
/// When the name is taken or is none, or the folder cannot be written.
pub fn run(workspace: &Workspace, name: &str) -> Result<ExitCode> {
    bangfu_packer::stub(&workspace.source("forms").join(name))?;
    println!("wrote forms/{name}");
    println!(
        "next: put the notice's words into forms/{name}/sources.toml, its form into report.toml, then run"
    );
    println!("  cargo run -q -p bangfu-packer -- check forms/{name}");
    println!("forms/README.md tells the rest");
    Ok(ExitCode::SUCCESS)
}
