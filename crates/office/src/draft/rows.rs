//! Drafted rows.

use bangfu_model::Value;
use bangfu_model::value::Record;
use bangfu_pack::{Column, FieldType, Form};

use super::{Draft, Original};
use crate::guide::{Rows, Take};

/// Adds the rows to the draft.
pub fn add(rows: &Rows, form: &Form, originals: &[Original], draft: &mut Draft) {
    let Some(table) = form.tables.iter().find(|table| table.id == rows.table) else {
        return;
    };
    let mut made = Vec::new();
    for original in originals {
        if original.last_year != rows.last_year || !rows.from.contains(&original.form) {
            continue;
        }
        let beside = Beside { original, originals };
        let mut from = vec![original.document];
        let mut make = |cells: &Record| {
            let mut row = Record::new();
            for (column, take) in &rows.set {
                let found = beside.take(take, cells);
                if let Some((value, other)) = found
                    && let Some(column) = table.columns.iter().find(|known| known.id == *column)
                    && fits(column, &value)
                {
                    row.insert(column.id.clone(), value);
                    from.extend(other);
                }
            }
            if !row.is_empty() {
                made.push(Value::Record(row));
            }
        };
        match &rows.each {
            None => make(&Record::new()),
            Some(each) => {
                let list = original.answers.get(each).and_then(Value::as_list);
                list.unwrap_or_default()
                    .iter()
                    .filter_map(Value::as_record)
                    .for_each(make);
            }
        }
        for document in from {
            draft.comes_from(&rows.table, document);
        }
    }
    if made.is_empty() {
        return;
    }
    match draft.answers.get_mut(&rows.table) {
        Some(Value::List(rows)) => rows.extend(made),
        _ => drop(draft.answers.insert(rows.table.clone(), Value::List(made))),
    }
}

/// Whether a column takes the answer: a choice only words it offers.
fn fits(column: &Column, value: &Value) -> bool {
    match (column.kind, value) {
        (FieldType::Choice, Value::Text(word)) => column.options.contains(word),
        (FieldType::Integer | FieldType::Year, value) => value.as_integer().is_some(),
        (_, Value::Null) => false,
        _ => true,
    }
}

/// An original, and the others between the same bodies.
struct Beside<'o> {
    original: &'o Original,
    originals: &'o [Original],
}

impl<'o> Beside<'o> {
    /// An answer, and the other original it comes from.
    fn take(&self, take: &Take, cells: &Record) -> Option<(Value, Option<bangfu_canon::Digest>)> {
        let own = |value: Option<&Value>| Some((value?.clone(), None));
        match take {
            Take::Column(column) => own(cells.get(column)),
            Take::Field(field) => own(self.original.answers.get(field)),
            Take::Text(text) => Some((text.as_str().into(), None)),
            Take::Beside(forms, field) => {
                let mut others = self.others();
                let other = others.find(|other| forms.contains(&other.form))?;
                Some((other.answers.get(field)?.clone(), Some(other.document)))
            }
            Take::Kind(kinds) => {
                let (other, text) = self.others().find_map(|other| {
                    let kind = kinds.iter().find(|(form, _)| *form == other.form)?;
                    Some((other, &kind.1))
                })?;
                Some((text.as_str().into(), Some(other.document)))
            }
        }
    }

    fn others(&self) -> impl Iterator<Item = &'o Original> + use<'o> {
        let original = self.original;
        self.originals
            .iter()
            .filter(move |other| !other.last_year && other.bodies == original.bodies)
    }
}
