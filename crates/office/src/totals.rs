//! Totals, with the cells they are made of.

use std::collections::BTreeMap;

use bangfu_canon::Digest;
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::queue::{Line, Standing};
use crate::sorter::Record;

/// A figure that went into a total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Place of the total in the guide.
    pub total: usize,
    /// The file it stands in.
    pub file: String,
    /// Digest of its document: what the signatures name.
    pub document: Digest,
    /// The cell, a pointer into the answers.
    pub path: String,
    /// The figure.
    pub value: i64,
}

/// A sum over the filings that count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// The sum; of persons, 人次.
    pub value: i64,
    /// Different persons, 人, where the total counts persons.
    pub persons: Option<i64>,
    /// Filings that went in.
    pub filings: u64,
    /// Cells that went in.
    pub cells: u64,
    /// The sum for each answer it is divided by.
    pub groups: BTreeMap<String, i64>,
    /// Filings that belong here and do not count, because what was signed no longer stands there, or for another fault:
    /// while there are some, the total is red.
    pub broken: u64,
    /// The first of their files.
    pub broken_files: Vec<String>,
    /// Filings that are not complete yet.
    pub open: u64,
}

/// How many files of a fault are named.
const NAMED: usize = 20;

/// Where a person stands in a total.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stands {
    /// Place of the total in the guide.
    pub total: usize,
    /// Digest of the words that name the person.
    pub person: Digest,
    /// The file.
    pub file: String,
    /// The row, a pointer into the answers.
    pub path: String,
}

impl Record for Stands {
    type Key = Stands;
    type Rest = ();

    fn split(self) -> (Stands, ()) {
        (self, ())
    }

    fn join(key: Stands, (): ()) -> Stands {
        key
    }
}

/// A person who was counted more than once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repeat {
    /// Place of the total in the guide.
    pub total: usize,
    /// Every place, file and row.
    pub places: Vec<(String, String)>,
}

/// Totals while they are being made.
#[derive(Debug, Clone, Default)]
pub struct Totals {
    sums: Vec<Sum>,
}

impl Totals {
    /// Totals of a guide with so many; `persons` says which of them count persons.
    pub fn new(persons: impl IntoIterator<Item = bool>) -> Totals {
        let sum = |persons: bool| Sum {
            persons: persons.then_some(0),
            ..Sum::default()
        };
        Totals {
            sums: persons.into_iter().map(sum).collect(),
        }
    }

    /// Takes a line of the queue in; `of_form` says which totals its form adds to. Answers the cells that went in.
    pub fn add(&mut self, line: &Line, case: &Case, of_form: impl Iterator<Item = usize>) -> Vec<Cell> {
        if !line.standing.counts() {
            for total in of_form {
                let sum = &mut self.sums[total];
                if line.standing == Standing::Faulty {
                    sum.broken += 1;
                    let room = NAMED.saturating_sub(sum.broken_files.len());
                    sum.broken_files.extend(line.file.iter().take(room).cloned());
                } else {
                    sum.open += 1;
                }
            }
            return Vec::new();
        }
        for total in of_form {
            self.sums[total].filings += 1;
        }
        let mut cells = Vec::new();
        for added in &case.filed.adds {
            let sum = &mut self.sums[added.total];
            let value: i64 = added.cells.iter().map(|cell| cell.value).sum();
            sum.value += value;
            sum.cells += added.cells.len() as u64;
            if let Some(group) = &added.group {
                *sum.groups.entry(group.clone()).or_default() += value;
            }
            cells.extend(added.cells.iter().map(|cell| Cell {
                total: added.total,
                file: line.file.clone().unwrap_or_default(),
                document: case.filed.document,
                path: cell.path.clone(),
                value: cell.value,
            }));
        }
        cells
    }

    /// Takes a person in: all the places where one stands. Answers a repeat where there are several.
    pub fn person(&mut self, places: Vec<Stands>) -> Option<Repeat> {
        let total = places.first()?.total;
        *self.sums[total].persons.get_or_insert_default() += 1;
        (places.len() > 1).then(|| Repeat {
            total,
            places: places.into_iter().map(|place| (place.file, place.path)).collect(),
        })
    }

    /// The sums, in the order of the guide.
    pub fn done(self) -> Vec<Sum> {
        self.sums
    }
}
