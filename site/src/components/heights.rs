//! How tall the rows of a table are, as far as known: from this follows which rows are in sight, and how much room
//! those need that are not drawn.

use std::ops::Range;

/// Heights of rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heights {
    /// A row without findings.
    pub row: f64,
    /// Rows with findings, ascending, and how much taller each is.
    pub taller: Vec<(usize, f64)>,
}

impl Heights {
    /// The room these rows need.
    pub fn of(&self, rows: Range<usize>) -> f64 {
        let inside = self.taller.iter().filter(|(row, _)| rows.contains(row));
        rows.len() as f64 * self.row + inside.map(|(_, more)| more).sum::<f64>()
    }

    /// The row this far below the first one's top, which may be beyond the last.
    pub fn row_at(&self, down: f64) -> usize {
        let mut rest = down.max(0.0);
        let mut at = 0;
        for (row, more) in &self.taller {
            let before = (row - at) as f64 * self.row;
            if rest < before {
                break;
            }
            rest -= before;
            at = *row;
            if rest < self.row + more {
                return at;
            }
            rest -= self.row + more;
            at += 1;
        }
        at + (rest / self.row) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Heights;

    #[test]
    fn rows_are_found_where_they_stand() {
        let heights = Heights {
            row: 10.0,
            taller: vec![(2, 30.0), (3, 5.0)],
        };
        assert_eq!(heights.of(0..5), 85.0);
        assert_eq!(heights.of(3..4), 15.0);
        let found =
            [-5.0, 0.0, 9.0, 10.0, 20.0, 59.0, 60.0, 74.0, 75.0, 85.0].map(|down| heights.row_at(down));
        assert_eq!(found, [0, 0, 0, 1, 2, 2, 3, 3, 4, 5]);
        for row in 0..9 {
            assert_eq!(heights.row_at(heights.of(0..row)), row);
        }
    }
}
