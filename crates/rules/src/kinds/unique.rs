//! `unique`: no two rows have the same answers in certain columns.
//!
//! Passes eight people of different names; fails the second 张三 of the same speciality.
//!
//! Arguments: `table`, `columns`, `where` (which rows count).

use bangfu_model::Reader;

use super::same_in_all_rows::no_rows;
use crate::answers::At;
use crate::binder::{Binder, Bound, columns};
use crate::check::{Check, Read, Scope, View};
use crate::outcome::{Finding, Outcome, count};

struct Unique {
    table: usize,
    first: usize,
    tally: usize,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (table, data) = binder.table(&args.text("table")?)?;
    let columns = columns(data, &args.texts("columns")?)?;
    let first = *columns.first().ok_or("`columns` is empty")?;
    let tally = binder.counted(args, table, columns)?;
    Ok(vec![(Scope::Form, Box::new(Unique { table, first, tally }))])
}

impl Check for Unique {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Tally(self.tally)]
    }

    fn check(&self, view: &View) -> Outcome {
        let tally = view.tally(self.tally);
        if tally.rows() == 0 {
            return Outcome::of(vec![no_rows(self.table)]);
        }
        let rows = view.answers.table(self.table);
        let mut findings = Vec::new();
        for group in tally.repeated() {
            let Some((place, first)) = rows.topmost(group) else {
                continue;
            };
            findings.extend(group.iter().filter(|id| **id != first).map(|id| {
                Finding::failed(
                    At::Cell(self.table, *id, self.first),
                    "unique",
                    vec![("other", count(place + 1))],
                )
            }));
        }
        Outcome::of(findings)
    }
}
