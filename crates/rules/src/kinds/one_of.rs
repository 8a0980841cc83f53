//! `one-of`: a choice is one of those the notice has.
//!
//! Passes 三级甲等 where a tertiary hospital is asked for; fails 二级甲等.
//!
//! Arguments: `field`, or `table` and `column`; `options`.

use bangfu_model::{Fact, Reader};

use super::slot;
use crate::binder::{Binder, Bound, options};
use crate::check::{Check, Read, Slot, View};
use crate::outcome::{Finding, Outcome};

struct OneOf {
    slot: Slot,
    options: Vec<u16>,
    words: String,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (scope, slot, field) = slot(binder, args)?;
    let words = args.texts("options")?;
    let options = options(field, &words)?;
    Ok(vec![(
        scope,
        Box::new(OneOf {
            slot,
            options,
            words: words.join("、"),
        }),
    )])
}

impl Check for OneOf {
    fn reads(&self) -> Vec<Read> {
        vec![self.slot.read()]
    }

    fn check(&self, view: &View) -> Outcome {
        let Some(chosen) = view.cell(self.slot).chosen() else {
            return Outcome::of(vec![view.could_not(self.slot)]);
        };
        let other = chosen.iter().find(|option| !self.options.contains(option));
        Outcome::unless(other.map(|_| {
            let asked = view.asked(self.slot);
            let have = asked.map_or_else(String::new, |field| view.cell(self.slot).shown(field));
            let facts = vec![
                ("required", Fact::Text(self.words.clone())),
                ("have", Fact::Text(have)),
            ];
            Finding::failed(view.at(self.slot), "one-of", facts)
        }))
    }
}
