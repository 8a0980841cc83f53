//! `rows-agree`: a number that states how many rows a table has states it rightly.
//!
//! Passes 派驻人数 = 8 over eight rows; fails 8 over seven.
//!
//! Arguments: `field`, `table`, `where`, `given` or `distinct` (which rows count).

use bangfu_model::{Decimal, Fact, Reader};

use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::count::Count;
use crate::outcome::{Finding, Outcome, count};

struct RowsAgree {
    field: usize,
    rows: Count,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let rows = Count::bind(binder, args)?;
    Ok(vec![(
        Scope::Form,
        Box::new(RowsAgree {
            field: binder.field(&args.text("field")?)?,
            rows,
        }),
    )])
}

impl Check for RowsAgree {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Field(self.field), self.rows.reads()]
    }

    fn check(&self, view: &View) -> Outcome {
        let slot = Slot::Field(self.field);
        let Some(stated) = view.cell(slot).number() else {
            return Outcome::of(vec![view.could_not(slot)]);
        };
        let rows = self.rows.of(view);
        Outcome::unless((stated != Decimal::from(rows)).then(|| {
            let facts = vec![
                ("have", Fact::Decimal(stated)),
                ("required", count(rows)),
                (
                    "table",
                    Fact::Text(view.form.tables[self.rows.table].label.clone()),
                ),
            ];
            Finding::failed(view.at(slot), "rows-agree", facts)
        }))
    }
}
