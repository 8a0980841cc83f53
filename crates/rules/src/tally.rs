//! Tallies: what rules over a whole table ask for, kept up to date by difference.
//!
//! A tally groups the rows of a table by the answers in some of its columns. Counts, distinct values, "who is
//! missing" and repeated rows all read off it, so one keystroke judges no row but its own. Groups stand in ordered
//! lists: finding one takes few steps, and moving those behind it is nothing beside drawing the table.

use crate::answers::{Row, RowId};
use crate::cell::Cell;
use crate::condition::{self, Filter};

/// What a tally groups by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallySpec {
    /// The table, by its place in the form.
    pub table: usize,
    /// The columns; none counts rows alone.
    pub columns: Vec<usize>,
    /// What a row must hold to count.
    pub(crate) filter: Vec<Filter>,
}

/// The rows of a table, grouped.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    rows: usize,
    /// Ascending.
    lacking: Vec<RowId>,
    /// Ascending by their answers, and the rows of each ascending.
    groups: Vec<(Vec<Cell>, Vec<RowId>)>,
}

/// What one row adds to a tally.
#[derive(Debug, PartialEq, Eq)]
pub enum Share {
    /// A row that is blank, or does not count, adds nothing.
    Nothing,
    /// A row in which one of the columns is not answered, or not readably.
    Lacking,
    /// A row with these answers.
    Group(Vec<Cell>),
}

impl TallySpec {
    /// What this row adds.
    pub fn share(&self, row: &Row) -> Share {
        if row.is_blank() || !condition::counts(&self.filter, row) {
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
    pub fn lacking(&self) -> &[RowId] {
        &self.lacking
    }

    /// The groups, in the order of their answers.
    pub fn groups(&self) -> &[(Vec<Cell>, Vec<RowId>)] {
        &self.groups
    }

    /// The groups of more than one row.
    pub fn repeated(&self) -> impl Iterator<Item = &[RowId]> {
        let rows = self.groups.iter().map(|(_, rows)| rows.as_slice());
        rows.filter(|rows| rows.len() > 1)
    }

    pub(crate) fn add(&mut self, id: RowId, share: Share) {
        match share {
            Share::Nothing => return,
            Share::Lacking => insert(&mut self.lacking, id),
            Share::Group(key) => match self.group(&key) {
                Ok(at) => insert(&mut self.groups[at].1, id),
                Err(at) => self.groups.insert(at, (key, vec![id])),
            },
        }
        self.rows += 1;
    }

    pub(crate) fn remove(&mut self, id: RowId, share: &Share) {
        match share {
            Share::Nothing => return,
            Share::Lacking => remove(&mut self.lacking, id),
            Share::Group(key) => {
                if let Ok(at) = self.group(key) {
                    let rows = &mut self.groups[at].1;
                    remove(rows, id);
                    if rows.is_empty() {
                        self.groups.remove(at);
                    }
                }
            }
        }
        self.rows -= 1;
    }

    /// Where the group with these answers stands, or would stand.
    fn group(&self, key: &[Cell]) -> Result<usize, usize> {
        self.groups
            .binary_search_by(|(known, _)| known.as_slice().cmp(key))
    }
}

fn insert(rows: &mut Vec<RowId>, id: RowId) {
    rows.insert(rows.partition_point(|known| *known < id), id);
}

fn remove(rows: &mut Vec<RowId>, id: RowId) {
    if let Ok(at) = rows.binary_search(&id) {
        rows.remove(at);
    }
}
