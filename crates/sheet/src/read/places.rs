//! Where the answers of a filing stand in the workbook they were read from.

use std::collections::BTreeMap;

use bangfu_api::model::Path;
use rust_xlsxwriter::utility::row_col_to_cell;

use crate::finding::Place;

/// Where answers stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Places {
    pub(super) fields: BTreeMap<String, Spot>,
    pub(super) tables: BTreeMap<String, TablePlaces>,
}

/// A cell of a sheet, row and column from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) sheet: String,
    pub(super) row: u32,
    pub(super) column: u32,
}

/// Where the answers of a table stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TablePlaces {
    pub(super) sheet: String,
    pub(super) head: u32,
    /// By the name of the column.
    pub(super) columns: BTreeMap<String, u32>,
    /// The sheet's row of each row of the table.
    pub(super) rows: Vec<u32>,
}

/// A cell by its name.
pub(super) fn place(sheet: &str, row: u32, column: u32) -> Place {
    Place {
        sheet: Some(sheet.to_owned()),
        cell: u16::try_from(column)
            .ok()
            .map(|column| row_col_to_cell(row, column)),
    }
}

/// A sheet as a whole.
pub(super) fn whole(sheet: &str) -> Place {
    Place {
        sheet: Some(sheet.to_owned()),
        cell: None,
    }
}

impl Places {
    /// Where this answer stands, or would stand: its cell, its row, the head of its table.
    pub(super) fn of(&self, path: &Path) -> Place {
        match path {
            Path::Whole => Place::default(),
            Path::Field(id) => match (self.fields.get(id), self.tables.get(id)) {
                (Some(spot), _) => place(&spot.sheet, spot.row, spot.column),
                (None, Some(table)) => place(&table.sheet, table.head, table.first()),
                (None, None) => Place::default(),
            },
            Path::Row(id, at) => self.cell(id, *at, TablePlaces::first),
            Path::Cell(id, at, column) => self.cell(id, *at, |table| {
                table
                    .columns
                    .get(column)
                    .copied()
                    .unwrap_or_else(|| table.first())
            }),
        }
    }

    fn cell(&self, id: &str, at: usize, column: impl Fn(&TablePlaces) -> u32) -> Place {
        let Some(table) = self.tables.get(id) else {
            return Place::default();
        };
        match table.rows.get(at) {
            Some(row) => place(&table.sheet, *row, column(table)),
            None => whole(&table.sheet),
        }
    }
}

impl TablePlaces {
    fn first(&self) -> u32 {
        self.columns.values().min().copied().unwrap_or_default()
    }
}
