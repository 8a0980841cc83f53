//! `lasts-at-least`: in each row the span from one date to another, both inclusive, is at least so many months.
//!
//! Passes 2024-03-01 → 2025-02-28 where 12 months are asked for; fails 2024-03-01 → 2025-02-27.
//!
//! Arguments: `table`, `from` and `to` (columns), `months`.

use bangfu_model::span::{Lasts, lasts};
use bangfu_model::{Date, Fact, Reader};

use crate::binder::{Binder, Bound, column};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

/// A span of a row and how long it must last; shared with `lasts-one-day-more`.
pub(super) struct Span {
    pub(super) table: usize,
    from: Slot,
    pub(super) to: Slot,
    pub(super) months: u32,
}

/// A span as answered.
pub(super) struct Answered {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) lasts: Lasts,
}

impl Span {
    pub(super) fn bind(binder: &Binder, args: &mut Reader) -> Result<Span, String> {
        let (table, data) = binder.table(&args.text("table")?)?;
        let slot = |id| column(data, id).map(Slot::Column);
        Ok(Span {
            table,
            from: slot(&args.text("from")?)?,
            to: slot(&args.text("to")?)?,
            months: args.integer("months")?,
        })
    }

    pub(super) fn reads(&self) -> Vec<Read> {
        vec![self.from.read(), self.to.read()]
    }

    /// The dates, or the outcome that one of them is missing.
    pub(super) fn answered(&self, view: &View) -> Result<Answered, Outcome> {
        let date = |slot| {
            view.cell(slot)
                .date()
                .ok_or_else(|| Outcome::of(vec![view.could_not(slot)]))
        };
        let (from, to) = (date(self.from)?, date(self.to)?);
        let lasts =
            lasts(from, to, self.months).ok_or_else(|| Outcome::of(vec![view.could_not(self.from)]))?;
        Ok(Answered { from, to, lasts })
    }
}

struct LastsAtLeast(Span);

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let span = Span::bind(binder, args)?;
    Ok(vec![(Scope::Row(span.table), Box::new(LastsAtLeast(span)))])
}

impl Check for LastsAtLeast {
    fn reads(&self) -> Vec<Read> {
        self.0.reads()
    }

    fn check(&self, view: &View) -> Outcome {
        let span = match self.0.answered(view) {
            Ok(span) => span,
            Err(outcome) => return outcome,
        };
        let Lasts::Short(days) = span.lasts else {
            return Outcome::Passed;
        };
        let mut facts = vec![
            ("required", Fact::Integer(self.0.months.into())),
            ("from", Fact::Date(span.from)),
            ("to", Fact::Date(span.to)),
            ("short", Fact::Integer(days)),
        ];
        facts.extend(
            span.from
                .last_day_of(self.0.months)
                .map(|day| ("last_day", Fact::Date(day))),
        );
        Outcome::of(vec![Finding::failed(view.at(self.0.to), "lasts-at-least", facts)])
    }
}
