//! `identifier-plausible`: a right 统一社会信用代码 also looks like one of the body it should belong to.
//!
//! Tells a code whose positions 9 to 17 fail GB 11714, or that does not begin with the two digits of such bodies
//! (12: 事业单位). A code that is wrong outright is the business of `identifier`.
//!
//! Arguments: `fields`, `prefix` (`"12"`).

use bangfu_model::identifier::{self, Kind, State};
use bangfu_model::{Fact, Reader};

use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

struct IdentifierPlausible {
    field: usize,
    prefix: String,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let fields = binder.fields(&args.texts("fields")?)?;
    let prefix = args.text("prefix")?;
    let check = |field| -> Box<dyn Check> {
        let prefix = prefix.clone();
        Box::new(IdentifierPlausible { field, prefix })
    };
    Ok(fields
        .into_iter()
        .map(|field| (Scope::Form, check(field)))
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
