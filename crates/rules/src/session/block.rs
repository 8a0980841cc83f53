//! Edits of a block of cells, and of the rows it lies in.

use std::cmp::Ordering;
use std::ops::Range;

use super::Session;
use super::edit::Edit;
use crate::answers::Row;
use crate::cell::Cell;

/// Cells of a table: every one of these columns in every one of these rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The table, by its place in the form.
    pub table: usize,
    /// The rows by their places, ascending; others may lie between them.
    pub rows: Vec<usize>,
    /// The columns by their places.
    pub columns: Range<usize>,
}

/// How rows are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The smallest, the earliest, 甲 first.
    Ascending,
    /// The largest, the latest first.
    Descending,
}

impl Session {
    /// The edit that empties the cells.
    pub fn clearing(&self, block: &Block) -> Edit {
        self.changing(block, &mut |cells, _| cells.fill(Cell::Empty))
    }

    /// The edit that puts the cells of the block's first row into all its others.
    pub fn filling_down(&self, block: &Block) -> Edit {
        self.changing(block, &mut |cells, first| cells.clone_from_slice(first))
    }

    /// The edit that takes the rows of the block away. Where others lie between them, they first go to the end.
    pub fn removing_rows(&self, block: &Block) -> Edit {
        let (table, count) = (block.table, block.rows.len());
        match (block.rows.first(), block.rows.last()) {
            (Some(first), Some(last)) if last - first >= count => {
                let all = self.answers.table(table).len();
                let mut from: Vec<usize> = (0..all).collect();
                from.retain(|row| block.rows.binary_search(row).is_err());
                from.extend(&block.rows);
                let order = Edit::Order { table, from };
                Edit::Several(vec![order, Edit::rows(table, all - count, count, Vec::new())])
            }
            (first, _) => Edit::rows(table, first.copied().unwrap_or_default(), count, Vec::new()),
        }
    }

    /// The edit that sorts the rows of a table by one column: numbers by value, dates by day, choices in the order of
    /// the form, words as `compare` says. What the column cannot take comes behind all others, no answer last of all,
    /// whichever way; equal rows stay in their order.
    pub fn sorting(
        &self,
        table: usize,
        column: usize,
        order: Order,
        compare: &dyn Fn(&str, &str) -> Ordering,
    ) -> Edit {
        let field = &self.form.form.tables[table].columns[column];
        let cells: Vec<&Cell> = self
            .answers
            .table(table)
            .iter()
            .map(|row| &row.cells[column])
            .collect();
        let mut from: Vec<usize> = (0..cells.len()).collect();
        from.sort_by(|one, other| {
            let (one, other) = (cells[*one], cells[*other]);
            rank(one).cmp(&rank(other)).then_with(|| {
                let ordering = match (one, other) {
                    (Cell::Text(one), Cell::Text(other)) => compare(one, other),
                    (Cell::Unreadable(_), Cell::Unreadable(_)) => {
                        compare(&one.shown(field), &other.shown(field))
                    }
                    _ => one.cmp(other),
                };
                match order {
                    Order::Ascending => ordering,
                    Order::Descending => ordering.reverse(),
                }
            })
        });
        Edit::Order { table, from }
    }

    /// The edit that changes the block's cells row by row; `change` has those of one row and those of the first.
    fn changing(&self, block: &Block, change: &mut dyn FnMut(&mut [Cell], &[Cell])) -> Edit {
        let (at, mut rows) = self.around(block);
        let first = rows.first().map(|row| row.cells[block.columns.clone()].to_vec());
        let first = first.unwrap_or_default();
        for place in &block.rows {
            if let Some(row) = rows.get_mut(place - at) {
                change(&mut row.cells[block.columns.clone()], &first);
            }
        }
        Edit::rows(block.table, at, rows.len(), rows)
    }

    /// The rows from the block's first to its last, and the place of the first.
    fn around(&self, block: &Block) -> (usize, Vec<Row>) {
        let at = block.rows.first().copied().unwrap_or_default();
        let behind = block.rows.last().map_or(at, |last| last + 1);
        let rows = self.answers.table(block.table).iter().take(behind).skip(at);
        (at, rows.cloned().collect())
    }
}

/// Answers before what cannot be read, and that before nothing.
fn rank(cell: &Cell) -> u8 {
    match cell {
        Cell::Empty => 2,
        Cell::Unreadable(_) => 1,
        _ => 0,
    }
}
