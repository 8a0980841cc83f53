//! `within`: dates lie inside a span, both ends inclusive.
//!
//! Passes a posting inside the agreement's term; fails one that ends after it.
//!
//! Arguments: `fields`, or `table` and `columns`; `from` and `to` (each a field, `today`, `YYYY-MM-DD`, or `--MM-DD`, that
//! day of the filing's year; one of them may be missing).

use bangfu_model::{Date, Fact, Reader};

use super::slots;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::day::Day;
use crate::outcome::{Finding, Outcome};

struct Within {
    slot: Slot,
    from: Option<Day>,
    to: Option<Day>,
}

/// A bound that is a field: told once when it is missing, not for every date that waits for it.
struct BoundGiven(usize);

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let mut day = |name| {
        let text = args.optional_text(name)?;
        text.map(|text| Day::bind(binder, &text)).transpose()
    };
    let (from, to) = (day("from")?, day("to")?);
    if from.is_none() && to.is_none() {
        return Err("name `from` or `to`".to_owned());
    }
    let slots = slots(binder, args)?;
    let bounds = [from, to].into_iter().flatten().filter_map(Day::field);
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
        let bounds = [self.from, self.to].into_iter().flatten().filter_map(Day::reads);
        std::iter::once(self.slot.read()).chain(bounds).collect()
    }

    fn check(&self, view: &View) -> Outcome {
        let (from, to) = (self.from.map(|day| day.on(view)), self.to.map(|day| day.on(view)));
        if from == Some(None) || to == Some(None) {
            return Outcome::NotApplicable;
        }
        let (from, to) = (from.flatten(), to.flatten());
        let Some(day) = view.cell(self.slot).date() else {
            return Outcome::of(vec![view.could_not(self.slot)]);
        };
        let outside = from.is_some_and(|from| day < from) || to.is_some_and(|to| to < day);
        Outcome::unless(outside.then(|| {
            let words = match (from, to) {
                (Some(_), Some(_)) => "within",
                (Some(_), None) => "within/from",
                (None, _) => "within/to",
            };
            let bound = |name, day: Option<Date>| day.map(|day| (name, Fact::Date(day)));
            let facts = [
                Some(("have", Fact::Date(day))),
                bound("from", from),
                bound("to", to),
            ];
            Finding::failed(view.at(self.slot), words, facts.into_iter().flatten().collect())
        }))
    }
}
