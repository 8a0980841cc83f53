//! Field by field: what two filings answer differently.

use bangfu_model::Value;
use serde::Serialize;

use super::words;
use crate::Library;
use crate::info::{FieldInfo, fields};

/// A place two documents write differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerChange {
    /// Pointer into the document, `/answers/posted_count`.
    pub path: String,
    /// What the form calls it; without a label where the form is not known or has no such place.
    pub label: Option<String>,
    /// What the first document writes; none where it has nothing there.
    pub before: Option<Value>,
    /// What the second writes.
    pub after: Option<Value>,
}

impl AnswerChange {
    /// What the first document has there, in words; empty where it has nothing.
    pub fn before_words(&self) -> String {
        self.before.as_ref().map(words::told).unwrap_or_default()
    }

    /// What the second document has there.
    pub fn after_words(&self) -> String {
        self.after.as_ref().map(words::told).unwrap_or_default()
    }

    /// What the form calls the place, or the place itself.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.path)
    }
}

/// Every place two filing documents write differently, in the order of the pointers. Rows are compared by their place.
pub fn answer_changes(library: &Library, before: &Value, after: &Value) -> Vec<AnswerChange> {
    let form = before.get("form").and_then(|form| form.get("id")?.as_text());
    let known = form
        .and_then(|form| fields(library, form).ok())
        .unwrap_or_default();
    let mut changes = Vec::new();
    compare("", Some(before), Some(after), &known, &mut changes);
    changes
}

fn compare(
    path: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    fields: &[FieldInfo],
    changes: &mut Vec<AnswerChange>,
) {
    if before == after {
        return;
    }
    match (before, after) {
        (Some(Value::Record(before)), Some(Value::Record(after))) => {
            let added = after.keys().filter(|name| !before.contains_key(*name));
            for name in before.keys().chain(added) {
                let path = format!("{path}/{name}");
                compare(&path, before.get(name), after.get(name), fields, changes);
            }
        }
        (Some(Value::List(before)), Some(Value::List(after))) if rows(before) && rows(after) => {
            for at in 0..before.len().max(after.len()) {
                compare(
                    &format!("{path}/{at}"),
                    before.get(at),
                    after.get(at),
                    fields,
                    changes,
                );
            }
        }
        _ => changes.push(AnswerChange {
            label: label(path, fields),
            path: path.to_owned(),
            before: before.cloned(),
            after: after.cloned(),
        }),
    }
}

/// Whether a list is rows of a table, and no multiple choice.
fn rows(list: &[Value]) -> bool {
    list.iter().all(|item| item.as_record().is_some())
}

/// `派驻人员名单 第 2 行 职称`
fn label(path: &str, fields: &[FieldInfo]) -> Option<String> {
    let place = path.strip_prefix("/answers")?;
    if let Some(field) = fields.iter().find(|field| field.path == place) {
        return Some(field.label.clone());
    }
    let mut parts = place.trim_start_matches('/').splitn(3, '/');
    let (table, row, column) = (parts.next()?, parts.next()?, parts.next());
    let row = row.parse::<usize>().ok()?.checked_add(1)?;
    match column {
        Some(column) => {
            let column = format!("/{table}/*/{column}");
            let field = fields.iter().find(|field| field.path == column)?;
            Some(format!("第 {row} 行 {}", field.label))
        }
        None => Some(format!("第 {row} 行")),
    }
}
