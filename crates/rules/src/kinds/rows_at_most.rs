//! `rows-at-most`: a table has no more rows than so many, or no more of a kind.
//!
//! Passes one doctor's second absence where 2 are the limit; fails a third.
//!
//! Arguments: `table`, `most` (a number or a field), `where`, `given` or `distinct`, `unit` (行 without it).

use bangfu_model::{Decimal, Fact, Reader};

use super::rows_at_least::unit;
use crate::amount::Amount;
use crate::answers::At;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, View};
use crate::count::Count;
use crate::outcome::{Finding, Outcome, count, number};

struct RowsAtMost {
    rows: Count,
    most: Amount,
    unit: String,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let check = RowsAtMost {
        rows: Count::bind(binder, args)?,
        most: Amount::bind(binder, args, "most")?,
        unit: unit(args)?,
    };
    Ok(vec![(Scope::Form, Box::new(check))])
}

impl Check for RowsAtMost {
    fn reads(&self) -> Vec<Read> {
        std::iter::once(self.rows.reads())
            .chain(self.most.reads())
            .collect()
    }

    fn check(&self, view: &View) -> Outcome {
        let have = self.rows.of(view);
        let most = match self.most.get(view) {
            Ok(most) => most,
            Err(missing) => return Outcome::of(vec![missing]),
        };
        Outcome::unless((Decimal::from(have) > most).then(|| {
            let facts = vec![
                ("required", number(most)),
                ("have", count(have)),
                ("unit", Fact::Text(self.unit.clone())),
            ];
            Finding::failed(At::Table(self.rows.table), "rows-at-most", facts)
        }))
    }
}
