//! What becomes of each passage: rules that cite it, or a word of `coverage.toml`.

use std::collections::BTreeMap;

use bangfu_model::{ReadProblem, Reader, Value};

use super::document::Document;
use super::{Problem, SourceFile, locate, record};
use crate::{Pack, Source};

/// An entry of `coverage.toml`: passages no rule cites, and why.
struct Entry {
    sources: Vec<String>,
    why: String,
}

/// The passages of the overview, and what is wrong with their coverage.
pub(super) fn passages(pack: &Pack, files: &[SourceFile]) -> Result<(Value, Vec<Problem>), Problem> {
    let document = Document::optional(files, "coverage.toml")?;
    let (person, not_checked) = document.read(entries)?;
    let mut problems = Vec::new();
    let mut tell = |file: &str, id: &str, what: String| problems.push(locate(files, file, id, what));
    let mut listed: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    let groups = [("person", &person), ("not_checked", &not_checked)];
    for (how, entry) in groups
        .into_iter()
        .flat_map(|(how, list)| list.iter().map(move |entry| (how, entry)))
    {
        for id in &entry.sources {
            if pack.source(id).is_none() {
                tell(
                    "coverage.toml",
                    id,
                    format!("lists `{id}`, which sources.toml does not hold"),
                );
            } else if listed.insert(id, (how, &entry.why)).is_some() {
                tell("coverage.toml", id, format!("lists `{id}` twice"));
            }
        }
    }
    let mut passages = Vec::new();
    for source in &pack.sources {
        let rules = citing(pack, source);
        let treatment = match (rules.is_empty(), listed.get(source.id.as_str())) {
            (false, None) => ("rules", Value::List(rules)),
            (true, Some((how, why))) => (*how, Value::from(*why)),
            (false, Some(_)) => {
                tell(
                    "coverage.toml",
                    &source.id,
                    format!("lists `{}`, which a rule cites: take it out there", source.id),
                );
                continue;
            }
            (true, None) => {
                let what = format!(
                    "no rule cites `{}`: cite it, or say in coverage.toml who judges it or why it is not checked",
                    source.id
                );
                tell("sources.toml", &source.id, what);
                continue;
            }
        };
        let whole = record([
            ("id", source.id.as_str().into()),
            ("section", source.section.as_str().into()),
            ("quote", source.quote.as_str().into()),
        ]);
        passages.push(Value::Record(record([
            ("source", Value::Record(whole)),
            treatment,
        ])));
    }
    Ok((Value::List(passages), problems))
}

/// `<form>/<rule>` of every rule that cites the passage.
fn citing(pack: &Pack, source: &Source) -> Vec<Value> {
    let rules = pack
        .forms
        .iter()
        .flat_map(|form| form.rules.iter().map(move |rule| (form, rule)));
    rules
        .filter(|(_, rule)| rule.sources.contains(&source.id))
        .map(|(form, rule)| Value::from(format!("{}/{}", form.id, rule.id).as_str()))
        .collect()
}

fn entries(value: &Value) -> Result<(Vec<Entry>, Vec<Entry>), ReadProblem> {
    let mut reader = Reader::of(value)?;
    let read = (
        reader.optional_list("person", entry)?,
        reader.optional_list("not_checked", entry)?,
    );
    reader.finish()?;
    Ok(read)
}

fn entry(value: &Value) -> Result<Entry, ReadProblem> {
    let mut reader = Reader::of(value)?;
    let read = Entry {
        sources: reader.texts("sources")?,
        why: reader.text("why")?,
    };
    reader.finish()?;
    Ok(read)
}
