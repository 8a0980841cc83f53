//! `cargo xtask test`: everything that must pass, in order. A step writes its output to a log file and one line to
//! the screen; a later step runs even when an earlier one failed, unless it needs its result.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::tally::{Count, Tally, cargo_test, failures, node_test};
use crate::toolchain::{WASI, WASM, ensure_lints, ensure_wasm_targets};
use crate::workspace::{Workspace, empty, shown};
use crate::{chromium, node};

/// How many lines of the log of a failed step are shown.
const TOLD: usize = 60;

/// Runs every step and prints the sum.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    empty(&workspace.target("xtask/log"))?;
    let mut session = Session {
        workspace,
        sum: Tally::default(),
    };
    let toolchain = ensure_wasm_targets(workspace).and_then(|()| ensure_lints(workspace));
    session.record("toolchain", Count::Preparation, toolchain);
    session.lints();
    session.rust_tests();
    session.build();
    println!("\n{} passed, {} failed", session.sum.passed, session.sum.failed);
    Ok(if session.sum.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

struct Session<'a> {
    workspace: &'a Workspace,
    sum: Tally,
}

impl Session<'_> {
    fn lints(&mut self) {
        let lint = |words: &[&str]| {
            let mut cargo = self.workspace.cargo();
            cargo.args(words);
            cargo
        };
        let deny = ["--", "-D", "warnings"];
        let mut format = lint(&["fmt", "--all", "--check", "--", "--color=never"]);
        let mut native = lint(&["clippy", "--workspace", "--all-targets"]);
        let mut wasm = lint(&["clippy", "--target", WASM]);
        wasm.args(["--package=bangfu-site", "--package=bangfu-wasm"]);
        self.step("fmt", Count::One, &mut format);
        self.step("clippy", Count::One, native.args(deny));
        // A value written for a programmer is written as nothing in the site (`wasm.rs`).
        wasm.args(deny).args(["-D", "clippy::use_debug"]);
        self.step("clippy-wasm", Count::One, &mut wasm);
        let mut wasi = lint(&["clippy", "--target", WASI, "--package=bangfu-component"]);
        self.step("clippy-wasi", Count::One, wasi.args(deny));
    }

    fn rust_tests(&mut self) {
        let workspace = self.workspace;
        let mut command_line = workspace.cargo();
        // The whole workspace is named so that features are the ones the tests are built with.
        command_line.args(["build", "--workspace", "--bin=bangfu", "--bin=bangfu-packer"]);
        self.step("commands", Count::Preparation, &mut command_line);
        let mut tests = workspace.cargo();
        tests.args(["test", "--workspace", "--no-fail-fast"]);
        tests.env("BANGFU", workspace.target("debug/bangfu"));
        self.step("cargo-test", Count::Read(cargo_test), &mut tests);
        // By itself this crate is built as the others never build it: without SM2.
        let mut plain = workspace.cargo();
        plain.args(["test", "--package=bangfu-seal", "--no-fail-fast"]);
        self.step("without-sm2", Count::Read(cargo_test), &mut plain);
        let mut documentation = workspace.cargo();
        documentation.args(["doc", "--workspace", "--no-deps"]);
        documentation.env("RUSTDOCFLAGS", "-D warnings");
        self.step("documentation", Count::One, &mut documentation);
    }

    /// Builds, and tests what was built. The site is written last, so a build that is only too large is tested too.
    fn build(&mut self) {
        let workspace = self.workspace;
        let clean = empty(&workspace.target("site"));
        self.record("clean", Count::Preparation, clean);
        self.step("build", Count::One, &mut workspace.xtask("build"));
        if workspace.target("site/index.html").is_file() {
            self.node_tests();
        }
    }

    fn node_tests(&mut self) {
        let workspace = self.workspace;
        let lock = node::lock_names_no_host(workspace);
        self.record("npm-lock", Count::One, lock);
        if !self.record("node", Count::Preparation, node::ensure_node(workspace))
            || !self.step(
                "npm-ci",
                Count::Preparation,
                &mut node::install(workspace, "tests"),
            )
        {
            return;
        }
        self.node_folder("component", None);
        self.node_folder("interop", None);
        if let Some(browser) = self.browser() {
            self.node_folder("browser", Some(browser));
        }
    }

    fn node_folder(&mut self, folder: &str, browser: Option<PathBuf>) {
        match node::tests(self.workspace, folder) {
            Ok(Some(mut command)) => {
                if let Some(browser) = browser {
                    command.env("BANGFU_CHROMIUM", browser);
                }
                self.step(folder, Count::Read(node_test), &mut command);
            }
            Ok(None) => {}
            Err(error) => {
                self.record(folder, Count::Preparation, Err(error));
            }
        }
    }

    /// The browser, installed first where it is missing and can be.
    fn browser(&mut self) -> Option<PathBuf> {
        if chromium::find().is_none() {
            match chromium::installers(self.workspace) {
                Ok([mut update, mut install]) => {
                    self.step("apt-update", Count::Preparation, &mut update);
                    self.step("apt-install", Count::Preparation, &mut install);
                }
                Err(error) => {
                    let error = error.context("Chromium is missing: install chromium or google-chrome");
                    self.record("chromium", Count::Preparation, Err(error));
                    return None;
                }
            }
        }
        let found = chromium::find();
        if found.is_none() {
            let error = anyhow::anyhow!("Chromium is still missing: install chromium or google-chrome");
            self.record("chromium", Count::Preparation, Err(error));
        }
        found
    }

    /// Runs a command as a step; whether it succeeded.
    fn step(&mut self, name: &str, count: Count, command: &mut Command) -> bool {
        let started = Instant::now();
        let log = self.workspace.target(&format!("xtask/log/{name}.log"));
        let outcome = logged(command, &log);
        let output = std::fs::read(&log).unwrap_or_default();
        let output = String::from_utf8_lossy(&output);
        let succeeded = matches!(outcome, Ok(true));
        let tally = count.of(succeeded, &output);
        self.sum += tally;
        line(name, succeeded, tally, &format!("{:.0?}", started.elapsed()));
        if !succeeded {
            println!("      $ {}", shown(command));
            told(&output).iter().for_each(|line| println!("      {line}"));
            match outcome {
                Err(error) => println!("      {error:#}"),
                Ok(_) => println!("      the whole of it: {}", log.display()),
            }
        }
        succeeded
    }

    /// Counts a step done in this program; whether it succeeded.
    fn record(&mut self, name: &str, count: Count, outcome: Result<()>) -> bool {
        let succeeded = outcome.is_ok();
        let tally = count.of(succeeded, "");
        self.sum += tally;
        line(name, succeeded, tally, "");
        if let Err(error) = outcome {
            println!("      {error:#}");
        }
        succeeded
    }
}

/// The lines of a log that say why a step failed: its failures where the runner names them, else its end.
fn told(output: &str) -> Vec<&str> {
    let mut lines = failures(output);
    if lines.is_empty() {
        lines = output.lines().collect();
        return lines.split_off(lines.len().saturating_sub(TOLD));
    }
    lines.truncate(TOLD);
    lines
}

fn line(name: &str, succeeded: bool, tally: Tally, time: &str) {
    let word = if succeeded { "ok  " } else { "FAIL" };
    let figures = match tally {
        Tally { passed: 0, failed: 0 } => String::new(),
        Tally { passed, failed } => format!("{passed:>5} passed {failed:>4} failed"),
    };
    println!("{word}  {name:<12} {figures:<24} {time:>6}");
}

/// Runs a command with its output in a file; whether it ended well.
fn logged(command: &mut Command, log: &std::path::Path) -> Result<bool> {
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let status = command
        .env("CARGO_TERM_COLOR", "never")
        .stdin(std::process::Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .status()
        .with_context(|| format!("cannot run `{}`", shown(command)))?;
    Ok(status.success())
}
