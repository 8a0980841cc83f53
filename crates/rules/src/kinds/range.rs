//! `range`: a number is not below one bound, nor above another; both are exact.
//!
//! Passes 3 次/月 where at least 3 are asked for; fails 2.
//!
//! Arguments: `field`, or `table` and `column`; `least`, `most` (either may be missing; a number, text such as `"1.5"`, or
//! a field); `floor` (below it the rule does not apply).

use bangfu_model::{Decimal, Fact, Reader};

use super::slot;
use crate::amount::Amount;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Range {
    slot: Slot,
    least: Option<Amount>,
    most: Option<Amount>,
    floor: Option<Decimal>,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (scope, slot, _) = slot(binder, args)?;
    let check = Range {
        slot,
        least: Amount::optional(binder, args, "least")?,
        most: Amount::optional(binder, args, "most")?,
        floor: args.optional_part("floor", Decimal::read)?,
    };
    Ok(vec![(scope, Box::new(check))])
}

impl Range {
    fn judge(&self, view: &View) -> Result<Outcome, Finding> {
        let have = view.number(self.slot)?;
        if self.floor.is_some_and(|floor| have < floor) {
            return Ok(Outcome::NotApplicable);
        }
        let broken = |words, bound: Decimal| {
            let unit = view.asked(self.slot).and_then(|field| field.unit.clone());
            let facts = vec![
                ("required", Fact::Decimal(bound)),
                ("have", Fact::Decimal(have)),
                ("unit", Fact::Text(unit.unwrap_or_default())),
            ];
            Finding::failed(view.at(self.slot), words, facts)
        };
        let bound = |amount: Option<Amount>| amount.map(|amount| amount.get(view)).transpose();
        let below = bound(self.least)?.filter(|least| have < *least);
        let above = bound(self.most)?.filter(|most| have > *most);
        let below = below.map(|least| broken("range/below", least));
        Ok(Outcome::unless(
            below.or_else(|| above.map(|most| broken("range/above", most))),
        ))
    }
}

impl Check for Range {
    fn reads(&self) -> Vec<Read> {
        let bounds = [self.least, self.most].into_iter().flatten();
        std::iter::once(self.slot.read())
            .chain(bounds.filter_map(Amount::reads))
            .collect()
    }

    fn check(&self, view: &View) -> Outcome {
        self.judge(view)
            .unwrap_or_else(|missing| Outcome::of(vec![missing]))
    }
}
