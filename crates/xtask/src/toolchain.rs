//! The parts of the Rust toolchain that a fresh machine may lack; rustup adds them.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::workspace::{Workspace, run, succeeds};

/// The only target of everything a browser or Node loads.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target when the compiler in force has no standard library for it, which the lints of wasm crates need,
/// and the sources of the standard library, which is compiled with the site.
pub fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    if !printed_folder(workspace, &["target-libdir", "--target", WASM])?.is_dir() {
        run(workspace.command("rustup").args(["target", "add", WASM]))
            .context("the Rust target for WebAssembly is missing and could not be added")?;
    }
    let sources = printed_folder(workspace, &["sysroot"])?.join("lib/rustlib/src/rust/library");
    if !sources.is_dir() {
        run(workspace.command("rustup").args(["component", "add", "rust-src"]))
            .context("the sources of the Rust standard library are missing and could not be added")?;
    }
    Ok(())
}

/// A folder that the compiler in force prints.
fn printed_folder(workspace: &Workspace, what: &[&str]) -> Result<PathBuf> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let answer = workspace
        .command(rustc)
        .arg("--print")
        .args(what)
        .output()
        .context("cannot run rustc")?;
    Ok(PathBuf::from(String::from_utf8_lossy(&answer.stdout).trim()))
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
