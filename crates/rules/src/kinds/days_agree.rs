//! `days-agree`: in each row a stated number of days is that from one date to another, both counted.
//!
//! Passes 2026-03-01 → 2026-03-02 with 2 天; fails it with 1 天.
//!
//! Arguments: `table`, `from`, `to` and `days` (columns).

use bangfu_model::{Decimal, Fact, Reader};

use crate::binder::{Binder, Bound, column};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

struct DaysAgree {
    from: Slot,
    to: Slot,
    days: Slot,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (table, data) = binder.table(&args.text("table")?)?;
    let slot = |id: String| column(data, &id).map(Slot::Column);
    let check = DaysAgree {
        from: slot(args.text("from")?)?,
        to: slot(args.text("to")?)?,
        days: slot(args.text("days")?)?,
    };
    Ok(vec![(Scope::Row(table), Box::new(check))])
}

impl Check for DaysAgree {
    fn reads(&self) -> Vec<Read> {
        vec![self.from.read(), self.to.read(), self.days.read()]
    }

    fn check(&self, view: &View) -> Outcome {
        let date = |slot| view.cell(slot).date().ok_or_else(|| view.could_not(slot));
        let judge = || {
            let (from, to, stated) = (date(self.from)?, date(self.to)?, view.number(self.days)?);
            let days = to.days_since(from) + 1;
            Ok(Outcome::unless((stated != Decimal::from(days)).then(|| {
                let facts = vec![
                    ("from", Fact::Date(from)),
                    ("to", Fact::Date(to)),
                    ("required", Fact::Integer(days)),
                    ("have", Fact::Decimal(stated)),
                ];
                Finding::failed(view.at(self.days), "days-agree", facts)
            })))
        };
        judge().unwrap_or_else(|missing: Finding| Outcome::of(vec![missing]))
    }
}
