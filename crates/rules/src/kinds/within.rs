//! `within`: dates lie inside a span, both ends inclusive.
//!
//! Passes a posting inside the agreement's term; fails one that ends after it.

use bangfu_model::Fact;
use serde::Deserialize;

use super::slots;
use crate::bind::{Binder, Bound, Check, Day, Read, Slot, View, args};
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

pub(super) fn bind(binder: &mut Binder, value: serde_json::Value) -> Result<Bound, String> {
    let given: Args = args(value)?;
    let (from, to) = (Day::bind(binder, &given.from)?, Day::bind(binder, &given.to)?);
    let slots = slots(binder, &given.fields, given.table.as_deref(), &given.columns)?;
    Ok(slots
        .into_iter()
        .map(|(scope, slot)| (scope, Box::new(Within { slot, from, to }) as Box<dyn Check>))
        .collect())
}

impl Check for Within {
    fn reads(&self) -> Vec<Read> {
        std::iter::once(self.slot.read())
            .chain(self.from.read())
            .chain(self.to.read())
            .collect()
    }

    fn check(&self, view: &View) -> Outcome {
        let day = view
            .cell(self.slot)
            .date()
            .ok_or_else(|| view.could_not(self.slot));
        match (day, self.from.on(view), self.to.on(view)) {
            (Ok(day), Ok(from), Ok(to)) => Outcome::unless((day < from || to < day).then(|| {
                let facts = vec![
                    ("have", Fact::Date(day)),
                    ("from", Fact::Date(from)),
                    ("to", Fact::Date(to)),
                ];
                Finding::failed(view.at(self.slot), "within", facts)
            })),
            (Err(missing), _, _) | (_, Err(missing), _) | (_, _, Err(missing)) => Outcome::of(vec![missing]),
        }
    }
}
