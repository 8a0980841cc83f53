//! `identifier`: a 统一社会信用代码 is rightly formed (GB 32100).
//!
//! Passes 12370900990000017P; fails 12370900990000071P (two digits swapped).
//!
//! Arguments: `fields`.

use bangfu_model::Reader;
use bangfu_model::identifier::{self, Kind};

use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Identifier(usize);

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let fields = binder.fields(&args.texts("fields")?)?;
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
