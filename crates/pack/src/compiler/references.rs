//! Reference tables: `tables/<id>.csv` (RFC 4180, UTF-8), whose first line names the columns.

use bangfu_model::Value;
use bangfu_model::path::is_name;

use super::{Problem, SourceFile, record};

/// Every reference table of a pack, as trees.
pub(super) fn read(files: &[SourceFile]) -> Result<Vec<Value>, Problem> {
    let mut references = Vec::new();
    for file in files {
        let stem = file
            .name
            .strip_prefix("tables/")
            .and_then(|name| name.strip_suffix(".csv"));
        if let Some(id) = stem {
            references.push(reference(file, id)?);
        }
    }
    Ok(references)
}

fn reference(file: &SourceFile, id: &str) -> Result<Value, Problem> {
    let problem = |line: u64, what: String| Problem {
        file: file.name.clone(),
        line: usize::try_from(line).unwrap_or(1),
        what,
    };
    let broken = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        problem(line, error.to_string())
    };
    let mut reader = csv::Reader::from_reader(file.text.as_bytes());
    let columns = words(reader.headers().map_err(broken)?);
    let names = columns.as_list().unwrap_or_default().iter();
    for name in names.filter_map(Value::as_text) {
        if !is_name(name) {
            return Err(problem(1, format!("`{name}` cannot name a column")));
        }
    }
    let mut rows = Vec::new();
    for row in reader.records() {
        rows.push(words(&row.map_err(broken)?));
    }
    Ok(Value::Record(record([
        ("id", id.into()),
        ("columns", columns),
        ("rows", Value::List(rows)),
    ])))
}

fn words(row: &csv::StringRecord) -> Value {
    Value::List(row.iter().map(Value::from).collect())
}

/// The different words of a column, in their order; `None` when there is no such table or column.
pub(super) fn column(references: &[Value], reference: &str, column: &str) -> Option<Vec<Value>> {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_text).map(str::to_owned);
    let table = references
        .iter()
        .find(|table| text(table, "id").as_deref() == Some(reference))?;
    let columns = table.get("columns")?.as_list()?;
    let at = columns.iter().position(|name| name.as_text() == Some(column))?;
    let mut words: Vec<Value> = Vec::new();
    for row in table.get("rows")?.as_list()? {
        let word = row.as_list()?.get(at)?;
        if word.as_text() != Some("") && !words.contains(word) {
            words.push(word.clone());
        }
    }
    Some(words)
}
