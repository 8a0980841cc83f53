//! Shapes: parts of forms that are written once.
//!
//! A shape, `forms/shapes/<name>.toml`, holds sections, fields, tables and rules. A form names its shapes; what it, or a
//! later shape, defines with the id of an earlier part changes that part, `without` leaves parts out, and what it defines besides comes last, or
//! behind the part it names in `after`.

use bangfu_model::value::Record;
use bangfu_model::{ReadProblem, Reader, Value};

use super::document::Document;
use super::{Problem, SourceFile, references};
use crate::Form;

/// The lists a shape may hold.
const LISTS: [&str; 4] = ["sections", "fields", "tables", "rules"];

/// A part of the form and where it comes from: its document, and its place there.
struct Part {
    value: Value,
    document: usize,
    place: String,
}

/// The members of the form `stem`, with the parts of its shapes.
pub(super) fn assembled(
    files: &[SourceFile],
    stem: &str,
    references: &[Value],
) -> Result<Record, Vec<Problem>> {
    let one = |problem| vec![problem];
    let form = Document::named(files, &format!("{stem}.toml")).map_err(one)?;
    let (shapes, without) = form
        .read(|value| {
            let mut reader = Reader::of(value)?;
            Ok((
                reader.optional_texts("shapes")?,
                reader.optional_texts("without")?,
            ))
        })
        .map_err(one)?;
    let mut documents = Vec::new();
    for shape in shapes {
        let document = Document::named(files, &format!("../shapes/{shape}.toml")).map_err(one)?;
        document.read(only_lists).map_err(one)?;
        documents.push(document);
    }
    documents.push(form.clone());
    let mut left_out = Without {
        ids: &without,
        used: Vec::new(),
    };
    let mut members = form.clone().into_members();
    members.remove("shapes");
    members.remove("without");
    let mut origins = Vec::new();
    for list in LISTS {
        let mut parts = joined(&documents, list, &mut left_out);
        for part in &mut parts {
            with_options(part, references).map_err(|problem| vec![placed(&documents, part, &problem)])?;
        }
        if members.contains_key(list) || !parts.is_empty() {
            origins.extend(
                parts
                    .iter()
                    .enumerate()
                    .map(|(at, part)| (format!("/{list}/{at}"), part.document, part.place.clone())),
            );
            members.insert(
                list.to_owned(),
                Value::List(parts.into_iter().map(|part| part.value).collect()),
            );
        }
    }
    if let Some(id) = without.iter().find(|id| !left_out.used.contains(id)) {
        let what = ReadProblem {
            place: "/without".to_owned(),
            what: format!("names `{id}`, which no shape of the form holds"),
        };
        return Err(vec![form.problem(&what)]);
    }
    let value = Value::Record(members);
    match Form::read(&value) {
        Ok(_) => {}
        Err(problem) => return Err(vec![traced(&documents, &origins, problem)]),
    }
    match value {
        Value::Record(members) => Ok(members),
        _ => Ok(Record::new()),
    }
}

/// What a form leaves out of its shapes, and which of that was found.
struct Without<'a> {
    ids: &'a [String],
    used: Vec<&'a String>,
}

impl Without<'_> {
    fn drops(&mut self, id: &str) -> bool {
        let named = self.ids.iter().find(|known| *known == id);
        self.used.extend(named);
        named.is_some()
    }
}

/// One list of the form: the parts of its shapes, changed and added to by its own.
fn joined(documents: &[Document], list: &str, without: &mut Without) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let own = at + 1 == documents.len();
        for (index, item) in document.items(list).iter().enumerate() {
            let id = id(item).unwrap_or_default();
            if !own && without.drops(id) {
                continue;
            }
            let mut value = item.clone();
            if !own && list == "tables" {
                drop_columns(&mut value, without);
            }
            match parts
                .iter_mut()
                .find(|part| part.document != at && self::id(&part.value) == Some(id))
            {
                Some(part) => change(&mut part.value, &value),
                None => {
                    let behind = taken(&mut value, "after");
                    let part = Part {
                        value,
                        document: at,
                        place: format!("/{list}/{index}"),
                    };
                    let place = behind.and_then(|behind| {
                        parts
                            .iter()
                            .position(|part| self::id(&part.value) == Some(behind.as_str()))
                    });
                    parts.insert(place.map_or(parts.len(), |place| place + 1), part);
                }
            }
        }
    }
    parts
}

/// Takes a text member out of a part.
fn taken(value: &mut Value, name: &str) -> Option<String> {
    match value {
        Value::Record(members) => members.remove(name)?.as_text().map(str::to_owned),
        _ => None,
    }
}

fn id(value: &Value) -> Option<&str> {
    value.get("id").and_then(Value::as_text)
}

fn drop_columns(table: &mut Value, without: &mut Without) {
    let name = id(table).unwrap_or_default().to_owned();
    if let Value::Record(members) = table
        && let Some(Value::List(columns)) = members.get_mut("columns")
    {
        columns.retain(|column| !without.drops(&format!("{name}.{}", id(column).unwrap_or_default())));
    }
}

/// Puts the members of `own` in place of those of `shape`; arguments member by member, columns by id.
fn change(shape: &mut Value, own: &Value) {
    let (Value::Record(shape), Some(own)) = (shape, own.as_record()) else {
        return;
    };
    for (name, value) in own {
        match (name.as_str(), shape.get_mut(name), value) {
            ("args", Some(args @ Value::Record(_)), Value::Record(_)) => change(args, value),
            ("columns", Some(Value::List(columns)), Value::List(changed)) if changed.iter().all(has_id) => {
                for column in changed {
                    match columns.iter_mut().find(|known| id(known) == id(column)) {
                        Some(known) => change(known, column),
                        None => columns.push(column.clone()),
                    }
                }
            }
            _ => {
                shape.insert(name.clone(), value.clone());
            }
        }
    }
}

fn has_id(value: &Value) -> bool {
    id(value).is_some()
}

/// Fills the options of fields and columns that take them from a reference table.
fn with_options(part: &mut Part, references: &[Value]) -> Result<(), ReadProblem> {
    let Value::Record(members) = &mut part.value else {
        return Ok(());
    };
    if let Some(from) = members.remove("options_from") {
        let mut reader = Reader::of(&from)?;
        let (reference, column) = (reader.text("reference")?, reader.text("column")?);
        reader.finish()?;
        let words = references::column(references, &reference, &column).ok_or_else(|| {
            ReadProblem::new(format!("there is no column `{column}` in tables/{reference}.csv"))
        })?;
        members.insert("options".to_owned(), Value::List(words));
    }
    if let Some(Value::List(columns)) = members.get_mut("columns") {
        for value in columns {
            let mut column = Part {
                value: std::mem::take(value),
                document: part.document,
                place: part.place.clone(),
            };
            with_options(&mut column, references)?;
            *value = column.value;
        }
    }
    Ok(())
}

/// A shape holds lists of parts and nothing else.
fn only_lists(value: &Value) -> Result<(), ReadProblem> {
    let mut reader = Reader::of(value)?;
    for list in LISTS {
        reader.optional_list(list, |_| Ok(()))?;
    }
    reader.finish()
}

/// A problem of a part, with the file and line it comes from.
fn placed(documents: &[Document], part: &Part, problem: &ReadProblem) -> Problem {
    documents[part.document].problem(&ReadProblem {
        place: format!("{}{}", part.place, problem.place),
        what: problem.what.clone(),
    })
}

/// A problem of the joined form, with the file and line its part comes from.
fn traced(documents: &[Document], origins: &[(String, usize, String)], problem: ReadProblem) -> Problem {
    let own = documents.len() - 1;
    let part = origins.iter().find_map(|(joined, document, place)| {
        let rest = problem.place.strip_prefix(joined.as_str())?;
        (rest.is_empty() || rest.starts_with('/')).then(|| (*document, format!("{place}{rest}")))
    });
    let (document, place) = part.unwrap_or((own, problem.place));
    documents[document].problem(&ReadProblem {
        place,
        what: problem.what,
    })
}
