//! `in-order`: the second date is not before the first.
//!
//! Passes 2026-01-01 → 2026-12-31 and two equal days; fails 2026-03-01 → 2026-02-28.
//!
//! Arguments: `fields`, or `table` and `columns`; two dates.

use bangfu_model::{Fact, Reader};

use super::slots;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Slot, View};
use crate::outcome::{Finding, Outcome};

struct InOrder {
    earlier: Slot,
    later: Slot,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let slots = slots(binder, args)?;
    let [(scope, earlier), (_, later)] = slots[..] else {
        return Err("name exactly two dates".to_owned());
    };
    Ok(vec![(scope, Box::new(InOrder { earlier, later }))])
}

impl Check for InOrder {
    fn reads(&self) -> Vec<Read> {
        vec![self.earlier.read(), self.later.read()]
    }

    fn check(&self, view: &View) -> Outcome {
        match (view.cell(self.earlier).date(), view.cell(self.later).date()) {
            (None, _) => Outcome::of(vec![view.could_not(self.earlier)]),
            (_, None) => Outcome::of(vec![view.could_not(self.later)]),
            (Some(earlier), Some(later)) => Outcome::unless((later < earlier).then(|| {
                let label = view
                    .asked(self.earlier)
                    .map(|field| field.label.clone())
                    .unwrap_or_default();
                let facts = vec![
                    ("other", Fact::Text(label)),
                    ("required", Fact::Date(earlier)),
                    ("have", Fact::Date(later)),
                ];
                Finding::failed(view.at(self.later), "in-order", facts)
            })),
        }
    }
}
