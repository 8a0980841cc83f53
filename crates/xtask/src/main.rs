//! Builds the site, the single file and the component; serves; runs every test.

mod bench;
mod build;
mod bundle;
mod chromium;
mod component;
mod component_model;
mod conformance;
mod glue;
mod keystrokes;
mod lighthouse;
mod new_pack;
mod node;
mod offline;
mod packs;
mod page;
mod pictures;
mod prerender;
mod sample;
mod serve;
mod single;
mod size;
mod sums;
mod tally;
mod test;
mod toolchain;
mod verification;
mod wasm;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use workspace::Workspace;

/// Everything about this repository that is more than one cargo command.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds target/site/, target/bangfu.html, target/component/ and target/component-model/, and prints what a visitor
    /// fetches
    Build {
        /// Only this part
        #[arg(long)]
        only: Option<Only>,
    },
    /// Builds, then serves target/site/ on this machine
    Serve {
        /// Port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Opens the address in the default browser
        #[arg(long)]
        open: bool,
    },
    /// Runs everything that must pass; ends with `N passed, N failed`
    Test,
    /// Writes the data of the conformance kit, tests/conformance/, anew: after a form, a rule or a sentence changed
    Conformance,
    /// Writes the beginning of a new notice to forms/NAME: one small form that compiles
    NewPack {
        /// `<place>-<year>`, such as linyi-2026
        name: String,
    },
    /// Writes a folder as an office receives it: signed, made-up filings of 泰安 2024 with known faults
    ///
    /// Beside the files lie the roster, the office's list and key (TEST ONLY), and `expected.json`: what must be found.
    Sample {
        /// How many filings
        #[arg(long, default_value_t = 300)]
        filings: usize,
        /// The same seed gives the same folder
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Where to; `target/sample/<filings>-<seed>` without it
        #[arg(long)]
        out: Option<std::path::PathBuf>,
        /// Many filings a file, one a line: for millions
        #[arg(long)]
        packed: bool,
    },
    /// Takes the pictures of README.md anew
    Pictures,
    /// Measures sizes, verification, Lighthouse and keystrokes, as a table and as JSON
    ///
    /// Where `BANGFU_PEERS` names the folder of a peer benchmark (with `data/`, `dist/`, `keystroke/` and `native/`), its
    /// peers take turns with ours on the same documents; without it those comparisons are left out, and said to be.
    Bench,
}

/// A part that can be built by itself.
#[derive(Clone, Copy, ValueEnum)]
enum Only {
    /// target/component/ and target/component-model/
    Component,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = Workspace::locate().and_then(|workspace| match arguments.command {
        Command::Build {
            only: Some(Only::Component),
        } => build::run_components(&workspace).map(|()| ExitCode::SUCCESS),
        Command::Build { only: None } => {
            let built = build::run(&workspace)?;
            size::within_budget(&built.first_form).map(|()| ExitCode::SUCCESS)
        }
        Command::Serve { port, open } => serve::run(&workspace, port, open),
        Command::NewPack { name } => new_pack::run(&workspace, &name),
        Command::Test => test::run(&workspace),
        Command::Conformance => conformance::run(&workspace),
        Command::Sample {
            filings,
            seed,
            out,
            packed,
        } => sample::run(&workspace, filings, seed, out, packed),
        Command::Pictures => pictures::take(&workspace).map(|()| ExitCode::SUCCESS),
        Command::Bench => bench::run(&workspace).map(|()| ExitCode::SUCCESS),
    });
    done.unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        ExitCode::FAILURE
    })
}
