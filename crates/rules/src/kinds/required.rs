//! `required`: the fields, or the columns in every row, are answered.
//!
//! Passes `总体目标 = 三年内……`; fails when it is empty. An answer that cannot be read is the business of `readable`.

use serde::Deserialize;

use super::slots;
use crate::bind::{Binder, Bound, Check, Read, Slot, View, args};
use crate::outcome::{Finding, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Args {
    #[serde(default)]
    fields: Vec<String>,
    table: Option<String>,
    #[serde(default)]
    columns: Vec<String>,
}

#[derive(Debug)]
struct Required(Slot);

pub(super) fn bind(binder: &mut Binder, value: serde_json::Value) -> Result<Bound, String> {
    let given: Args = args(value)?;
    let slots = slots(binder, &given.fields, given.table.as_deref(), &given.columns)?;
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
