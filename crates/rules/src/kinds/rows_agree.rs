//! `rows-agree`: a number that states how many rows a table has states it rightly.
//!
//! Passes 派驻人数 = 8 over eight rows; fails 8 over seven.

use bangfu_model::{Decimal, Fact};
use serde::Deserialize;

use crate::bind::{Binder, Bound, Check, Read, Scope, Slot, View, args};
use crate::outcome::{Finding, Outcome, count};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Args {
    field: String,
    table: String,
}

#[derive(Debug)]
struct RowsAgree {
    field: usize,
    table: usize,
    tally: usize,
}

pub(super) fn bind(binder: &mut Binder, value: serde_json::Value) -> Result<Bound, String> {
    let given: Args = args(value)?;
    let (table, _) = binder.table(&given.table)?;
    let tally = binder.tally(table, Vec::new());
    Ok(vec![(
        Scope::Form,
        Box::new(RowsAgree {
            field: binder.field(&given.field)?,
            table,
            tally,
        }),
    )])
}

impl Check for RowsAgree {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Field(self.field), Read::Tally(self.tally)]
    }

    fn check(&self, view: &View) -> Outcome {
        let slot = Slot::Field(self.field);
        let Some(stated) = view.cell(slot).number() else {
            return Outcome::of(vec![view.could_not(slot)]);
        };
        let rows = view.tally(self.tally).rows();
        Outcome::unless((stated != Decimal::from(rows)).then(|| {
            let facts = vec![
                ("have", Fact::Decimal(stated)),
                ("required", count(rows)),
                ("table", Fact::Text(view.form.tables[self.table].label.clone())),
            ];
            Finding::failed(view.at(slot), "rows-agree", facts)
        }))
    }
}
