//! One TOML file, as the tree a compiled pack consists of, with the line of every place in it.

use std::collections::BTreeMap;

use bangfu_model::path::is_name;
use bangfu_model::value::Record;
use bangfu_model::{ReadProblem, Value};
use toml::de::{DeTable, DeValue};

use super::{Problem, SourceFile};

/// A file of the pack, read.
#[derive(Clone)]
pub(super) struct Document {
    name: String,
    value: Value,
    /// Lines by the pointers of what stands on them.
    lines: BTreeMap<String, usize>,
}

impl Document {
    /// Reads the file of this name.
    pub(super) fn named(files: &[SourceFile], name: &str) -> Result<Document, Problem> {
        let problem = |line: usize, what: &str| Problem {
            file: name.to_owned(),
            line,
            what: what.to_owned(),
        };
        let Some(file) = files.iter().find(|file| file.name == name) else {
            return Err(problem(1, "the file is missing"));
        };
        let table = DeTable::parse(&file.text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            problem(line(&file.text, start), error.message())
        })?;
        let mut reading = Reading {
            text: &file.text,
            lines: BTreeMap::new(),
        };
        match reading.table(table.get_ref(), "") {
            Ok(members) => Ok(Document {
                name: name.to_owned(),
                value: Value::Record(members),
                lines: reading.lines,
            }),
            Err((at, what)) => Err(problem(line(&file.text, at), &what)),
        }
    }

    /// Reads the file of this name; without one, an empty document.
    pub(super) fn optional(files: &[SourceFile], name: &str) -> Result<Document, Problem> {
        if files.iter().any(|file| file.name == name) {
            return Document::named(files, name);
        }
        Ok(Document {
            name: name.to_owned(),
            value: Value::Record(Record::new()),
            lines: BTreeMap::new(),
        })
    }

    /// The items of a list of the file; none without one.
    pub(super) fn items(&self, list: &str) -> &[Value] {
        self.value.get(list).and_then(Value::as_list).unwrap_or_default()
    }

    /// What `read` makes of the file.
    pub(super) fn read<T>(&self, read: impl FnOnce(&Value) -> Result<T, ReadProblem>) -> Result<T, Problem> {
        read(&self.value).map_err(|problem| self.problem(&problem))
    }

    /// The members of the file.
    pub(super) fn into_members(self) -> Record {
        match self.value {
            Value::Record(members) => members,
            _ => Record::new(),
        }
    }

    /// A problem of the tree, with its line.
    pub(super) fn problem(&self, problem: &ReadProblem) -> Problem {
        let mut place = problem.place.as_str();
        let line = loop {
            match (self.lines.get(place), place.rsplit_once('/')) {
                (Some(line), _) => break *line,
                (None, Some((outer, _))) => place = outer,
                (None, None) => break 1,
            }
        };
        Problem {
            file: self.name.clone(),
            line,
            what: problem.to_string(),
        }
    }
}

/// Where a value cannot be part of a pack, in bytes, and why.
type Refused = (usize, String);

struct Reading<'t> {
    text: &'t str,
    lines: BTreeMap<String, usize>,
}

impl Reading<'_> {
    fn table(&mut self, table: &DeTable, place: &str) -> Result<Record, Refused> {
        let mut members = Record::new();
        for (name, value) in table {
            let at = name.span().start;
            let name = name.get_ref();
            if !is_name(name) {
                return Err((at, format!("`{name}` cannot name a member")));
            }
            members.insert(
                name.to_string(),
                self.value(value.get_ref(), at, &format!("{place}/{name}"))?,
            );
        }
        Ok(members)
    }

    fn value(&mut self, value: &DeValue, at: usize, place: &str) -> Result<Value, Refused> {
        self.lines.insert(place.to_owned(), line(self.text, at));
        match value {
            DeValue::String(text) => Ok(Value::Text(text.to_string())),
            DeValue::Boolean(flag) => Ok(Value::Flag(*flag)),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map(Value::Integer)
                .map_err(|_| (at, format!("`{number}` is out of range"))),
            DeValue::Array(items) => {
                let items = items.iter().enumerate();
                items
                    .map(|(index, item)| {
                        self.value(item.get_ref(), item.span().start, &format!("{place}/{index}"))
                    })
                    .collect::<Result<_, _>>()
                    .map(Value::List)
            }
            DeValue::Table(table) => self.table(table, place).map(Value::Record),
            DeValue::Float(number) => Err((
                at,
                format!("`{number}` is no exact number: write it as text, \"{number}\""),
            )),
            DeValue::Datetime(day) => Err((at, format!("write the day as text: \"{day}\""))),
        }
    }
}

/// The line of a byte, from 1.
fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
