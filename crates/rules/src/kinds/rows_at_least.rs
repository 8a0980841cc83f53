//! `rows-at-least`: a table has so many rows, or so many in which certain columns are answered.
//!
//! Passes a team of 6 where 6 are asked for; fails a team of 5.

use bangfu_model::Fact;
use serde::Deserialize;

use crate::answers::At;
use crate::bind::{Binder, Bound, Check, Read, Scope, View, args, columns};
use crate::outcome::{Finding, Outcome, count};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Args {
    table: String,
    least: usize,
    #[serde(default)]
    given: Vec<String>,
    #[serde(default = "row_unit")]
    unit: String,
}

fn row_unit() -> String {
    "行".to_owned()
}

#[derive(Debug)]
struct RowsAtLeast {
    table: usize,
    tally: usize,
    least: usize,
    unit: String,
}

pub(super) fn bind(binder: &mut Binder, value: serde_json::Value) -> Result<Bound, String> {
    let given: Args = args(value)?;
    let (table, data) = binder.table(&given.table)?;
    let columns = columns(data, &given.given)?;
    let tally = binder.tally(table, columns);
    Ok(vec![(
        Scope::Form,
        Box::new(RowsAtLeast {
            table,
            tally,
            least: given.least,
            unit: given.unit,
        }),
    )])
}

impl Check for RowsAtLeast {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Tally(self.tally)]
    }

    fn check(&self, view: &View) -> Outcome {
        let have = view.tally(self.tally).complete();
        Outcome::unless((have < self.least).then(|| {
            let facts = vec![
                ("required", count(self.least)),
                ("have", count(have)),
                ("short", count(self.least - have)),
                ("unit", Fact::Text(self.unit.clone())),
            ];
            Finding::failed(At::Table(self.table), "rows-at-least", facts)
        }))
    }
}
