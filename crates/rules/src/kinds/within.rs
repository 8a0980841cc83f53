//! `within`: dates lie inside a span, both ends inclusive.
//!
//! Passes a posting inside the agreement's term; fails one that ends after it.

use bangfu_model::Fact;
use serde::Deserialize;

use super::slots;
use crate::bind::{Binder, Bound, Check, Day, Read, Scope, Slot, View, args};
use crate::outcome::{Finding, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Args {
    #[serde(default)]
    fields: Vec<String>,
    table: Option<String>,
    #[serde(default)]
    columns: Vec<String>,
    from: String,
    to: String,
}

#[derive(Debug)]
struct Within {
    slot: Slot,
    from: Day,
    to: Day,
}

/// A bound that is a field: told once when it is missing, not for every date that waits for it.
#[derive(Debug)]
struct BoundGiven(usize);

pub(super) fn bind(binder: &mut Binder, value: serde_json::Value) -> Result<Bound, String> {
    let given: Args = args(value)?;
    let (from, to) = (Day::bind(binder, &given.from)?, Day::bind(binder, &given.to)?);
    let slots = slots(binder, &given.fields, given.table.as_deref(), &given.columns)?;
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
