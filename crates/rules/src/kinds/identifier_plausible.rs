//! `identifier-plausible`: a right 统一社会信用代码 also looks like one of the body it should belong to.
//!
//! Tells a code whose positions 9 to 17 fail GB 11714, or that does not begin with the two digits of such bodies
//! (12: 事业单位). A code that is wrong outright is the business of `identifier`.

use bangfu_model::Fact;
use bangfu_model::identifier::{self, Kind, State};
use serde::Deserialize;

use crate::bind::{Binder, Bound, Check, Read, Scope, Slot, View, args};
use crate::outcome::{Finding, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Args {
    fields: Vec<String>,
    prefix: String,
}

#[derive(Debug)]
struct IdentifierPlausible {
    field: usize,
    prefix: String,
}

pub(super) fn bind(binder: &mut Binder, value: serde_json::Value) -> Result<Bound, String> {
    let given: Args = args(value)?;
    let fields = binder.fields(&given.fields)?;
    Ok(fields
        .into_iter()
        .map(|field| {
            (
                Scope::Form,
                Box::new(IdentifierPlausible {
                    field,
                    prefix: given.prefix.clone(),
                }) as Box<dyn Check>,
            )
        })
        .collect())
}

impl Check for IdentifierPlausible {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Field(self.field)]
    }

    fn check(&self, view: &View) -> Outcome {
        let slot = Slot::Field(self.field);
        let Some(code) = view.cell(slot).text() else {
            return Outcome::NotApplicable;
        };
        match identifier::check(Kind::Uscc, code, None).state {
            State::Error => Outcome::NotApplicable,
            _ if !code.starts_with(&self.prefix) => {
                let facts = vec![("required", Fact::Text(self.prefix.clone()))];
                Outcome::of(vec![Finding::failed(
                    view.at(slot),
                    "identifier-plausible/prefix",
                    facts,
                )])
            }
            State::Warning => Outcome::of(vec![Finding::failed(
                view.at(slot),
                "identifier-plausible/inner",
                Vec::new(),
            )]),
            State::Ok => Outcome::Passed,
        }
    }
}
