//! The parts of the Rust toolchain that a fresh machine may lack; rustup adds them.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::workspace::{Workspace, run, succeeds};

/// The target of everything a browser loads, and of the npm package.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The target of the component of the Component Model.
pub const WASI: &str = "wasm32-wasip2";

/// Adds the wasm targets when the compiler in force has no standard library for them, which the lints of wasm crates need,
/// and the sources of the standard library, which is compiled with the site.
pub fn ensure_wasm_targets(workspace: &Workspace) -> Result<()> {
    for target in [WASM, WASI] {
        if !printed_folder(workspace, &["target-libdir", "--target", target])?.is_dir() {
            run(workspace.command("rustup").args(["target", "add", target]))
                .with_context(|| format!("the Rust target {target} is missing and could not be added"))?;
        }
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
