//! Places of a form, and whether each is among them: cheap for as many as a long table has.

use bangfu_api::rules::At;

/// Some places.
#[derive(Debug, Default)]
pub struct Places {
    fields: Vec<bool>,
    tables: Vec<bool>,
    /// By table and the number of a row's name: a bit for each column, the highest for the row itself.
    cells: Vec<Vec<u64>>,
}

impl Places {
    /// Adds a place. Answers whether it was not among them; what is no field, table, row or cell never is.
    pub fn add(&mut self, at: &At) -> bool {
        match at {
            At::Field(field) => !std::mem::replace(reach(&mut self.fields, *field), true),
            At::Table(table) => !std::mem::replace(reach(&mut self.tables, *table), true),
            At::Row(table, row) => self.add_bits(*table, row.number(), bit(63)),
            At::Cell(table, row, column) => self.add_bits(*table, row.number(), bit(*column)),
            At::Whole | At::Unknown(_) => true,
        }
    }

    /// Whether a place is among them.
    pub fn has(&self, at: &At) -> bool {
        match at {
            At::Field(field) => self.fields.get(*field) == Some(&true),
            At::Table(table) => self.tables.get(*table) == Some(&true),
            At::Cell(table, row, column) => {
                let row = self.cells.get(*table).and_then(|rows| rows.get(row.number()));
                row.is_some_and(|row| row & bit(*column) != 0)
            }
            At::Whole | At::Row(..) | At::Unknown(_) => false,
        }
    }

    fn add_bits(&mut self, table: usize, row: usize, bits: u64) -> bool {
        let row = reach(reach(&mut self.cells, table), row);
        let new = *row & bits == 0;
        *row |= bits;
        new
    }
}

/// Columns beyond the 63rd share a bit.
fn bit(column: usize) -> u64 {
    1 << column.min(63)
}

/// An item of a list that is made long enough to have it.
fn reach<T: Clone + Default>(list: &mut Vec<T>, at: usize) -> &mut T {
    if list.len() <= at {
        list.resize(at + 1, T::default());
    }
    &mut list[at]
}
