//! `range`: a number is not below one bound, nor above another; both are exact.
//!
//! Passes 3 次/月 where at least 3 are asked for; fails 2.
//!
//! Arguments: `field`, `least`, `most` (either may be missing; integers, or text such as `"1.5"`).

use bangfu_model::{Decimal, Fact, Reader};

use crate::binder::{Binder, Bound, number};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Range {
    field: usize,
    least: Option<Decimal>,
    most: Option<Decimal>,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let least = args.optional_part("least", number)?;
    let most = args.optional_part("most", number)?;
    Ok(vec![(
        Scope::Form,
        Box::new(Range {
            field: binder.field(&args.text("field")?)?,
            least,
            most,
        }),
    )])
}

impl Check for Range {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Field(self.field)]
    }

    fn check(&self, view: &View) -> Outcome {
        let slot = Slot::Field(self.field);
        let Some(have) = view.cell(slot).number() else {
            return Outcome::of(vec![view.could_not(slot)]);
        };
        let unit = Fact::Text(view.form.fields[self.field].unit.clone().unwrap_or_default());
        let broken = |words, bound: Decimal| {
            let facts = vec![
                ("required", Fact::Decimal(bound)),
                ("have", Fact::Decimal(have)),
                ("unit", unit.clone()),
            ];
            Finding::failed(view.at(slot), words, facts)
        };
        let below = self
            .least
            .filter(|least| have < *least)
            .map(|least| broken("range/below", least));
        let above = self
            .most
            .filter(|most| have > *most)
            .map(|most| broken("range/above", most));
        Outcome::unless(below.or(above))
    }
}
