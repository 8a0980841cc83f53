//! `share-of-rows`: of the rows of a table, or of some of them, so many in a hundred hold certain answers.
//!
//! Passes 9 of 10 clinics where 90 % are asked for; fails 8 of 9. Exact, without rounding.
//!
//! Arguments: `table`, `where` (the rows that count), `among` (the rows they are counted among; all without it),
//! `least` (percent), `floor` (percent; with a smaller share the rule does not apply), `unit` (个 without it).

use bangfu_model::{Decimal, Fact, Reader};
use bangfu_pack::Condition;

use super::same_in_all_rows::no_rows;
use crate::answers::At;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, View};
use crate::condition;
use crate::outcome::{Finding, Outcome, count};

struct ShareOfRows {
    table: usize,
    part: usize,
    whole: usize,
    least: Decimal,
    floor: Option<Decimal>,
    unit: String,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (table, data) = binder.table(&args.text("table")?)?;
    let among = args.optional_list("among", Condition::read)?;
    let counted = args.list("where", Condition::read)?;
    let whole = condition::filter(data, &among)?;
    let mut part = whole.clone();
    part.extend(condition::filter(data, &counted)?);
    let check = ShareOfRows {
        table,
        part: binder.tally_where(table, Vec::new(), part),
        whole: binder.tally_where(table, Vec::new(), whole),
        least: args.part("least", Decimal::read)?,
        floor: args.optional_part("floor", Decimal::read)?,
        unit: args.optional_text("unit")?.unwrap_or_else(|| "个".to_owned()),
    };
    Ok(vec![(Scope::Form, Box::new(check))])
}

impl Check for ShareOfRows {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Tally(self.part), Read::Tally(self.whole)]
    }

    fn check(&self, view: &View) -> Outcome {
        let (part, whole) = (view.tally(self.part).rows(), view.tally(self.whole).rows());
        if whole == 0 {
            return Outcome::of(vec![no_rows(self.table)]);
        }
        let hundredfold = Decimal::from(part).times(Decimal::from(100_i64));
        let below = |percent: Decimal| {
            let asked = percent.times(Decimal::from(whole));
            hundredfold.zip(asked).is_some_and(|(have, asked)| have < asked)
        };
        if self.floor.is_some_and(below) {
            return Outcome::NotApplicable;
        }
        Outcome::unless(below(self.least).then(|| {
            let facts = vec![
                ("percent", Fact::Decimal(self.least)),
                ("have", count(part)),
                ("whole", count(whole)),
                ("unit", Fact::Text(self.unit.clone())),
            ];
            Finding::failed(At::Table(self.table), "share-of-rows", facts)
        }))
    }
}
