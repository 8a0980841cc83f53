//! Node and npm: the tests of the built artefacts, under `tests/`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::chromium;
use crate::workspace::{Workspace, run, shown};

/// The oldest Node with everything the tests use: major and minor number.
const OLDEST: (u32, u32) = (20, 19);

/// Fails in one line when Node is missing or too old.
pub fn ensure_node(workspace: &Workspace) -> Result<()> {
    let wanted = format!("install Node.js {}.{} or later, with npm", OLDEST.0, OLDEST.1);
    let answer = workspace
        .command("node")
        .arg("--version")
        .output()
        .with_context(|| format!("Node is missing: {wanted}"))?;
    let version = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    ensure!(numbers(&version) >= OLDEST, "Node {version} is too old: {wanted}");
    Ok(())
}

/// Major and minor number of a version such as `v20.19.4`; what cannot be read is 0.
fn numbers(version: &str) -> (u32, u32) {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|digits| digits.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    (next(), next())
}

/// Fails when the lock file names where packages were fetched from; it must serve behind any mirror.
pub fn lock_names_no_host(workspace: &Workspace) -> Result<()> {
    let path = workspace.source("tests/package-lock.json");
    let lock = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    ensure!(
        !lock.contains("\"resolved\""),
        "tests/package-lock.json holds \"resolved\": run `npm install` in tests/, where .npmrc leaves it out"
    );
    Ok(())
}

/// Installs exactly what the lock file of a folder names.
pub fn install(workspace: &Workspace, folder: &str) -> Command {
    let mut command = workspace.command("npm");
    command.current_dir(workspace.source(folder));
    command.args(["ci", "--ignore-scripts"]);
    command
}

/// Runs the `*.test.mjs` of one folder under `tests/`, file after file; `None` when it has none.
pub fn tests(workspace: &Workspace, folder: &str) -> Result<Option<Command>> {
    let files = test_files(&workspace.source("tests").join(folder))?;
    if files.is_empty() {
        return Ok(None);
    }
    let mut command = node(workspace);
    command.args(["--test", "--test-reporter=tap", "--test-concurrency=1"]);
    command.args(files);
    Ok(Some(command))
}

/// Runs a script under `tests/`, in a browser where it asks for one.
pub fn script(workspace: &Workspace, path: &str) -> Result<Command> {
    ensure_node(workspace)?;
    run(&mut install(workspace, "tests"))?;
    let browser = chromium::find().context("Chromium is missing: install chromium or google-chrome")?;
    let mut command = node(workspace);
    command.arg(path).env("BANGFU_CHROMIUM", browser);
    Ok(command)
}

/// Runs a script and reads the last line it prints, which is JSON.
pub fn last_line(command: &mut Command) -> Result<serde_json::Value> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot run {}", shown(command)))?;
    ensure!(output.status.success(), "{} failed", shown(command));
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().last().unwrap_or_default();
    serde_json::from_str(line).with_context(|| format!("{} printed no JSON", shown(command)))
}

/// Node in `tests/`, told where everything is that was built.
fn node(workspace: &Workspace) -> Command {
    let mut command = workspace.command("node");
    command
        .current_dir(workspace.source("tests"))
        .env("BANGFU", workspace.target("debug/bangfu"))
        .env("BANGFU_PACKER", workspace.target("debug/bangfu-packer"))
        .env("BANGFU_SITE", workspace.target("site"))
        .env("BANGFU_SINGLE", workspace.target("bangfu.html"))
        .env("BANGFU_COMPONENT", workspace.target("component"))
        .env(
            "BANGFU_COMPONENT_MODEL",
            workspace.target("component-model/bangfu.wasm"),
        )
        .env("BANGFU_SCREENSHOTS", workspace.target("screenshots"));
    command
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(Vec::new());
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minor_number_of_node_counts() {
        assert_eq!(numbers("v20.19.4"), (20, 19));
        assert!(numbers("v20.9.0") < OLDEST);
        assert!(numbers("v22.0.0") >= OLDEST);
        assert!(numbers("") < OLDEST);
    }
}
