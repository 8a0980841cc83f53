//! `row-per-year`: each calendar year that a span touches has at least one row.
//!
//! Passes rows for 2026 and 2027 over a term from 2026-03-01 to 2027-02-28; fails when 2027 has none.
//!
//! Arguments: `table`, `column` (a year), `from` and `to` (fields).

use bangfu_model::{Decimal, Fact, Reader};

use crate::answers::At;
use crate::binder::{Binder, Bound, column};
use crate::cell::Cell;
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

struct RowPerYear {
    table: usize,
    tally: usize,
    from: usize,
    to: usize,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (table, data) = binder.table(&args.text("table")?)?;
    let years = column(data, &args.text("column")?)?;
    let tally = binder.tally(table, vec![years]);
    let (from, to) = (
        binder.field(&args.text("from")?)?,
        binder.field(&args.text("to")?)?,
    );
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
            view.tally(self.tally)
                .groups()
                .iter()
                .any(|(group, _)| *group == key)
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
