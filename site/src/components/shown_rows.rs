//! Which rows of a table are shown: all, or only some. A row is named by its place in the table.

use std::rc::Rc;

/// The rows shown, ascending.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ShownRows {
    all: usize,
    only: Option<Rc<[usize]>>,
}

impl ShownRows {
    /// All rows of a table that has so many.
    pub fn all(rows: usize) -> ShownRows {
        ShownRows {
            all: rows,
            only: None,
        }
    }

    /// Only these, ascending, of a table that has so many rows.
    pub fn only(rows: usize, only: Vec<usize>) -> ShownRows {
        ShownRows {
            all: rows,
            only: Some(only.into()),
        }
    }

    /// Whether some are left out.
    pub fn is_part(&self) -> bool {
        self.only.is_some()
    }

    /// How many are shown.
    pub fn len(&self) -> usize {
        self.only.as_ref().map_or(self.all, |only| only.len())
    }

    /// How many the table has.
    pub fn total(&self) -> usize {
        self.all
    }

    /// The row that is shown so many rows below the first.
    pub fn row(&self, nth: usize) -> usize {
        let only = self.only.as_ref();
        only.map_or(nth, |only| only.get(nth).copied().unwrap_or(usize::MAX))
    }

    /// How many rows are shown above this one; `None` where it is not shown itself.
    pub fn nth(&self, row: usize) -> Option<usize> {
        match &self.only {
            Some(only) => only.binary_search(&row).ok(),
            None => (row < self.all).then_some(row),
        }
    }

    /// The rows shown from one to another, both included.
    pub fn between(&self, from: usize, to: usize) -> Vec<usize> {
        match &self.only {
            Some(only) => only
                .iter()
                .copied()
                .filter(|row| (from..=to).contains(row))
                .collect(),
            None => (from..self.all.min(to.saturating_add(1))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ShownRows;

    #[test]
    fn rows_are_counted_among_those_shown() {
        let (all, part) = (ShownRows::all(4), ShownRows::only(9, vec![2, 5, 6]));
        assert_eq!((all.len(), part.len()), (4, 3));
        assert_eq!((all.row(3), part.row(1)), (3, 5));
        assert_eq!((all.nth(3), all.nth(4)), (Some(3), None));
        assert_eq!((part.nth(6), part.nth(3)), (Some(2), None));
        assert_eq!(all.between(2, usize::MAX), [2, 3]);
        assert_eq!(part.between(3, 6), [5, 6]);
    }
}
