//! `share-at-least`: the rows of a table are at least a percentage of a number, exactly.
//!
//! Passes 6 of 500 where 1.2 % are asked for; fails 5 of 417 (5.004 are owed, so 6).
//!
//! Arguments: `table`, `of` (a field), `percent` (`"1.2"`), `where`, `given` or `distinct` (which rows count), `unit` (人
//! without it).

use bangfu_model::{Decimal, Fact, Reader};

use crate::answers::At;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::count::Count;
use crate::outcome::{Finding, Outcome, count};

struct ShareAtLeast {
    rows: Count,
    of: usize,
    percent: Decimal,
    unit: String,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let rows = Count::bind(binder, args)?;
    let of = binder.field(&args.text("of")?)?;
    let percent = args.part("percent", Decimal::read)?;
    Ok(vec![(
        Scope::Form,
        Box::new(ShareAtLeast {
            rows,
            of,
            percent,
            unit: args.optional_text("unit")?.unwrap_or_else(|| "人".to_owned()),
        }),
    )])
}

impl Check for ShareAtLeast {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Field(self.of), self.rows.reads()]
    }

    fn check(&self, view: &View) -> Outcome {
        let slot = Slot::Field(self.of);
        let owed = view
            .cell(slot)
            .number()
            .and_then(|whole| Some((whole, owed(whole, self.percent)?)));
        let Some((whole, required)) = owed else {
            return Outcome::of(vec![view.could_not(slot)]);
        };
        let have = self.rows.of(view);
        let short = required - i64::try_from(have).unwrap_or(i64::MAX);
        Outcome::unless((short > 0).then(|| {
            let facts = vec![
                ("required", Fact::Integer(required)),
                ("have", count(have)),
                ("short", Fact::Integer(short)),
                ("percent", Fact::Decimal(self.percent)),
                ("staff", Fact::Decimal(whole)),
                ("unit", Fact::Text(self.unit.clone())),
            ];
            Finding::failed(At::Table(self.rows.table), "share-at-least", facts)
        }))
    }
}

/// The smallest count that is at least `percent` of `whole`: `have × 100 ≥ percent × whole`, without rounding.
fn owed(whole: Decimal, percent: Decimal) -> Option<i64> {
    percent.times(whole)?.divided_rounding_up(Decimal::from(100_i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_exact_for_every_staff_count() {
        let percent = Decimal::parse("1.2").unwrap();
        for staff in 1..=20_000_i64 {
            let required = owed(staff.into(), percent).unwrap();
            assert!(
                required * 1000 >= 12 * staff && (required - 1) * 1000 < 12 * staff,
                "{staff}"
            );
        }
        assert_eq!(
            [416, 417, 500].map(|staff: i64| owed(staff.into(), percent)),
            [Some(5), Some(6), Some(6)]
        );
    }
}
