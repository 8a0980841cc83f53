//! `in-order`: the second date is not before the first, or the second number not below the first.
//!
//! Passes 2026-01-01 → 2026-12-31 and two equal days; fails 2026-03-01 → 2026-02-28. Passes 101 → 101; fails 101 → 100.
//!
//! Arguments: `fields`, or `table` and `columns`; two dates or two numbers.

use bangfu_model::{Fact, Reader};

use super::slots;
use crate::binder::{Binder, Bound};
use crate::cell::Cell;
use crate::check::{Check, Read, Slot, View};
use crate::outcome::{Finding, Outcome};

struct InOrder {
    earlier: Slot,
    later: Slot,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let slots = slots(binder, args)?;
    let [(scope, earlier), (_, later)] = slots[..] else {
        return Err("name exactly two dates or numbers".to_owned());
    };
    Ok(vec![(scope, Box::new(InOrder { earlier, later }))])
}

impl Check for InOrder {
    fn reads(&self) -> Vec<Read> {
        vec![self.earlier.read(), self.later.read()]
    }

    fn check(&self, view: &View) -> Outcome {
        let (words, required, have) = match (view.cell(self.earlier), view.cell(self.later)) {
            (Cell::Date(earlier), Cell::Date(later)) if later < earlier => {
                ("in-order", Fact::Date(*earlier), Fact::Date(*later))
            }
            (Cell::Number(earlier), Cell::Number(later)) if later < earlier => {
                ("in-order/number", Fact::Decimal(*earlier), Fact::Decimal(*later))
            }
            (Cell::Date(_), Cell::Date(_)) | (Cell::Number(_), Cell::Number(_)) => return Outcome::Passed,
            (Cell::Date(_) | Cell::Number(_), _) => return Outcome::of(vec![view.could_not(self.later)]),
            _ => return Outcome::of(vec![view.could_not(self.earlier)]),
        };
        let other = view.asked(self.earlier).map(|field| field.label.clone());
        let facts = vec![
            ("other", Fact::Text(other.unwrap_or_default())),
            ("required", required),
            ("have", have),
        ];
        Outcome::unless(Some(Finding::failed(view.at(self.later), words, facts)))
    }
}
