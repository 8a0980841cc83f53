//! `required`: the fields, or the columns in every row, are answered.
//!
//! Passes `总体目标 = 三年内……`; fails when it is empty. An answer that cannot be read is the business of `readable`.
//!
//! Arguments: `fields`, or `table` and `columns`.

use bangfu_model::Reader;

use super::slots;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Required(Slot);

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let slots = slots(binder, args)?;
    Ok(slots
        .into_iter()
        .map(|(scope, slot)| (scope, Box::new(Required(slot)) as Box<dyn Check>))
        .collect())
}

impl Check for Required {
    fn reads(&self) -> Vec<Read> {
        vec![self.0.read()]
    }

    fn check(&self, view: &View) -> Outcome {
        let missing = view.cell(self.0).is_empty();
        Outcome::unless(missing.then(|| Finding::failed(view.at(self.0), "required", Vec::new())))
    }
}
