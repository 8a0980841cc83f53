//! `rows-at-least`: a table has so many rows, or so many of a kind, or names so many different ones.
//!
//! Passes a team of 6 where 6 are asked for; fails a team of 5.
//!
//! Arguments: `table`, `least` (a number or a field), `where` (which rows count), `given` (columns that must be
//! answered) or `distinct` (columns whose different answers count), `unit` (行 without it), `floor` (with fewer the
//! rule does not apply).

use bangfu_model::{Decimal, Fact, Reader};

use crate::amount::Amount;
use crate::answers::At;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, View};
use crate::count::Count;
use crate::outcome::{Finding, Outcome, count, number};

struct RowsAtLeast {
    rows: Count,
    least: Amount,
    floor: Option<Decimal>,
    unit: String,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let check = RowsAtLeast {
        rows: Count::bind(binder, args)?,
        least: Amount::bind(binder, args, "least")?,
        floor: args.optional_part("floor", Decimal::read)?,
        unit: unit(args)?,
    };
    Ok(vec![(Scope::Form, Box::new(check))])
}

/// What is counted, 行 where a pack says nothing else.
pub(super) fn unit(args: &mut Reader) -> Result<String, String> {
    Ok(args.optional_text("unit")?.unwrap_or_else(|| "行".to_owned()))
}

impl Check for RowsAtLeast {
    fn reads(&self) -> Vec<Read> {
        std::iter::once(self.rows.reads())
            .chain(self.least.reads())
            .collect()
    }

    fn check(&self, view: &View) -> Outcome {
        let have = self.rows.of(view);
        if self.floor.is_some_and(|floor| Decimal::from(have) < floor) {
            return Outcome::NotApplicable;
        }
        let least = match self.least.get(view) {
            Ok(least) => least,
            Err(missing) => return Outcome::of(vec![missing]),
        };
        Outcome::unless((Decimal::from(have) < least).then(|| {
            let facts = vec![
                ("required", number(least)),
                ("have", count(have)),
                ("short", number(least.minus(have.into()).unwrap_or(least))),
                ("unit", Fact::Text(self.unit.clone())),
            ];
            Finding::failed(At::Table(self.rows.table), "rows-at-least", facts)
        }))
    }
}
