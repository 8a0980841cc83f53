//! `rows-at-least`: a table has so many rows, or so many in which certain columns are answered.
//!
//! Passes a team of 6 where 6 are asked for; fails a team of 5.
//!
//! Arguments: `table`, `least`, `given` (columns that must be answered; none is needed), `unit` (行 without it).

use bangfu_model::{Fact, Reader};

use crate::answers::At;
use crate::binder::{Binder, Bound, columns};
use crate::check::{Check, Read, Scope, View};
use crate::outcome::{Finding, Outcome, count};

struct RowsAtLeast {
    table: usize,
    tally: usize,
    least: usize,
    unit: String,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (table, data) = binder.table(&args.text("table")?)?;
    let columns = columns(data, &args.optional_texts("given")?)?;
    let tally = binder.tally(table, columns);
    Ok(vec![(
        Scope::Form,
        Box::new(RowsAtLeast {
            table,
            tally,
            least: args.integer("least")?,
            unit: args.optional_text("unit")?.unwrap_or_else(|| "行".to_owned()),
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
