//! `identifier`: a 统一社会信用代码 is rightly formed (GB 32100).
//!
//! Passes 12370900990000017P; fails 12370900990000071P (two digits swapped).

use bangfu_model::identifier::{self, Kind};
use serde::Deserialize;

use crate::bind::{Binder, Bound, Check, Read, Scope, Slot, View, args};
use crate::outcome::{Finding, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Args {
    fields: Vec<String>,
}

#[derive(Debug)]
struct Identifier(usize);

pub(super) fn bind(binder: &mut Binder, value: serde_json::Value) -> Result<Bound, String> {
    let given: Args = args(value)?;
    let fields = binder.fields(&given.fields)?;
    Ok(fields
        .into_iter()
        .map(|field| (Scope::Form, Box::new(Identifier(field)) as Box<dyn Check>))
        .collect())
}

impl Check for Identifier {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Field(self.0)]
    }

    fn check(&self, view: &View) -> Outcome {
        let slot = Slot::Field(self.0);
        let Some(code) = view.cell(slot).text() else {
            return Outcome::of(vec![view.could_not(slot)]);
        };
        let verdict = identifier::check(Kind::Uscc, code, None);
        let words = match (verdict.state, verdict.rule) {
            (identifier::State::Error, Some("check")) => "identifier/check",
            (identifier::State::Error, _) => "identifier/format",
            _ => return Outcome::Passed,
        };
        Outcome::of(vec![Finding::failed(view.at(slot), words, Vec::new())])
    }
}
