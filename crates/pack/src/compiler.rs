//! The compiler: the sources of a pack, read, checked and joined.
//!
//! It reads no files: names and texts come in, a [`Pack`] or a list of [`Problem`]s goes out.

mod checks;
mod document;

use std::fmt;

use bangfu_model::{ReadProblem, Reader, Value};

use self::document::Document;
use crate::{Duty, Form, Pack, Source};

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

/// A compiled pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The pack as data.
    pub pack: Pack,
    /// The tree [`Pack::read`] makes it of. Its text is what is shipped, and the digest of that what filings name.
    pub value: Value,
}

/// Compiles the pack `id` from its files.
///
/// # Errors
/// Every problem that was found; at least one.
pub fn compile(id: &str, files: &[SourceFile]) -> Result<Compiled, Vec<Problem>> {
    let one = |problem| vec![problem];
    let head = Document::named(files, "pack.toml").map_err(one)?;
    let sources = Document::named(files, "sources.toml").map_err(one)?;
    let stems = head.read(|head| Reader::of(head)?.texts("forms")).map_err(one)?;
    // Each part is read on its own first, while its file and line are known.
    let mut problems = Vec::new();
    problems.extend(head.read(duties).err());
    problems.extend(sources.read(passages).err());
    let mut forms = Vec::new();
    for stem in stems {
        let form = Document::named(files, &format!("{stem}.toml"));
        match form.and_then(|form| form.read(Form::read).map(|_| form.into_members())) {
            Ok(form) => forms.push(Value::Record(form)),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut members = head.clone().into_members();
    members.insert("id".to_owned(), id.into());
    members.insert("forms".to_owned(), Value::List(forms));
    if let Some(duties) = members.remove("duty") {
        members.insert("duties".to_owned(), duties);
    }
    if let Some(sources) = sources.into_members().remove("source") {
        members.insert("sources".to_owned(), sources);
    }
    let value = Value::Record(members);
    let pack = Pack::read(&value).map_err(|problem| vec![head.problem(&problem)])?;
    let problems = checks::problems(&pack, files);
    if problems.is_empty() {
        Ok(Compiled { pack, value })
    } else {
        Err(problems)
    }
}

/// The duties of `pack.toml`.
fn duties(head: &Value) -> Result<Vec<Duty>, ReadProblem> {
    Reader::of(head)?.optional_list("duty", Duty::read)
}

/// The passages of `sources.toml`, which holds nothing else.
fn passages(sources: &Value) -> Result<Vec<Source>, ReadProblem> {
    let mut reader = Reader::of(sources)?;
    let read = reader.list("source", Source::read)?;
    reader.finish()?;
    Ok(read)
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
