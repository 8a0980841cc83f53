//! `filing-year`: a year is the filing's, or a date lies in it. The filing's year is that of the last day of its period.
//!
//! Passes 2026-06-15 in a filing for 2026; fails 2025-12-31.
//!
//! Arguments: `fields`, or `table` and `columns`; years or dates.

use bangfu_model::{Decimal, Fact, Reader};

use super::slots;
use crate::binder::{Binder, Bound};
use crate::cell::Cell;
use crate::check::{Check, Read, Slot, View};
use crate::outcome::{Finding, Outcome};

struct FilingYear(Slot);

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let mut checks = Bound::new();
    for (scope, slot) in slots(binder, args)? {
        checks.push((scope, Box::new(FilingYear(slot))));
    }
    Ok(checks)
}

impl Check for FilingYear {
    fn reads(&self) -> Vec<Read> {
        vec![self.0.read(), Read::Filing]
    }

    fn check(&self, view: &View) -> Outcome {
        let Some(year) = view.year() else {
            return Outcome::NotApplicable;
        };
        let (fits, have) = match view.cell(self.0) {
            Cell::Number(number) => (*number == Decimal::from(year), Fact::Decimal(*number)),
            Cell::Date(date) => (i64::from(date.year()) == year, Fact::Date(*date)),
            _ => return Outcome::of(vec![view.could_not(self.0)]),
        };
        Outcome::unless((!fits).then(|| {
            let facts = vec![("have", have), ("required", Fact::Integer(year))];
            Finding::failed(view.at(self.0), "filing-year", facts)
        }))
    }
}
