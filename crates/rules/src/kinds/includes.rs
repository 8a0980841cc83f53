//! `includes`: a multiple choice has all of certain options.
//!
//! Passes 带教、授课、巡诊 where 带教 and 授课 are asked for; fails 巡诊 alone.
//!
//! Arguments: `field`, or `table` and `column`; `options`.

use bangfu_model::{Fact, Reader};

use super::slot;
use crate::binder::{Binder, Bound, options};
use crate::check::{Check, Read, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Includes {
    slot: Slot,
    options: Vec<u16>,
    words: Vec<String>,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (scope, slot, field) = slot(binder, args)?;
    let words = args.texts("options")?;
    let options = options(field, &words)?;
    Ok(vec![(scope, Box::new(Includes { slot, options, words }))])
}

impl Check for Includes {
    fn reads(&self) -> Vec<Read> {
        vec![self.slot.read()]
    }

    fn check(&self, view: &View) -> Outcome {
        let Some(chosen) = view.cell(self.slot).chosen() else {
            return Outcome::of(vec![view.could_not(self.slot)]);
        };
        let missing: Vec<&str> = self
            .options
            .iter()
            .zip(&self.words)
            .filter(|(option, _)| !chosen.contains(option))
            .map(|(_, word)| word.as_str())
            .collect();
        Outcome::unless((!missing.is_empty()).then(|| {
            Finding::failed(
                view.at(self.slot),
                "includes",
                vec![("missing", Fact::Text(missing.join("、")))],
            )
        }))
    }
}
