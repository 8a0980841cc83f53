//! Edits: what each puts where, and what takes it back.

use std::ops::Range;
use std::sync::Arc;

use bangfu_model::value::Record;

use super::Session;
use super::run::{RowOutcomes, Runs};
use crate::answers::Row;
use crate::cell::Cell;
use crate::filing::{Explanation, Party};
use crate::splice::splice;

/// A change of a filing. Applying it gives the edit that takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Answers a field.
    Field {
        /// The field, by its place in the form.
        at: usize,
        /// The answer.
        cell: Cell,
        /// The document's parties then; without them, those the answers name.
        parties: Option<Vec<Party>>,
    },
    /// Answers a cell.
    Cell {
        /// The table, by its place in the form.
        table: usize,
        /// The row, by its place in the table.
        row: usize,
        /// The column, by its place in the table.
        column: usize,
        /// The answer.
        cell: Cell,
    },
    /// Puts rows in the place of others.
    Rows {
        /// The table, by its place in the form.
        table: usize,
        /// Place of the first row.
        at: usize,
        /// How many rows go.
        count: usize,
        /// The rows that come.
        rows: Vec<Row>,
        /// Reasons that come with them, with their places among the document's.
        reasons: Vec<(usize, Explanation)>,
    },
    /// Puts the rows of a table in another order.
    Order {
        /// The table, by its place in the form.
        table: usize,
        /// The place each row had before, from the top.
        from: Vec<usize>,
    },
    /// One edit after another.
    Several(Vec<Edit>),
    /// Puts reasons in the place of others.
    Reasons {
        /// Place of the first among the document's.
        at: usize,
        /// How many go.
        count: usize,
        /// The reasons that come.
        reasons: Vec<Explanation>,
    },
}

impl Session {
    /// Applies an edit and runs again what reads the answers it changes; gives the edit that takes it back. A place
    /// beyond the last row is behind the last row.
    pub fn apply(&mut self, edit: Edit) -> Edit {
        let (back, runs) = self.change(edit);
        for (check, row) in runs.iter() {
            self.evaluate(check, row);
        }
        back
    }

    /// Changes the answers; gives the edit that takes that back, and what has to run again.
    pub(super) fn change(&mut self, edit: Edit) -> (Edit, Runs) {
        match edit {
            Edit::Field { at, cell, parties } => self.put_field(at, cell, parties),
            Edit::Cell {
                table,
                row,
                column,
                cell,
            } => self.put_cell(table, row, column, cell),
            Edit::Rows {
                table,
                at,
                count,
                rows,
                reasons,
            } => {
                let at = at.min(self.answers.table(table).len());
                self.put_rows(table, at..at + count, rows, reasons)
            }
            Edit::Order { table, from } => self.put_in_order(table, &from),
            Edit::Several(edits) => {
                let mut back: Vec<Edit> = edits.into_iter().map(|edit| self.apply(edit)).collect();
                back.reverse();
                (Edit::Several(back), Runs::default())
            }
            Edit::Reasons { at, count, reasons } => {
                let edit = Edit::Reasons {
                    at,
                    count: reasons.len(),
                    reasons: self.filing.explanations.splice(at..at + count, reasons).collect(),
                };
                (edit, Runs::default())
            }
        }
    }

    fn put_field(&mut self, at: usize, cell: Cell, parties: Option<Vec<Party>>) -> (Edit, Runs) {
        let form = Arc::clone(&self.form);
        let cell = self.answers.set_field(at, cell);
        let mut runs = Runs::default();
        let parties = parties.or_else(|| self.named_parties(&form.form.fields[at].id));
        let parties = parties.map(|parties| {
            self.ask(&mut runs, &form.readers.of_filing);
            std::mem::replace(&mut self.filing.parties, parties)
        });
        self.ask(&mut runs, &form.readers.of_field[at]);
        (Edit::Field { at, cell, parties }, runs)
    }

    /// The document's parties by the answers, where this field is one that names them.
    fn named_parties(&self, field: &str) -> Option<Vec<Party>> {
        let signers = &self.form.form.signers;
        if !signers
            .iter()
            .any(|signer| signer.name == field || signer.uscc == field)
        {
            return None;
        }
        let answer = |id: &str| {
            let at = self.form.form.fields.iter().position(|field| field.id == id);
            at.and_then(|at| self.answers.field(at).text())
                .unwrap_or_default()
                .to_owned()
        };
        let parties = signers.iter().map(|signer| Party {
            role: signer.role.clone(),
            name: answer(&signer.name),
            uscc: answer(&signer.uscc),
        });
        Some(parties.collect())
    }

    fn put_cell(&mut self, table: usize, at: usize, column: usize, cell: Cell) -> (Edit, Runs) {
        let form = Arc::clone(&self.form);
        let mut runs = Runs::default();
        let rows = self.answers.table_mut(table);
        let at = at.min(rows.len().saturating_sub(1));
        let mut cell = cell;
        if let Some(row) = rows.get_mut(at) {
            let was_blank = row.is_blank();
            let tallies = &form.readers.tallies_of[table];
            let shares: Vec<_> = tallies
                .iter()
                .map(|tally| form.tallies[*tally].share(row))
                .collect();
            std::mem::swap(&mut row.cells[column], &mut cell);
            let checks = if was_blank == row.is_blank() {
                &form.readers.of_column[table][column]
            } else {
                &form.readers.of_rows[table]
            };
            let (id, is) = (
                row.id,
                tallies.iter().map(|tally| form.tallies[*tally].share(row)),
            );
            for ((tally, was), is) in tallies.iter().zip(shares).zip(is.collect::<Vec<_>>()) {
                if was != is {
                    self.tallies[*tally].remove(id, &was);
                    self.tallies[*tally].add(id, is);
                    self.ask(&mut runs, &form.readers.of_tally[*tally]);
                }
            }
            runs.add_rows(checks, at..at + 1);
        }
        let edit = Edit::Cell {
            table,
            row: at,
            column,
            cell,
        };
        (edit, runs)
    }

    fn put_rows(
        &mut self,
        table: usize,
        range: Range<usize>,
        rows: Vec<Row>,
        reasons: Vec<(usize, Explanation)>,
    ) -> (Edit, Runs) {
        let form = Arc::clone(&self.form);
        let at = range.start;
        let range = at..range.end.min(self.answers.table(table).len());
        let count = rows.len();
        let by = count.wrapping_sub(range.len()).cast_signed();
        let lost = self.move_reasons(&form.form.tables[table].id, &|row| match row {
            row if row < at + count.min(range.len()) => Some(row),
            row if row < range.end => None,
            row => row.checked_add_signed(by),
        });
        for (place, reason) in reasons {
            let place = place.min(self.filing.explanations.len());
            self.filing.explanations.insert(place, reason);
        }
        let checks = &form.readers.of_rows[table];
        let blank = vec![RowOutcomes::of(checks.len()); count];
        splice(&mut self.rows[table], range.clone(), blank);
        let gone = self.answers.table_mut(table).splice(range, rows);
        let mut runs = Runs::default();
        for tally in &form.readers.tallies_of[table] {
            let (spec, tally_kept) = (&form.tallies[*tally], &mut self.tallies[*tally]);
            for row in &gone {
                tally_kept.remove(row.id, &spec.share(row));
            }
            for row in self.answers.table(table).iter().skip(at).take(count) {
                tally_kept.add(row.id, spec.share(row));
            }
            // Also behind a blank row: what compares rows names them by their numbers, which have moved.
            self.ask(&mut runs, &form.readers.of_tally[*tally]);
        }
        runs.add_rows(checks, at..at + count);
        let edit = Edit::Rows {
            table,
            at,
            count,
            rows: gone,
            reasons: lost,
        };
        (edit, runs)
    }

    /// What the checks of a row said goes along with it. An order of other rows than there are changes nothing.
    fn put_in_order(&mut self, table: usize, from: &[usize]) -> (Edit, Runs) {
        let form = Arc::clone(&self.form);
        let Some(to) = inverse(from, self.answers.table(table).len()) else {
            return (Edit::Several(Vec::new()), Runs::default());
        };
        self.move_reasons(&form.form.tables[table].id, &|row| to.get(row).copied());
        self.rows[table] = ordered(std::mem::take(&mut self.rows[table]), from);
        let rows = self.answers.table_mut(table);
        let gone = rows.splice(0..rows.len(), Vec::new());
        rows.splice(0..0, ordered(gone, from));
        let mut runs = Runs::default();
        for tally in &form.readers.tallies_of[table] {
            // What compares rows names them by their numbers.
            self.ask(&mut runs, &form.readers.of_tally[*tally]);
        }
        (Edit::Order { table, from: to }, runs)
    }

    /// A row with these answers that stands nowhere yet; an edit puts it into its table.
    pub fn new_row(&mut self, table: usize, cells: Vec<Cell>) -> Row {
        self.answers.table_mut(table).name(cells, Record::new())
    }

    pub(super) fn count_rows(&mut self) {
        for (table, rows) in self.rows.iter_mut().enumerate() {
            let checks = self.form.readers.of_rows[table].len();
            *rows = vec![RowOutcomes::of(checks); self.answers.table(table).len()];
            for row in self.answers.table(table).iter() {
                for tally in &self.form.readers.tallies_of[table] {
                    self.tallies[*tally].add(row.id, self.form.tallies[*tally].share(row));
                }
            }
        }
    }
}

/// Where each of so many items goes that come from these places; `None` where they are not all of them.
fn inverse(from: &[usize], items: usize) -> Option<Vec<usize>> {
    let mut to = vec![None; items];
    for (place, before) in from.iter().enumerate() {
        *to.get_mut(*before)? = Some(place);
    }
    let to: Option<Vec<usize>> = to.into_iter().collect();
    to.filter(|to| to.len() == from.len())
}

/// The items in another order; `from` is where each was.
fn ordered<T>(items: Vec<T>, from: &[usize]) -> Vec<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let taken = from.iter().filter_map(|at| items.get_mut(*at)?.take());
    taken.collect()
}
