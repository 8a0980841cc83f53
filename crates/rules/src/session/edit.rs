//! Edits: what each changes, and what has to run again for it.

use std::sync::Arc;

use bangfu_model::{State, Value, value::Record};

use super::run::{Run, went};
use super::{Change, Session};
use crate::answers::row;
use crate::cell::Cell;
use crate::filing::Party;
use crate::outcome::Outcome;

impl Session {
    pub(super) fn set_field(&mut self, field: usize, value: &Value) -> Vec<Change> {
        let form = Arc::clone(&self.form);
        let data = &form.form.fields[field];
        let mut runs = Vec::new();
        if self.answers.forget_unknown(&data.id) {
            runs.extend(self.runs(&form.readers.of_filing));
        }
        self.answers.set_field(field, Cell::read(data, value));
        if self.name_parties(&data.id) {
            runs.extend(self.runs(&form.readers.of_filing));
        }
        runs.extend(self.runs(&form.readers.of_field[field]));
        self.run(runs)
    }

    /// Keeps the document's parties those of the answers once a signer's name or code is edited.
    pub(super) fn name_parties(&mut self, field: &str) -> bool {
        let signers = &self.form.form.signers;
        if !signers
            .iter()
            .any(|signer| signer.name == field || signer.uscc == field)
        {
            return false;
        }
        let answer = |id: &str| {
            let at = self.form.form.fields.iter().position(|field| field.id == id);
            at.and_then(|at| self.answers.field(at).text())
                .unwrap_or_default()
                .to_owned()
        };
        self.filing.parties = signers
            .iter()
            .map(|signer| Party {
                role: signer.role.clone(),
                name: answer(&signer.name),
                uscc: answer(&signer.uscc),
            })
            .collect();
        true
    }

    pub(super) fn set_cell(
        &mut self,
        table: usize,
        at: usize,
        column: usize,
        value: &Value,
    ) -> Option<Vec<Change>> {
        let form = Arc::clone(&self.form);
        let cell = Cell::read(&form.form.tables[table].columns[column], value);
        let row = self.answers.table_mut(table).get_mut(at)?;
        let before = row.clone();
        row.cells[column] = cell;
        let after = row.clone();
        let mut runs: Vec<Run> = Vec::new();
        for tally in &form.readers.tallies_of[table] {
            let (was, is) = (
                form.tallies[*tally].share(&before),
                form.tallies[*tally].share(&after),
            );
            if was != is {
                self.tallies[*tally].remove(after.id, &was);
                self.tallies[*tally].add(after.id, is);
                runs.extend(self.runs(&form.readers.of_tally[*tally]));
            }
        }
        let checks = if before.is_blank() == after.is_blank() {
            &form.readers.of_column[table][column]
        } else {
            &form.readers.of_rows[table]
        };
        runs.extend(checks.iter().map(|check| (*check, Some(at))));
        Some(self.run(runs))
    }

    pub(super) fn set_row(&mut self, table: usize, at: usize, members: &Record) -> Option<Vec<Change>> {
        let length = self.answers.table(table).len();
        if at > length {
            return None;
        }
        let mut changes = if at < length {
            self.remove_row(table, at)?
        } else {
            Vec::new()
        };
        changes.extend(self.insert(table, at, members));
        Some(changes)
    }

    pub(super) fn set_table(&mut self, table: usize, value: &Value) -> Option<Vec<Change>> {
        let items = match value {
            Value::Null => &[],
            Value::List(items) => items.as_slice(),
            _ => return None,
        };
        if items.iter().any(|item| item.as_record().is_none()) {
            return None;
        }
        let mut changes = Vec::new();
        let id = self.form.form.tables[table].id.clone();
        if self.answers.forget_unknown(&id) {
            let form = Arc::clone(&self.form);
            let runs = self.runs(&form.readers.of_filing);
            changes.extend(self.run(runs));
        }
        while !self.answers.table(table).is_empty() {
            changes.extend(self.remove_row(table, self.answers.table(table).len() - 1)?);
        }
        for (at, members) in items.iter().filter_map(Value::as_record).enumerate() {
            changes.extend(self.insert(table, at, members));
        }
        Some(changes)
    }

    pub(super) fn insert(&mut self, table: usize, at: usize, members: &Record) -> Vec<Change> {
        let form = Arc::clone(&self.form);
        let (cells, unknown) = row(&form.form.tables[table], members);
        let at = at.min(self.answers.table(table).len());
        self.answers.table_mut(table).insert(at, cells, unknown);
        let checks = &form.readers.of_rows[table];
        self.rows[table].insert(at, vec![Outcome::NotApplicable; checks.len()]);
        let Some(new) = self.answers.table(table).get(at).cloned() else {
            return Vec::new();
        };
        let mut runs: Vec<Run> = Vec::new();
        for tally in &form.readers.tallies_of[table] {
            if !new.is_blank() {
                self.tallies[*tally].add(new.id, form.tallies[*tally].share(&new));
            }
            // Also behind a blank row: what compares rows names them by their numbers, which have moved.
            runs.extend(self.runs(&form.readers.of_tally[*tally]));
        }
        if !new.is_blank() {
            runs.extend(checks.iter().map(|check| (*check, Some(at))));
        }
        self.run(runs)
    }

    pub(super) fn remove_row(&mut self, table: usize, at: usize) -> Option<Vec<Change>> {
        let form = Arc::clone(&self.form);
        let gone = self.answers.table(table).get(at)?.clone();
        let teller = self.teller();
        let mut changes: Vec<Change> = Vec::new();
        for (check, outcome) in form.readers.of_rows[table].iter().zip(&self.rows[table][at]) {
            let rule = form.instances[*check].rule;
            changes.extend(
                outcome
                    .findings()
                    .iter()
                    .map(|finding| went(&teller.tell(rule, finding), State::NotApplicable)),
            );
        }
        self.answers.table_mut(table).remove(at);
        self.rows[table].remove(at);
        let mut runs: Vec<Run> = Vec::new();
        for tally in &form.readers.tallies_of[table] {
            self.tallies[*tally].remove(gone.id, &form.tallies[*tally].share(&gone));
            runs.extend(self.runs(&form.readers.of_tally[*tally]));
        }
        changes.extend(self.run(runs));
        Some(changes)
    }

    pub(super) fn count_rows(&mut self) {
        for (table, rows) in self.rows.iter_mut().enumerate() {
            let checks = self.form.readers.of_rows[table].len();
            *rows = vec![vec![Outcome::NotApplicable; checks]; self.answers.table(table).len()];
            for row in self.answers.table(table).iter() {
                for tally in &self.form.readers.tallies_of[table] {
                    self.tallies[*tally].add(row.id, self.form.tallies[*tally].share(row));
                }
            }
        }
    }
}
