//! What is selected in a table: the cell somebody is in, or a block of cells.

use std::ops::Range;

/// A cell by its row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub row: usize,
    pub column: usize,
}

/// The cells between two corners, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// Where it was begun.
    pub anchor: Spot,
    /// Where it has been drawn to.
    pub head: Spot,
}

impl Selection {
    /// A single cell.
    pub fn one(spot: Spot) -> Selection {
        Selection {
            anchor: spot,
            head: spot,
        }
    }

    /// Whether it is more than one cell.
    pub fn is_block(&self) -> bool {
        self.anchor != self.head
    }

    /// Its first and its last row.
    pub fn rows(&self) -> (usize, usize) {
        let (one, other) = (self.anchor.row, self.head.row);
        (one.min(other), one.max(other))
    }

    /// Its columns.
    pub fn columns(&self) -> Range<usize> {
        let (one, other) = (self.anchor.column, self.head.column);
        one.min(other)..one.max(other) + 1
    }

    /// The columns that are selected in a row.
    pub fn in_row(&self, row: usize) -> Option<Range<usize>> {
        let (first, last) = self.rows();
        (first..=last).contains(&row).then(|| self.columns())
    }
}
