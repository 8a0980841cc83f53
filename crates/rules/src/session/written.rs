//! Edits in written form, for a journal: places by their names, answers as a filing writes them.
//!
//! | Edit | Members |
//! |---|---|
//! | a field | `at` `/field`; `value`; `parties` where it brings some |
//! | a cell | `at` `/table/row/column`; `of` rows there are; `value` |
//! | rows | `at` `/table/row`; `of` rows there are; `count` of them go; `put` come, and `reasons` with them, each with its `place` |
//! | the order of rows | `at` `/table`; `from`, the place each row comes from |
//! | several | `at` the empty pointer; `edits`, one after the other |
//! | reasons | `at` the empty pointer; `of` reasons there are; from `place` on `count` of them go; `put` come |
//!
//! `of` is written so that an edit of other answers than these is noticed and not made in a wrong row.

use bangfu_model::{Path, Value, value::Record};

use super::Session;
use super::edit::Edit;
use crate::answers::write_row;
use crate::filing::{Explanation, Party};

impl Session {
    /// The edit in written form. To be asked before it is applied.
    pub fn write_edit(&self, edit: &Edit) -> Value {
        let form = &self.form.form;
        match edit {
            Edit::Field { at, cell, parties } => {
                let field = &form.fields[*at];
                let at = Path::Field(field.id.clone());
                let mut members = vec![
                    ("at", at.to_string().into()),
                    ("value", cell.write(field).unwrap_or_default()),
                ];
                if let Some(parties) = parties {
                    members.push(("parties", list(parties.iter().map(Party::write))));
                }
                record(members)
            }
            Edit::Cell {
                table,
                row,
                column,
                cell,
            } => {
                let (data, of) = (&form.tables[*table], self.answers.table(*table).len());
                let column = &data.columns[*column];
                let row = (*row).min(of.saturating_sub(1));
                let at = Path::Cell(data.id.clone(), row, column.id.clone());
                record([
                    ("at", at.to_string().into()),
                    ("of", number(of)),
                    ("value", cell.write(column).unwrap_or_default()),
                ])
            }
            Edit::Rows {
                table,
                at,
                count,
                rows,
                reasons,
            } => {
                let (data, of) = (&form.tables[*table], self.answers.table(*table).len());
                let at = (*at).min(of);
                let reasons = reasons.iter().map(|(place, reason)| {
                    let mut reason = reason.write();
                    if let Value::Record(members) = &mut reason {
                        members.insert("place".to_owned(), number(*place));
                    }
                    reason
                });
                record([
                    ("at", Path::Row(data.id.clone(), at).to_string().into()),
                    ("of", number(of)),
                    ("count", number((*count).min(of - at))),
                    ("put", list(rows.iter().map(|row| write_row(data, row)))),
                    ("reasons", list(reasons)),
                ])
            }
            Edit::Order { table, from } => record([
                (
                    "at",
                    Path::Field(form.tables[*table].id.clone()).to_string().into(),
                ),
                ("from", list(from.iter().copied().map(number))),
            ]),
            Edit::Several(edits) => record([
                ("at", Path::Whole.to_string().into()),
                ("edits", list(edits.iter().map(|edit| self.write_edit(edit)))),
            ]),
            Edit::Reasons { at, count, reasons } => record([
                ("at", Path::Whole.to_string().into()),
                ("of", number(self.filing.explanations.len())),
                ("place", number(*at)),
                ("count", number(*count)),
                ("put", list(reasons.iter().map(Explanation::write))),
            ]),
        }
    }

    /// The edit with this written form; `None` where it is none of this form, or not of these answers.
    pub fn read_edit(&mut self, written: &Value) -> Option<Edit> {
        let place = |name: &str| usize::try_from(written.get(name)?.as_integer()?).ok();
        match Path::parse(written.get("at")?.as_text()?)? {
            Path::Whole if written.get("edits").is_some() => {
                let edits = items(written, "edits").map(|edit| self.read_edit(edit));
                edits.collect::<Option<_>>().map(Edit::Several)
            }
            Path::Whole => {
                let (of, at, count) = (place("of")?, place("place")?, place("count")?);
                let fits = of == self.filing.explanations.len() && at.checked_add(count)? <= of;
                let reasons = items(written, "put").map(Explanation::read).collect();
                fits.then_some(Edit::Reasons { at, count, reasons })
            }
            Path::Row(id, at) => {
                let table = self.table(&id)?;
                let (of, count) = (place("of")?, place("count")?);
                let fits = of == self.answers.table(table).len() && at.checked_add(count)? <= of;
                let rows = items(written, "put").map(|row| Some(self.row_of(table, row.as_record()?)));
                let rows = rows.collect::<Option<_>>()?;
                let reasons = items(written, "reasons").map(|reason| {
                    let place = usize::try_from(reason.get("place")?.as_integer()?).ok()?;
                    Some((place, Explanation::read(reason)))
                });
                let reasons = reasons.collect::<Option<_>>()?;
                fits.then_some(Edit::Rows {
                    table,
                    at,
                    count,
                    rows,
                    reasons,
                })
            }
            // How many rows there are is asked when it is applied: an edit before it may put some back.
            Path::Field(id) if written.get("from").is_some() => {
                let table = self.table(&id)?;
                let from = items(written, "from").map(|at| usize::try_from(at.as_integer()?).ok());
                let from = from.collect::<Option<Vec<_>>>()?;
                let mut places = from.clone();
                places.sort_unstable();
                let whole = places.iter().copied().eq(0..from.len());
                whole.then_some(Edit::Order { table, from })
            }
            path @ Path::Field(_) => {
                let edit = self.answering(&path, written.get("value")?)?;
                let given = written.get("parties").and_then(Value::as_list);
                Some(match edit {
                    Edit::Field { at, cell, .. } => Edit::Field {
                        at,
                        cell,
                        parties: given.map(|given| given.iter().map(Party::read).collect()),
                    },
                    other => other,
                })
            }
            path @ Path::Cell(..) => {
                let table = self.table(path.head()?)?;
                let fits = place("of")? == self.answers.table(table).len();
                fits.then(|| self.answering(&path, written.get("value")?))?
            }
        }
    }

    /// The edits, in written form, that put back what a filing leaves out: blank rows at the ends of its tables. They
    /// are edits of the filing as it is written.
    pub fn write_blank_ends(&self) -> Vec<Value> {
        let tables = self.form.form.tables.iter().enumerate();
        let ends = tables.filter_map(|(table, data)| {
            let rows = self.answers.table(table);
            let used = rows.iter().rposition(|row| !row.is_blank());
            let used = used.map_or(0, |last| last + 1);
            let blank = rows.iter().skip(used).map(|row| write_row(data, row));
            (used < rows.len()).then(|| {
                record([
                    ("at", Path::Row(data.id.clone(), used).to_string().into()),
                    ("of", number(used)),
                    ("count", number(0)),
                    ("put", list(blank)),
                ])
            })
        });
        ends.collect()
    }
}

fn number(number: usize) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn list(items: impl Iterator<Item = Value>) -> Value {
    Value::List(items.collect())
}

fn items<'v>(written: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    written
        .get(name)
        .and_then(Value::as_list)
        .unwrap_or_default()
        .iter()
}

/// Put in one by one: collecting would bring a sort along, which a browser would have to fetch.
fn record(members: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut record = Record::new();
    for (name, value) in members {
        record.insert(name.to_owned(), value);
    }
    Value::Record(record)
}
