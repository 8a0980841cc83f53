//! The conformance kit, `tests/conformance/`: what any program that judges filings as we do must answer, as data.

use std::fmt::Write;

use bangfu_api::{Library, check};
use bangfu_forms::FORMS;
use bangfu_model::Date;
use serde_json::{Value, json};

use crate::case::{self, Case};

/// What is no filing at all: a name and a text.
const UNREADABLE: [(&str, &str); 11] = [
    ("nothing", ""),
    ("cut", r#"{"type": "filing", "form": {"#),
    ("member twice", r#"{"type": "filing", "a": 1, "a": 2}"#),
    ("exponent", r#"{"type": "filing", "a": 1e400}"#),
    ("fraction", r#"{"type": "filing", "a": 3.0}"#),
    (
        "invisible character",
        "{\"type\": \"filing\", \"title\": \"张\u{200b}三\"}",
    ),
    (
        "half a surrogate pair",
        r#"{"type": "filing", "title": "\ud800"}"#,
    ),
    ("deep", "[[[[[[[[[[[[[[[[[["),
    ("another type", r#"{"type": "receipt"}"#),
    (
        "unknown form",
        r#"{"type": "filing", "form": {"id": "no/such-form"}, "answers": {}}"#,
    ),
    ("envelope without its members", r#"{"format": "bangfu/1"}"#),
];

/// The day unreadable files are checked on; it plays no part.
const DAY: &str = "2026-11-22";

/// Name and text of every file of the kit but its runners: one for each form, and one of what is no filing. JSON Lines
/// in canonical JSON (RFC 8785); `tests/conformance/README.md` says what a line holds.
///
/// # Errors
/// The case that could not be read or written.
pub fn files() -> Result<Vec<(String, String)>, String> {
    let library = Library::of(FORMS.iter().map(|(_, text)| *text)).map_err(|problem| problem.to_string())?;
    let cases = case::all()?;
    let mut files = Vec::new();
    for (form, _) in FORMS {
        let mut text = String::new();
        for case in cases.iter().filter(|case| case.form == *form) {
            if case.rule.is_none() {
                line(&mut text, &json!({ "form": form, "filing": case.clean }))?;
            }
            let report = report(&library, case.document.to_string().as_bytes(), &case.today)?;
            let patch = patch(case).ok_or_else(|| format!("{} cannot be edited", case.name))?;
            line(
                &mut text,
                &json!({ "name": case.name, "today": case.today, "patch": patch, "report": report }),
            )?;
        }
        files.push((format!("{}.jsonl", form.replace('/', "--")), text));
    }
    let mut text = String::new();
    for (name, written) in UNREADABLE {
        let report = report(&library, written.as_bytes(), DAY)?;
        line(
            &mut text,
            &json!({ "name": name, "today": DAY, "text": written, "report": report }),
        )?;
    }
    files.push(("unreadable.jsonl".to_owned(), text));
    Ok(files)
}

fn report(library: &Library, bytes: &[u8], today: &str) -> Result<Value, String> {
    let today = Date::parse(today).ok_or_else(|| format!("{today} is no day"))?;
    serde_json::to_value(check(library, bytes, today, false)).map_err(|error| error.to_string())
}

fn line(text: &mut String, value: &Value) -> Result<(), String> {
    let canonical = serde_json_canonicalizer::to_string(value).map_err(|error| error.to_string())?;
    writeln!(text, "{canonical}").map_err(|error| error.to_string())
}

/// What makes the case of the clean filing, as a JSON Patch (RFC 6902) of `add`, `remove` and `replace`.
fn patch(case: &Case) -> Option<Vec<Value>> {
    let mut document = case.clean.clone();
    let mut operations = Vec::new();
    for (pointer, value) in &case.edits {
        let path = case::place(pointer);
        let (parent, last) = path.rsplit_once('/')?;
        let in_list = document.pointer(parent)?.as_array().map(Vec::len);
        let at_its_end = in_list.is_some_and(|length| last.parse() == Ok(length));
        operations.push(match in_list {
            _ if value.is_null() => json!({ "op": "remove", "path": path }),
            Some(_) if !at_its_end => json!({ "op": "replace", "path": path, "value": value }),
            _ => json!({ "op": "add", "path": path, "value": value }),
        });
        case::set(&mut document, pointer, value)?;
    }
    Some(operations)
}
