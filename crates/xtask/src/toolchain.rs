//! The parts of the Rust toolchain that a fresh machine may lack; rustup adds them.

use anyhow::{Context, Result};

use crate::workspace::{Workspace, run, succeeds};

/// The only target of everything a browser or Node loads.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target when the compiler in force has no standard library for it.
pub fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let answer = workspace
        .command(rustc)
        .args(["--print", "target-libdir", "--target", WASM])
        .output()
        .context("cannot run rustc")?;
    let folder = String::from_utf8_lossy(&answer.stdout);
    if std::path::Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    run(workspace.command("rustup").args(["target", "add", WASM]))
        .context("the Rust target for WebAssembly is missing and could not be added")
}

/// Adds rustfmt and clippy when they are missing.
pub fn ensure_lints(workspace: &Workspace) -> Result<()> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !succeeds(workspace.cargo().args([tool, "--version"])) {
            run(workspace.command("rustup").args(["component", "add", component]))
                .with_context(|| format!("{component} is missing and could not be added"))?;
        }
    }
    Ok(())
}
