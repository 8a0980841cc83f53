//! `bangfu-packer`: compiles a notice's folder and holds it against its cases.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use bangfu_packer::{Folder, Problem, Shipped, case, compile, judge, moved};
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Compiles a notice's folder and holds it against its cases")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Begins a notice: a folder that compiles, with one small form to grow from
    New {
        /// The folder, named <place>-<year>
        folder: PathBuf,
    },
    /// Tells every problem, every case that goes wrong, and every number no case would miss
    Check {
        /// The folder, such as forms/taian-2024
        folder: PathBuf,
        /// Only these forms
        forms: Vec<String>,
    },
    /// Writes the compiled files: `<id>.json`, and `<id>/<form>.json` for each form
    Compile {
        /// The folder, such as forms/taian-2024
        folder: PathBuf,
        /// Where to
        out: PathBuf,
    },
    /// Compiles a folder and puts it beside the notices of a built site
    Add {
        /// The folder, such as forms/taian-2024
        folder: PathBuf,
        /// The site, such as target/site
        site: PathBuf,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::New { folder } => bangfu_packer::stub(&folder).map(|()| true),
        Command::Check { folder, forms } => check(&folder, &forms),
        Command::Compile { folder, out } => write(&folder, &out),
        Command::Add { folder, site } => add(&folder, &site),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn read(folder: &Path, forms: &[String]) -> io::Result<Folder> {
    let read = Folder::read(folder)?;
    Ok(if forms.is_empty() {
        read
    } else {
        read.with_forms(forms)
    })
}

fn tell(problems: &[Problem]) {
    for problem in problems {
        eprintln!("{problem}");
    }
    eprintln!("{} problems", problems.len());
}

fn check(folder: &Path, forms: &[String]) -> io::Result<bool> {
    let folder = read(folder, forms)?;
    let shipped = match compile(&folder) {
        Ok(shipped) => shipped,
        Err(problems) => {
            tell(&problems);
            return Ok(false);
        }
    };
    let mut good = true;
    for form in &shipped.pack.forms {
        match of_form(&folder, &shipped, &form.id) {
            Ok(fine) => good &= fine,
            Err(what) => {
                eprintln!("{what}");
                good = false;
            }
        }
    }
    Ok(good)
}

fn of_form(folder: &Folder, shipped: &Shipped, id: &str) -> Result<bool, String> {
    let pack = &shipped.pack;
    let form = pack
        .forms
        .iter()
        .find(|form| form.id == id)
        .ok_or("no such form")?;
    let cases = case::of_form(&folder.path, id)?;
    let bound = Arc::new(bangfu_rules::bind(pack, form).map_err(|problems| format!("{problems:?}"))?);
    let mut wrong = 0;
    for case in &cases {
        if let Some(judged) = judge(&bound, case)? {
            wrong += 1;
            eprintln!("{}", judged.name);
            for told in &judged.extra {
                eprintln!("  told     {told:?}");
            }
            for told in &judged.missing {
                eprintln!("  expected {told:?}");
            }
            if judged.order {
                eprintln!("  the order differs");
            }
        }
    }
    let text = shipped
        .forms
        .iter()
        .find(|(known, _)| known == id)
        .map_or("", |(_, text)| text);
    let moved = if wrong == 0 {
        moved(text, &cases)?
    } else {
        Default::default()
    };
    for unnoticed in &moved.unnoticed {
        eprintln!("{id}: no case notices {unnoticed}");
    }
    println!(
        "{}/{id}: {} rules, {} cases, {wrong} wrong; {} of {} steps noticed",
        folder.id,
        form.rules.len(),
        cases.len(),
        moved.tried - moved.unnoticed.len(),
        moved.tried,
    );
    Ok(wrong == 0 && moved.unnoticed.is_empty())
}

fn write(folder: &Path, out: &Path) -> io::Result<bool> {
    shipped(folder, |shipped, id| bangfu_packer::write(shipped, id, out))
}

fn add(folder: &Path, site: &Path) -> io::Result<bool> {
    shipped(folder, |shipped, id| bangfu_packer::add(shipped, id, site))
}

fn shipped(folder: &Path, done: impl Fn(&Shipped, &str) -> io::Result<()>) -> io::Result<bool> {
    let folder = read(folder, &[])?;
    match compile(&folder) {
        Ok(shipped) => done(&shipped, &folder.id).map(|()| true),
        Err(problems) => {
            tell(&problems);
            Ok(false)
        }
    }
}
