//! What a guide takes out of the answers of a filing.

use bangfu_canon::Digest;
use bangfu_model::value::Record;
use bangfu_model::{Date, Value};
use bangfu_pack::Place;

use crate::filed::{Added, AddedCell, Sided};
use crate::guide::{Adds, Guide, Side, Total, Units, When};
use crate::names::names;

/// A row of a table: its place and its answers.
type RowOf<'a> = (usize, &'a Record);

/// The part of the place a filing comes from.
pub fn place(guide: &Guide, ground: &Place, answers: &Record) -> Option<String> {
    let answered = |field: &String| answers.get(field).and_then(Value::as_text);
    let word = guide.place_fields.iter().find_map(answered)?;
    ground
        .parts
        .iter()
        .find(|part| word.contains(part.as_str()))
        .cloned()
}

/// The rows of the lists of expected units that a filing may answer.
pub fn known(guide: &Guide, ground: &Place, form: &str, answers: &Record) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (list, expected) in guide.expected.iter().enumerate() {
        if expected.form != form {
            continue;
        }
        match &expected.units {
            Units::Places(field) => {
                let word = text(answers, field);
                let part = ground
                    .parts
                    .iter()
                    .position(|part| word.starts_with(part.as_str()));
                found.extend(part.map(|row| (list, row)));
            }
            Units::Rows { fields, rows } => {
                let answers = |row: &&Vec<String>| {
                    let pairs = fields.iter().zip(row.iter());
                    pairs
                        .into_iter()
                        .all(|(field, printed)| names(guide, text(answers, field), printed))
                };
                let matching = rows.iter().enumerate().filter(|(_, row)| answers(row));
                found.extend(matching.map(|(row, _)| (list, row)));
            }
        }
    }
    found
}

/// What a filing adds to the totals of the guide.
pub fn added(guide: &Guide, form: &str, answers: &Record) -> Vec<Added> {
    let mut found = Vec::new();
    for (at, total) in guide.totals.iter().enumerate() {
        if total.form == form {
            add(at, total, answers, &mut found);
        }
    }
    found
}

fn add(at: usize, total: &Total, answers: &Record, found: &mut Vec<Added>) {
    let mut cells = Vec::new();
    let mut push = |path: String, value: i64, person: Option<Digest>| {
        cells.push(AddedCell { path, value, person });
    };
    match &total.adds {
        Adds::Field(field) => {
            if let Some(value) = answers.get(field).and_then(Value::as_integer) {
                push(format!("/{field}"), value, None);
            }
        }
        Adds::Rows { table, when, person } => {
            for (row, cells) in rows(answers, table).filter(|(_, cells)| all_so(when, cells)) {
                let who = (!person.is_empty()).then(|| {
                    let words = person.iter().map(|name| text_of(cells, answers, name));
                    Digest::of(words.collect::<Vec<_>>().join("\n").as_bytes())
                });
                push(format!("/{table}/{row}"), 1, who);
            }
        }
        Adds::Column { table, column, when } => {
            for (row, cells) in rows(answers, table).filter(|(_, cells)| all_so(when, cells)) {
                if let Some(value) = cells.get(column).and_then(Value::as_integer) {
                    push(format!("/{table}/{row}/{column}"), value, None);
                }
            }
        }
    }
    if !cells.is_empty() {
        found.push(Added {
            total: at,
            group: total.by.as_ref().map(|field| text(answers, field).to_owned()),
            cells,
        });
    }
}

/// What a filing says of things that other papers speak of too. `to` is the last day of its period.
pub fn sided(guide: &Guide, form: &str, answers: &Record, to: &str) -> Vec<Sided> {
    let mut found = Vec::new();
    for (at, comparison) in guide.comparisons.iter().enumerate() {
        for (right, side) in [(false, &comparison.left), (true, &comparison.right)] {
            if side.forms.iter().any(|known| known == form) {
                compare(at, right, side, answers, to, &mut found);
            }
        }
    }
    found
}

fn compare(at: usize, right: bool, side: &Side, answers: &Record, to: &str, found: &mut Vec<Sided>) {
    let year = Date::parse(to).map(|day| day.year() + i32::from(side.last_year));
    let mut push = |path: String, cells: &Record| {
        let words = side.key.iter().map(|name| text(cells, name));
        let words = words.collect::<Vec<_>>();
        let value = cells.get(&side.value).and_then(Value::as_integer);
        if let (Some(value), Some(year), false) = (value, year, words.contains(&"")) {
            found.push(Sided {
                comparison: at,
                right,
                key: format!("{year} {}", words.join(" → ")),
                path,
                value,
            });
        }
    };
    match &side.table {
        None => push(format!("/{}", side.value), answers),
        Some(table) => {
            for (row, cells) in rows(answers, table) {
                push(format!("/{table}/{row}/{}", side.value), cells);
            }
        }
    }
}

/// The rows of a table of the answers.
pub fn rows<'a>(answers: &'a Record, table: &str) -> impl Iterator<Item = RowOf<'a>> {
    let rows = answers.get(table).and_then(Value::as_list).unwrap_or_default();
    let record = |(row, cells): (usize, &'a Value)| Some((row, cells.as_record()?));
    rows.iter().enumerate().filter_map(record)
}

/// Whether a row is so.
pub fn all_so(when: &[When], cells: &Record) -> bool {
    let so = |condition: &When| {
        let word = text(cells, &condition.column);
        condition.is.iter().any(|known| known == word)
    };
    when.iter().all(so)
}

/// A word of the answers; empty where there is none.
pub fn text<'a>(answers: &'a Record, name: &str) -> &'a str {
    answers.get(name).and_then(Value::as_text).unwrap_or_default()
}

/// A word of the row, or else of the filing.
fn text_of<'a>(cells: &'a Record, answers: &'a Record, name: &str) -> &'a str {
    match cells.get(name) {
        Some(_) => text(cells, name),
        None => text(answers, name),
    }
}
