//! `within`: dates lie inside a span, both ends inclusive.
//!
//! Passes a posting inside the agreement's term; fails one that ends after it.
//!
//! Arguments: `fields`, or `table` and `columns`; `from` and `to` (each a field, `today` or `YYYY-MM-DD`).

use bangfu_model::{Fact, Reader};

use super::slots;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::day::Day;
use crate::outcome::{Finding, Outcome};

struct Within {
    slot: Slot,
    from: Day,
    to: Day,
}

/// A bound that is a field: told once when it is missing, not for every date that waits for it.
struct BoundGiven(usize);

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (from, to) = (
        Day::bind(binder, &args.text("from")?)?,
        Day::bind(binder, &args.text("to")?)?,
    );
    let slots = slots(binder, args)?;
    let bounds = [from, to].into_iter().filter_map(Day::field);
    let mut checks: Bound = bounds
        .map(|field| (Scope::Form, Box::new(BoundGiven(field)) as Box<dyn Check>))
        .collect();
    for (scope, slot) in slots {
        checks.push((scope, Box::new(Within { slot, from, to })));
    }
    Ok(checks)
}

impl Check for BoundGiven {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Field(self.0)]
    }

    fn check(&self, view: &View) -> Outcome {
        let slot = Slot::Field(self.0);
        Outcome::unless(view.cell(slot).date().is_none().then(|| view.could_not(slot)))
    }
}

impl Check for Within {
    fn reads(&self) -> Vec<Read> {
        let bounds = [self.from, self.to]
            .into_iter()
            .filter_map(Day::field)
            .map(Read::Field);
        std::iter::once(self.slot.read()).chain(bounds).collect()
    }

    fn check(&self, view: &View) -> Outcome {
        let (Some(from), Some(to)) = (self.from.on(view), self.to.on(view)) else {
            return Outcome::NotApplicable;
        };
        let Some(day) = view.cell(self.slot).date() else {
            return Outcome::of(vec![view.could_not(self.slot)]);
        };
        Outcome::unless((day < from || to < day).then(|| {
            let facts = vec![
                ("have", Fact::Date(day)),
                ("from", Fact::Date(from)),
                ("to", Fact::Date(to)),
            ];
            Finding::failed(view.at(self.slot), "within", facts)
        }))
    }
}
