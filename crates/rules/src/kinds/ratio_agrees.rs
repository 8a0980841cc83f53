//! `ratio-agrees`: a stated percentage is that of its numerator and denominator, rounded as it is written.
//!
//! Passes 66.7 for 2 of 3; fails 66.6, and 67.7. A figure exactly between two may be rounded either way.
//!
//! Arguments: `field`, `numerator`, `denominator`: three fields, or with `table` and `column` three columns.

use bangfu_model::{Decimal, Fact, Reader};

use super::{beside, slot};
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Slot, View};
use crate::outcome::{Finding, Outcome};

struct RatioAgrees {
    stated: Slot,
    numerator: Slot,
    denominator: Slot,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (scope, stated, _) = slot(binder, args)?;
    let check = RatioAgrees {
        stated,
        numerator: beside(binder, scope, &args.text("numerator")?)?,
        denominator: beside(binder, scope, &args.text("denominator")?)?,
    };
    Ok(vec![(scope, Box::new(check))])
}

impl RatioAgrees {
    fn judge(&self, view: &View) -> Result<Outcome, Finding> {
        let stated = view.number(self.stated)?;
        let (numerator, denominator) = (view.number(self.numerator)?, view.number(self.denominator)?);
        if denominator <= Decimal::from(0_i64) {
            return Err(view.could_not(self.denominator));
        }
        Ok(Outcome::unless((!agrees(stated, numerator, denominator)).then(
            || {
                let label = |slot| {
                    view.asked(slot)
                        .map(|field| field.label.clone())
                        .unwrap_or_default()
                };
                let facts = vec![
                    ("have", Fact::Decimal(stated)),
                    ("numerator", Fact::Decimal(numerator)),
                    ("denominator", Fact::Decimal(denominator)),
                    (
                        "other",
                        Fact::Text(format!("{}、{}", label(self.numerator), label(self.denominator))),
                    ),
                ];
                Finding::failed(view.at(self.stated), "ratio-agrees", facts)
            },
        )))
    }
}

/// Whether `stated` lies at most half a step of its last digit from `numerator × 100 / denominator`.
fn agrees(stated: Decimal, numerator: Decimal, denominator: Decimal) -> bool {
    let apart = || {
        let (one, other) = (stated.times(denominator)?, numerator.times(100_i64.into())?);
        let apart = if one > other {
            one.minus(other)
        } else {
            other.minus(one)
        };
        let steps = Decimal::from(10_i64.checked_pow(stated.scale())?);
        apart?.times(2_i64.into())?.times(steps)
    };
    apart().is_some_and(|apart| apart <= denominator)
}

impl Check for RatioAgrees {
    fn reads(&self) -> Vec<Read> {
        vec![self.stated.read(), self.numerator.read(), self.denominator.read()]
    }

    fn check(&self, view: &View) -> Outcome {
        self.judge(view)
            .unwrap_or_else(|missing| Outcome::of(vec![missing]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_step_of_the_last_digit_is_near_enough() {
        let number = |text: &str| Decimal::parse(text).unwrap();
        for (stated, numerator, denominator, expected) in [
            ("66.7", "2", "3", true),
            ("66.6", "2", "3", false),
            ("67", "2", "3", true),
            ("66.67", "2", "3", true),
            ("12.5", "1", "8", true),
            ("12", "1", "8", true),
            ("13", "1", "8", true),
            ("14", "1", "8", false),
            ("0", "0", "7", true),
            ("100", "7", "7", true),
        ] {
            let found = agrees(number(stated), number(numerator), number(denominator));
            assert_eq!(found, expected, "{stated} of {numerator}/{denominator}");
        }
    }
}
