//! Compiles every notice under `forms/`, and fails with the place of each problem.
//!
//! A folder that holds a `pack.toml` is a notice. Its compiled texts land in `OUT_DIR`, listed in `forms.rs`,
//! `notices.rs` and `examples.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use bangfu_packer::{Folder, compile};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=.");
    match build() {
        Ok(problems) if problems.is_empty() => ExitCode::SUCCESS,
        Ok(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("forms: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Compiles all notices. Answers the problems, each as `forms/<notice>/<file>:<line>: what`.
fn build() -> io::Result<Vec<String>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut problems = Vec::new();
    let mut forms = Table::new(&out, "");
    let mut notices = Table::new(&out, "");
    let mut examples = Table::new(&out, "--examples");
    for folder in Folder::all(Path::new("."))? {
        match compile(&folder) {
            Ok(shipped) => {
                notices.add(&folder.id, &shipped.overview)?;
                for (form, text) in &shipped.forms {
                    forms.add(&format!("{}/{form}", folder.id), text)?;
                }
                for (form, text) in &shipped.examples {
                    examples.add(&format!("{}/{form}", folder.id), text)?;
                }
            }
            Err(found) => problems.extend(
                found
                    .iter()
                    .map(|problem| format!("forms/{}/{problem}", folder.id)),
            ),
        }
    }
    forms.write("forms.rs")?;
    notices.write("notices.rs")?;
    examples.write("examples.rs")?;
    Ok(problems)
}

/// A Rust table of ids and texts.
struct Table<'o> {
    out: &'o Path,
    /// What the names of its files end in.
    mark: &'static str,
    rows: String,
}

impl<'o> Table<'o> {
    fn new(out: &'o Path, mark: &'static str) -> Table<'o> {
        Table {
            out,
            mark,
            rows: String::from("&[\n"),
        }
    }

    fn add(&mut self, id: &str, text: &str) -> io::Result<()> {
        let file = format!("{}{}.json", id.replace('/', "--"), self.mark);
        fs::write(self.out.join(&file), text)?;
        let _ = writeln!(
            self.rows,
            "    (\"{id}\", include_str!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))),"
        );
        Ok(())
    }

    fn write(self, name: &str) -> io::Result<()> {
        fs::write(self.out.join(name), self.rows + "]\n")
    }
}
