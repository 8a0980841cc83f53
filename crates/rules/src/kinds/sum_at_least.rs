//! `sum-at-least`: the numbers of a column add up to at least so much.
//!
//! Passes 20 and 15 where 35 are asked for; fails 20 and 14.
//!
//! Arguments: `table`, `column`, `least` (a number or a field), `where` (which rows count), `floor` (below it the rule does
//! not apply), `unit` (人 without it).

use bangfu_model::{Decimal, Fact, Reader};

use crate::amount::Amount;
use crate::answers::At;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, View};
use crate::count::Sum;
use crate::outcome::{Finding, Outcome, number};

struct SumAtLeast {
    sum: Sum,
    least: Amount,
    floor: Option<Decimal>,
    unit: String,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let check = SumAtLeast {
        sum: Sum::bind(binder, args)?,
        least: Amount::bind(binder, args, "least")?,
        floor: args.optional_part("floor", Decimal::read)?,
        unit: args.optional_text("unit")?.unwrap_or_else(|| "人".to_owned()),
    };
    Ok(vec![(Scope::Form, Box::new(check))])
}

impl SumAtLeast {
    fn judge(&self, view: &View) -> Result<Outcome, Finding> {
        let (have, least) = (self.sum.of(view)?, self.least.get(view)?);
        if self.floor.is_some_and(|floor| have < floor) {
            return Ok(Outcome::NotApplicable);
        }
        Ok(Outcome::unless((have < least).then(|| {
            let facts = vec![
                ("required", number(least)),
                ("have", number(have)),
                ("short", number(least.minus(have).unwrap_or(least))),
                ("unit", Fact::Text(self.unit.clone())),
            ];
            Finding::failed(At::Table(self.sum.table), "sum-at-least", facts)
        })))
    }
}

impl Check for SumAtLeast {
    fn reads(&self) -> Vec<Read> {
        std::iter::once(self.sum.reads())
            .chain(self.least.reads())
            .collect()
    }

    fn check(&self, view: &View) -> Outcome {
        self.judge(view)
            .unwrap_or_else(|missing| Outcome::of(vec![missing]))
    }
}
