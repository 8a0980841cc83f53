//! `same-in-all-rows`: a column has the same answer in every row, and, if asked, that of a field.
//!
//! Passes a team whose 派出医院 is 帮扶单位 throughout; fails one with two hospitals.
//!
//! Arguments: `table`, `column`, `equal_to` (a field; not needed), `where` (which rows count).

use bangfu_model::{Fact, Reader};

use crate::answers::At;
use crate::binder::{Binder, Bound, column};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::facts::Facts;
use crate::outcome::{Finding, Outcome};

struct SameInAllRows {
    table: usize,
    column: usize,
    tally: usize,
    equal_to: Option<usize>,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (table, data) = binder.table(&args.text("table")?)?;
    let column = column(data, &args.text("column")?)?;
    let tally = binder.counted(args, table, vec![column])?;
    let equal_to = args.optional_text("equal_to")?;
    let equal_to = equal_to.map(|id| binder.field(&id)).transpose()?;
    Ok(vec![(
        Scope::Form,
        Box::new(SameInAllRows {
            table,
            column,
            tally,
            equal_to,
        }),
    )])
}

impl Check for SameInAllRows {
    fn reads(&self) -> Vec<Read> {
        std::iter::once(Read::Tally(self.tally))
            .chain(self.equal_to.map(Read::Field))
            .collect()
    }

    fn check(&self, view: &View) -> Outcome {
        let tally = view.tally(self.tally);
        let column = &view.form.tables[self.table].columns[self.column];
        let told = |words, names: Vec<String>| {
            let facts = vec![
                ("have", Fact::Text(names.join("、"))),
                ("column", Fact::Text(column.label.clone())),
            ];
            Outcome::of(vec![Finding::failed(At::Table(self.table), words, facts)])
        };
        let names = || {
            tally
                .groups()
                .iter()
                .filter_map(|(key, _)| key.first())
                .map(|cell| cell.shown(column))
                .collect::<Vec<_>>()
        };
        let mut groups = tally.groups().iter().filter_map(|(key, _)| key.first());
        match (groups.next(), groups.next()) {
            (Some(_), Some(_)) => return told("same-in-all-rows", names()),
            (None, _) => return Outcome::of(vec![no_rows(self.table)]),
            (Some(only), None) => {
                if let Some(field) = self.equal_to {
                    let slot = Slot::Field(field);
                    if !view.cell(slot).is_given() {
                        return Outcome::of(vec![view.could_not(slot)]);
                    }
                    if view.cell(slot) != only {
                        return told("same-in-all-rows/other", names());
                    }
                }
            }
        }
        let lacking = tally.lacking();
        let mut rows = view.answers.table(self.table).iter();
        let first = (!lacking.is_empty()).then(|| rows.find(|row| lacking.binary_search(&row.id).is_ok()));
        match first.flatten() {
            Some(row) => Outcome::of(vec![Finding {
                state: bangfu_model::State::CouldNotCheck,
                at: At::Cell(self.table, row.id, self.column),
                words: "missing",
                facts: Facts::default(),
            }]),
            None => Outcome::Passed,
        }
    }
}

/// The finding that a table a rule looks at has no rows.
pub(super) fn no_rows(table: usize) -> Finding {
    Finding {
        state: bangfu_model::State::CouldNotCheck,
        at: At::Table(table),
        words: "no-rows",
        facts: Facts::default(),
    }
}
