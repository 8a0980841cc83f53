//! `ratio`: a number is not below, nor above, so many in a hundred of another; exact, without rounding.
//!
//! Passes 50 of 100 village doctors where 50 % are asked for; fails 49 of 100.
//!
//! Arguments: `field` and `of`, two fields, or `table`, `column` and `of`, two columns; `least`, `most` (percent; either may
//! be missing); `floor` (percent; below it the rule does not apply).

use bangfu_model::{Decimal, Fact, Reader};

use super::{beside, slot};
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Ratio {
    part: Slot,
    whole: Slot,
    least: Option<Decimal>,
    most: Option<Decimal>,
    floor: Option<Decimal>,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (scope, part, _) = slot(binder, args)?;
    let check = Ratio {
        part,
        whole: beside(binder, scope, &args.text("of")?)?,
        least: args.optional_part("least", Decimal::read)?,
        most: args.optional_part("most", Decimal::read)?,
        floor: args.optional_part("floor", Decimal::read)?,
    };
    Ok(vec![(scope, Box::new(check))])
}

impl Ratio {
    fn judge(&self, view: &View) -> Result<Outcome, Finding> {
        let (part, whole) = (view.number(self.part)?, view.number(self.whole)?);
        let have = part.times(Decimal::from(100_i64));
        let asked = |percent: Decimal| percent.times(whole);
        let below = |percent: &Decimal| {
            have.zip(asked(*percent))
                .is_some_and(|(have, asked)| have < asked)
        };
        let above = |percent: &Decimal| {
            have.zip(asked(*percent))
                .is_some_and(|(have, asked)| have > asked)
        };
        if self.floor.as_ref().is_some_and(below) {
            return Ok(Outcome::NotApplicable);
        }
        let broken = |words, percent| {
            let label = view.asked(self.whole).map(|field| field.label.clone());
            let facts = vec![
                ("percent", Fact::Decimal(percent)),
                ("have", Fact::Decimal(part)),
                ("whole", Fact::Decimal(whole)),
                ("other", Fact::Text(label.unwrap_or_default())),
            ];
            Finding::failed(view.at(self.part), words, facts)
        };
        let few = self
            .least
            .filter(below)
            .map(|percent| broken("ratio/below", percent));
        let many = self
            .most
            .filter(above)
            .map(|percent| broken("ratio/above", percent));
        Ok(Outcome::unless(few.or(many)))
    }
}

impl Check for Ratio {
    fn reads(&self) -> Vec<Read> {
        vec![self.part.read(), self.whole.read()]
    }

    fn check(&self, view: &View) -> Outcome {
        self.judge(view)
            .unwrap_or_else(|missing| Outcome::of(vec![missing]))
    }
}
