//! The compiler: the sources of a pack, read, checked and joined.
//!
//! It reads no files: names and texts come in, packs and an overview or a list of [`Problem`]s go out.

mod checks;
mod document;
mod office;
mod references;
mod shapes;
mod treatments;

use std::collections::BTreeSet;
use std::fmt;

use bangfu_model::value::Record;
use bangfu_model::{ReadProblem, Reader, Value};

use self::document::Document;
use crate::{Contradiction, Duty, Form, Notice, Overview, Pack, Source};

/// One file of a pack: its name as seen from the pack's folder, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// `agreement-county.toml`, `tables/pairs.csv`, `../shapes/agreement.toml`
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

/// A compiled notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The notice with all its forms; never shipped as one.
    pub pack: Pack,
    /// Each form with its id, as the tree [`Pack::read`] takes. Its text is what is shipped, and the digest of that
    /// what filings name.
    pub forms: Vec<(String, Value)>,
    /// The tree [`Overview::read`] takes.
    pub overview: Value,
}

/// How much of a notice is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All its forms: every passage must be accounted for.
    Whole,
    /// Some of its forms, while others are still being written.
    SomeForms,
}

/// Compiles the pack `id` from its files.
///
/// # Errors
/// Every problem that was found; at least one.
pub fn compile(id: &str, files: &[SourceFile], extent: Extent) -> Result<Compiled, Vec<Problem>> {
    let one = |problem| vec![problem];
    let head = Document::named(files, "pack.toml").map_err(one)?;
    let sources = Document::named(files, "sources.toml").map_err(one)?;
    let contradictions = Document::optional(files, "contradictions.toml").map_err(one)?;
    let references = references::read(files).map_err(one)?;
    let stems = head.read(|head| Reader::of(head)?.texts("forms")).map_err(one)?;
    // Each part is read on its own first, while its file and line are known.
    let mut problems = Vec::new();
    problems.extend(head.read(duties).err());
    problems.extend(sources.read(|value| only(value, "source", Source::read)).err());
    problems.extend(
        contradictions
            .read(|value| only(value, "contradiction", Contradiction::read))
            .err(),
    );
    let mut forms = Vec::new();
    for stem in stems {
        match shapes::assembled(files, &stem, &references) {
            Ok(form) => forms.push(Value::Record(form)),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut notice = head.clone().into_members();
    notice.remove("forms");
    let duties = notice.remove("duty").unwrap_or_else(|| Value::List(Vec::new()));
    notice.insert("id".to_owned(), id.into());
    let notice = Value::Record(notice);
    Notice::read(&notice).map_err(|problem| vec![head.problem(&problem)])?;
    let sources = member(sources, "source");
    let parts = Parts {
        notice: &notice,
        sources: &sources,
        references: &references,
    };
    let whole = parts.pack(&forms);
    let pack = Pack::read(&whole).map_err(|problem| vec![head.problem(&problem)])?;
    let (passages, mut problems) = treatments::passages(&pack, files).map_err(one)?;
    if extent == Extent::SomeForms {
        problems.clear();
    }
    let mut overview = record([
        ("notice", notice.clone()),
        ("forms", Value::List(forms.iter().map(title).collect())),
        ("duties", duties),
        ("passages", passages),
        ("contradictions", member(contradictions, "contradiction")),
    ]);
    if let Some(office) = office::read(files, &references).map_err(one)? {
        overview.insert("office".to_owned(), office);
    }
    let overview = Value::Record(overview);
    if problems.is_empty() {
        let read = Overview::read(&overview).map_err(|problem| vec![head.problem(&problem)])?;
        problems = checks::problems(&pack, &read, files);
    } else {
        problems.extend(checks::of_forms(&pack, files));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let forms = pack
        .forms
        .iter()
        .zip(forms)
        .map(|(form, value)| (form.id.clone(), parts.of_form(form, value)))
        .collect();
    Ok(Compiled {
        pack,
        forms,
        overview,
    })
}

/// What the forms of a notice have in common, as trees.
struct Parts<'a> {
    notice: &'a Value,
    sources: &'a Value,
    references: &'a [Value],
}

impl Parts<'_> {
    fn pack(&self, forms: &[Value]) -> Value {
        Value::Record(record([
            ("notice", self.notice.clone()),
            ("sources", self.sources.clone()),
            ("references", Value::List(self.references.to_vec())),
            ("forms", Value::List(forms.to_vec())),
        ]))
    }

    /// The pack of one form, with no more than it cites and looks up.
    fn of_form(&self, form: &Form, value: Value) -> Value {
        let cited: BTreeSet<&str> = form
            .rules
            .iter()
            .flat_map(|rule| &rule.sources)
            .chain(form.sections.iter().flat_map(|section| &section.sources))
            .map(String::as_str)
            .collect();
        let looked_up: BTreeSet<&str> = form
            .rules
            .iter()
            .filter_map(|rule| rule.args.get("reference")?.as_text())
            .collect();
        let among = |items: &[Value], ids: &BTreeSet<&str>| {
            let wanted = |item: &&Value| {
                item.get("id")
                    .and_then(Value::as_text)
                    .is_some_and(|id| ids.contains(id))
            };
            Value::List(items.iter().filter(wanted).cloned().collect())
        };
        Value::Record(record([
            ("notice", self.notice.clone()),
            (
                "sources",
                among(self.sources.as_list().unwrap_or_default(), &cited),
            ),
            ("references", among(self.references, &looked_up)),
            ("forms", Value::List(vec![value])),
        ]))
    }
}

/// What the overview tells of a form.
fn title(form: &Value) -> Value {
    let members = ["id", "title", "subtitle", "intro"];
    let given = members.map(|name| (name, form.get(name).cloned().unwrap_or(Value::Null)));
    Value::Record(record(given))
}

fn record<const N: usize>(members: [(&str, Value); N]) -> Record {
    members
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// The one list of a file.
fn member(document: Document, name: &str) -> Value {
    document
        .into_members()
        .remove(name)
        .unwrap_or_else(|| Value::List(Vec::new()))
}

/// The duties of `pack.toml`.
fn duties(head: &Value) -> Result<Vec<Duty>, ReadProblem> {
    Reader::of(head)?.optional_list("duty", Duty::read)
}

/// The items of a file that holds nothing but one list.
fn only<T>(
    value: &Value,
    name: &'static str,
    read: fn(&Value) -> Result<T, ReadProblem>,
) -> Result<Vec<T>, ReadProblem> {
    let mut reader = Reader::of(value)?;
    let items = reader.optional_list(name, read)?;
    reader.finish()?;
    Ok(items)
}

/// The line of `files` where `id` is defined, for a problem somebody else found in the compiled pack; a form's
/// parts may stand in a shape.
pub fn locate(files: &[SourceFile], file: &str, id: &str, what: impl Into<String>) -> Problem {
    let shapes = files.iter().filter(|source| source.name.starts_with("../"));
    let named = files.iter().filter(|source| source.name == file);
    let definition = format!("\"{id}\"");
    let line_of = |source: &SourceFile, wanted: &dyn Fn(&str) -> bool| {
        let line = source.text.lines().position(wanted)?;
        Some((source.name.clone(), line + 1))
    };
    let defines = |line: &str| {
        line.trim_start().trim_start_matches("{ ").starts_with("id") && line.contains(&definition)
    };
    let mentions = |line: &str| line.contains(&definition);
    let found = named
        .clone()
        .chain(shapes)
        .find_map(|source| line_of(source, &defines))
        .or_else(|| named.clone().find_map(|source| line_of(source, &mentions)));
    let (file, line) = found.unwrap_or_else(|| (file.to_owned(), 1));
    Problem {
        file,
        line,
        what: what.into(),
    }
}
