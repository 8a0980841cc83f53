//! Tallies: what rules over a whole table ask for, kept up to date by difference.
//!
//! A tally groups the rows of a table by the answers in some of its columns. Counts, distinct values, "who is
//! missing" and repeated rows all read off it, so the cost of one keystroke does not grow with the number of rows.

use std::collections::{BTreeMap, BTreeSet};

use crate::answers::{Row, RowId};
use crate::cell::Cell;

/// What a tally groups by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallySpec {
    /// The table, by its place in the form.
    pub table: usize,
    /// The columns; none counts rows alone.
    pub columns: Vec<usize>,
}

/// The rows of a table, grouped.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    rows: usize,
    lacking: BTreeSet<RowId>,
    groups: BTreeMap<Vec<Cell>, BTreeSet<RowId>>,
    repeated: BTreeSet<Vec<Cell>>,
}

/// What one row adds to a tally.
#[derive(Debug, PartialEq, Eq)]
pub enum Share {
    /// A blank row adds nothing.
    Nothing,
    /// A row in which one of the columns is not answered, or not readably.
    Lacking,
    /// A row with these answers.
    Group(Vec<Cell>),
}

impl TallySpec {
    /// What this row adds.
    pub fn share(&self, row: &Row) -> Share {
        if row.is_blank() {
            Share::Nothing
        } else if self.columns.iter().all(|column| row.cells[*column].is_given()) {
            Share::Group(
                self.columns
                    .iter()
                    .map(|column| row.cells[*column].clone())
                    .collect(),
            )
        } else {
            Share::Lacking
        }
    }
}

impl Tally {
    /// Rows that are not blank.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Rows in which every column is answered.
    pub fn complete(&self) -> usize {
        self.rows - self.lacking.len()
    }

    /// The rows in which a column is not answered, in the order they were added.
    pub fn lacking(&self) -> &BTreeSet<RowId> {
        &self.lacking
    }

    /// The groups, in the order of their answers.
    pub fn groups(&self) -> impl Iterator<Item = (&[Cell], &BTreeSet<RowId>)> {
        self.groups.iter().map(|(key, rows)| (key.as_slice(), rows))
    }

    /// The groups of more than one row.
    pub fn repeated(&self) -> impl Iterator<Item = &BTreeSet<RowId>> {
        self.repeated.iter().filter_map(|key| self.groups.get(key))
    }

    pub(crate) fn add(&mut self, id: RowId, share: Share) {
        match share {
            Share::Nothing => {}
            Share::Lacking => {
                self.rows += 1;
                self.lacking.insert(id);
            }
            Share::Group(key) => {
                self.rows += 1;
                let rows = self.groups.entry(key.clone()).or_default();
                rows.insert(id);
                if rows.len() > 1 {
                    self.repeated.insert(key);
                }
            }
        }
    }

    pub(crate) fn remove(&mut self, id: RowId, share: &Share) {
        match share {
            Share::Nothing => {}
            Share::Lacking => {
                self.rows -= 1;
                self.lacking.remove(&id);
            }
            Share::Group(key) => {
                self.rows -= 1;
                let left = self.groups.get_mut(key).map_or(0, |rows| {
                    rows.remove(&id);
                    rows.len()
                });
                if left < 2 {
                    self.repeated.remove(key);
                }
                if left == 0 {
                    self.groups.remove(key);
                }
            }
        }
    }
}
