//! `row-per-year`: each calendar year that a span touches has at least one row.
//!
//! Passes rows for 2026 and 2027 over a term from 2026-03-01 to 2027-02-28; fails when 2027 has none.

use bangfu_model::{Decimal, Fact};
use serde::Deserialize;

use crate::answers::At;
use crate::bind::{Binder, Bound, Check, Read, Scope, Slot, View, args, column};
use crate::cell::Cell;
use crate::outcome::{Finding, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Args {
    table: String,
    column: String,
    from: String,
    to: String,
}

#[derive(Debug)]
struct RowPerYear {
    table: usize,
    tally: usize,
    from: usize,
    to: usize,
}

pub(super) fn bind(binder: &mut Binder, value: serde_json::Value) -> Result<Bound, String> {
    let given: Args = args(value)?;
    let (table, data) = binder.table(&given.table)?;
    let years = column(data, &given.column)?;
    let tally = binder.tally(table, vec![years]);
    let (from, to) = (binder.field(&given.from)?, binder.field(&given.to)?);
    Ok(vec![(
        Scope::Form,
        Box::new(RowPerYear {
            table,
            tally,
            from,
            to,
        }),
    )])
}

impl Check for RowPerYear {
    fn reads(&self) -> Vec<Read> {
        vec![
            Read::Field(self.from),
            Read::Field(self.to),
            Read::Tally(self.tally),
        ]
    }

    fn check(&self, view: &View) -> Outcome {
        let (from, to) = match (view.field(self.from).date(), view.field(self.to).date()) {
            (Some(from), Some(to)) => (from.year(), to.year()),
            (None, _) => return Outcome::of(vec![view.could_not(Slot::Field(self.from))]),
            (_, None) => return Outcome::of(vec![view.could_not(Slot::Field(self.to))]),
        };
        let named = |year: i32| {
            let key = [Cell::Number(Decimal::from(i64::from(year)))];
            view.tally(self.tally).groups().any(|(group, _)| group == key)
        };
        let missing: Vec<String> = (from..=to)
            .filter(|year| !named(*year))
            .map(|year| format!("{year} 年"))
            .collect();
        Outcome::unless((!missing.is_empty()).then(|| {
            Finding::failed(
                At::Table(self.table),
                "row-per-year",
                vec![("missing", Fact::Text(missing.join("、")))],
            )
        }))
    }
}
