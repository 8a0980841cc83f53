//! The compiler: the sources of a pack, read, checked and joined.
//!
//! It reads no files: names and texts come in, a [`Pack`] or a list of [`Problem`]s goes out.

mod checks;

use std::fmt;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::{Duty, Form, Pack, Place, Source, Status, Years};

/// One file of a pack: its name inside the folder, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// `agreement-county.toml`
    pub name: String,
    /// The text.
    pub text: String,
}

/// Something in the sources that keeps a pack from being compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// `pack.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackToml {
    number: String,
    title: String,
    issuer: String,
    issued: String,
    status: Status,
    years: Years,
    place: Place,
    /// Stems of the form files, in the order a page lists them.
    forms: Vec<String>,
    #[serde(default)]
    duty: Vec<Duty>,
}

/// `sources.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourcesToml {
    source: Vec<Source>,
}

/// Compiles the pack `id` from its files.
///
/// # Errors
/// Every problem that was found; at least one.
pub fn compile(id: &str, files: &[SourceFile]) -> Result<Pack, Vec<Problem>> {
    let head: PackToml = read(files, "pack.toml").map_err(|problem| vec![problem])?;
    let sources: SourcesToml = read(files, "sources.toml").map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    let mut forms = Vec::new();
    for stem in &head.forms {
        match read::<Form>(files, &format!("{stem}.toml")) {
            Ok(form) => forms.push(form),
            Err(problem) => problems.push(problem),
        }
    }
    let pack = Pack {
        id: id.to_owned(),
        number: head.number,
        title: head.title,
        issuer: head.issuer,
        issued: head.issued,
        status: head.status,
        years: head.years,
        place: head.place,
        duties: head.duty,
        sources: sources.source,
        forms,
    };
    problems.extend(checks::problems(&pack, files));
    if problems.is_empty() {
        Ok(pack)
    } else {
        Err(problems)
    }
}

/// The line of `files` where `id` is defined, for a problem somebody else found in the compiled pack.
pub fn locate(files: &[SourceFile], file: &str, id: &str, what: impl Into<String>) -> Problem {
    let line = files
        .iter()
        .find(|source| source.name == file)
        .and_then(|source| {
            let definition = format!("\"{id}\"");
            source.text.lines().position(|line| {
                line.trim_start().trim_start_matches("{ ").starts_with("id") && line.contains(&definition)
            })
        })
        .map_or(1, |at| at + 1);
    Problem {
        file: file.to_owned(),
        line,
        what: what.into(),
    }
}

fn read<T: DeserializeOwned>(files: &[SourceFile], name: &str) -> Result<T, Problem> {
    let Some(file) = files.iter().find(|file| file.name == name) else {
        return Err(Problem {
            file: name.to_owned(),
            line: 1,
            what: "the file is missing".to_owned(),
        });
    };
    toml::from_str(&file.text).map_err(|error| Problem {
        file: name.to_owned(),
        line: error.span().map_or(1, |span| {
            file.text[..span.start.min(file.text.len())].matches('\n').count() + 1
        }),
        what: error.message().to_owned(),
    })
}
