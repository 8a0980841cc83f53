//! `cargo xtask pictures`: takes the pictures of README.md anew, of the site as it is built now.

use anyhow::Result;

use crate::workspace::{Workspace, run};
use crate::{build, node};

/// Builds, and writes `site/pictures/`.
///
/// # Errors
/// When the build fails, or Node or the browser is missing or fails.
pub fn take(workspace: &Workspace) -> Result<()> {
    build::run(workspace)?;
    // The states that are shown are reached with filings, rosters and folders that these make.
    run(workspace.cargo().args([
        "build",
        "--workspace",
        "--bin=bangfu",
        "--bin=bangfu-packer",
        "--example=make-sample",
    ]))?;
    let mut command = node::script(workspace, "browser/pictures.mjs")?;
    run(command.arg(workspace.source("site/pictures")))
}
