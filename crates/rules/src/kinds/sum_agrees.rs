//! `sum-agrees`: a stated number is the sum of a column, or of other fields.
//!
//! Passes 96 over 60 and 36; fails 96 over 60 and 35.
//!
//! Arguments: `field`; and `table`, `column`, `where` (which rows count), or `fields`.

use bangfu_model::{Decimal, Fact, Reader};

use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::count::Sum;
use crate::outcome::{Finding, Outcome, number};

struct SumAgrees {
    stated: Slot,
    parts: Parts,
}

enum Parts {
    Column(Sum),
    Fields(Vec<usize>),
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let stated = Slot::Field(binder.field(&args.text("field")?)?);
    let fields = args.optional_texts("fields")?;
    let parts = if fields.is_empty() {
        Parts::Column(Sum::bind(binder, args)?)
    } else {
        Parts::Fields(binder.fields(&fields)?)
    };
    Ok(vec![(Scope::Form, Box::new(SumAgrees { stated, parts }))])
}

impl SumAgrees {
    fn judge(&self, view: &View) -> Result<Outcome, Finding> {
        let stated = view.number(self.stated)?;
        let (sum, of) = match &self.parts {
            Parts::Column(sum) => (sum.of(view)?, view.form.tables[sum.table].label.clone()),
            Parts::Fields(fields) => {
                let mut sum = Decimal::from(0_i64);
                for field in fields {
                    let part = view.number(Slot::Field(*field))?;
                    sum = sum
                        .plus(part)
                        .ok_or_else(|| view.could_not(Slot::Field(*field)))?;
                }
                let labels: Vec<&str> = fields
                    .iter()
                    .map(|at| view.form.fields[*at].label.as_str())
                    .collect();
                (sum, labels.join("、"))
            }
        };
        Ok(Outcome::unless((stated != sum).then(|| {
            let facts = vec![
                ("have", number(stated)),
                ("required", number(sum)),
                ("other", Fact::Text(of)),
            ];
            Finding::failed(view.at(self.stated), "sum-agrees", facts)
        })))
    }
}

impl Check for SumAgrees {
    fn reads(&self) -> Vec<Read> {
        let mut reads = vec![self.stated.read()];
        match &self.parts {
            Parts::Column(sum) => reads.push(sum.reads()),
            Parts::Fields(fields) => reads.extend(fields.iter().map(|field| Read::Field(*field))),
        }
        reads
    }

    fn check(&self, view: &View) -> Outcome {
        self.judge(view)
            .unwrap_or_else(|missing| Outcome::of(vec![missing]))
    }
}
