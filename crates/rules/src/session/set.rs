//! Setting answers by their paths, as a filing writes them; what changed among the findings.

use std::sync::Arc;

use bangfu_model::{Path, State, Value, value::Record};

use super::edit::Edit;
use super::run::went;
use super::{Change, Session};
use crate::answers::{Row, row};
use crate::cell::Cell;

/// The path names no field, row or cell of the form, or the value is not of the place's shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchPlace(pub Path);

impl Session {
    /// Sets an answer and runs again what reads it.
    ///
    /// A cell or field takes the value as a filing writes it. A row takes an object, at the index after the last one
    /// too, or `null`, which removes it. After rows have moved, paths of later rows are those of the new order.
    ///
    /// # Errors
    /// When the form has no such place.
    pub fn set(&mut self, path: &Path, value: &Value) -> Result<Vec<Change>, NoSuchPlace> {
        let edit = match path {
            Path::Field(id) if self.table(id).is_some() => self.set_table(id, value),
            Path::Row(id, at) => self.set_row(id, *at, value),
            _ => self.answering(path, value),
        };
        let edit = edit.ok_or_else(|| NoSuchPlace(path.clone()))?;
        let mut changes = self.going(&edit);
        if let Edit::Rows { table, .. } = &edit {
            let form = Arc::clone(&self.form);
            let id = &form.form.tables[*table].id;
            if matches!(path, Path::Field(_)) && self.answers.forget_unknown(id) {
                let mut runs = super::run::Runs::default();
                self.ask(&mut runs, &form.readers.of_filing);
                changes.extend(self.run(&runs));
            }
        }
        let (_, runs) = self.change(edit);
        changes.extend(self.run(&runs));
        Ok(changes)
    }

    /// The edit that answers a field or cell, with the value as a filing writes it. `None` where the form has neither.
    pub fn answering(&self, path: &Path, value: &Value) -> Option<Edit> {
        let form = &self.form.form;
        match path {
            Path::Field(id) => {
                let at = form.fields.iter().position(|field| field.id == *id)?;
                Some(Edit::Field {
                    at,
                    cell: Cell::read(&form.fields[at], value),
                    parties: None,
                })
            }
            Path::Cell(id, row, column) => {
                let table = self.table(id)?;
                self.answers.table(table).get(*row)?;
                let columns = &form.tables[table].columns;
                let column = columns.iter().position(|known| known.id == *column)?;
                Some(Edit::Cell {
                    table,
                    row: *row,
                    column,
                    cell: Cell::read(&columns[column], value),
                })
            }
            Path::Whole | Path::Row(..) => None,
        }
    }

    /// The place of a table in the form.
    pub fn table(&self, id: &str) -> Option<usize> {
        self.form.form.tables.iter().position(|table| table.id == id)
    }

    pub(super) fn row_of(&mut self, table: usize, members: &Record) -> Row {
        let (cells, unknown) = row(&self.form.form.tables[table], members);
        self.answers.table_mut(table).name(cells, unknown)
    }

    fn set_row(&mut self, id: &str, at: usize, value: &Value) -> Option<Edit> {
        let table = self.table(id)?;
        let length = self.answers.table(table).len();
        match value {
            Value::Null if at < length => Some(Edit::rows(table, at, 1, Vec::new())),
            Value::Record(members) if at <= length => {
                let row = self.row_of(table, members);
                Some(Edit::rows(table, at, 1, vec![row]))
            }
            _ => None,
        }
    }

    fn set_table(&mut self, id: &str, value: &Value) -> Option<Edit> {
        let table = self.table(id)?;
        let items = match value {
            Value::Null => &[],
            Value::List(items) => items.as_slice(),
            _ => return None,
        };
        let members: Option<Vec<&Record>> = items.iter().map(Value::as_record).collect();
        let rows = members?.into_iter().map(|members| self.row_of(table, members));
        let rows = rows.collect();
        Some(Edit::rows(table, 0, self.answers.table(table).len(), rows))
    }

    /// The findings in rows that an edit takes away.
    fn going(&self, edit: &Edit) -> Vec<Change> {
        let Edit::Rows { table, at, count, .. } = edit else {
            return Vec::new();
        };
        let teller = self.teller();
        let checks = &self.form.readers.of_rows[*table];
        let mut changes = Vec::new();
        for row in self.rows[*table].iter().skip(*at).take(*count) {
            for (check, outcome) in checks.iter().zip(&row.outcomes) {
                let rule = self.form.instances[*check].rule;
                let findings = outcome.findings().iter();
                changes
                    .extend(findings.map(|finding| went(&teller.tell(rule, finding), State::NotApplicable)));
            }
        }
        changes
    }
}

impl Edit {
    /// Puts rows in the place of others.
    pub fn rows(table: usize, at: usize, count: usize, rows: Vec<Row>) -> Edit {
        Edit::Rows {
            table,
            at,
            count,
            rows,
            reasons: Vec::new(),
        }
    }
}
