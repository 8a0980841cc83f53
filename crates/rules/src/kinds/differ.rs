//! `differ`: two answers are not the same.
//!
//! Passes two different codes; fails when 受援单位 has the code of 帮扶单位.
//!
//! Arguments: `fields`, two of them.

use bangfu_model::Reader;

use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Differ([usize; 2]);

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let [first, second] = binder.fields(&args.texts("fields")?)?[..] else {
        return Err("name exactly two fields".to_owned());
    };
    Ok(vec![(Scope::Form, Box::new(Differ([first, second])))])
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
