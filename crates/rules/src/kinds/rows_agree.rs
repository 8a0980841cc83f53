//! `rows-agree`: a number that states how many rows a table has states it rightly.
//!
//! Passes 派驻人数 = 8 over eight rows; fails 8 over seven.
//!
//! Arguments: `field`, `table`.

use bangfu_model::{Decimal, Fact, Reader};

use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome, count};

struct RowsAgree {
    field: usize,
    table: usize,
    tally: usize,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (table, _) = binder.table(&args.text("table")?)?;
    let tally = binder.tally(table, Vec::new());
    Ok(vec![(
        Scope::Form,
        Box::new(RowsAgree {
            field: binder.field(&args.text("field")?)?,
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
