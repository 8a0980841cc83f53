//! `differ`: two answers are not the same.
//!
//! Passes two different codes; fails when 受援单位 has the code of 帮扶单位.

use serde::Deserialize;

use crate::bind::{Binder, Bound, Check, Read, Scope, Slot, View, args};
use crate::outcome::{Finding, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Args {
    fields: [String; 2],
}

#[derive(Debug)]
struct Differ([usize; 2]);

pub(super) fn bind(binder: &mut Binder, value: serde_json::Value) -> Result<Bound, String> {
    let Args {
        fields: [first, second],
    } = args(value)?;
    Ok(vec![(
        Scope::Form,
        Box::new(Differ([binder.field(&first)?, binder.field(&second)?])),
    )])
}

impl Check for Differ {
    fn reads(&self) -> Vec<Read> {
        self.0.map(Read::Field).to_vec()
    }

    fn check(&self, view: &View) -> Outcome {
        if let Some(missing) = self
            .0
            .map(Slot::Field)
            .into_iter()
            .find(|slot| !view.cell(*slot).is_given())
        {
            return Outcome::of(vec![view.could_not(missing)]);
        }
        let [first, second] = self.0;
        let same = view.field(first) == view.field(second);
        Outcome::unless(same.then(|| {
            let other = view.form.fields[first].label.clone();
            Finding::failed(
                view.at(Slot::Field(second)),
                "differ",
                vec![("other", bangfu_model::Fact::Text(other))],
            )
        }))
    }
}
