//! `lasts-one-day-more`: a span that is just long enough would fall a day short if its first day were not counted.
//!
//! 民法典 201 leaves the first day out. Passes 2024-03-01 → 2025-03-01; tells 2024-03-01 → 2025-02-28. A span that is
//! too short anyway is the business of `lasts-at-least`.
//!
//! Arguments: `table`, `from` and `to` (columns), `months`.

use bangfu_model::span::Lasts;
use bangfu_model::{Fact, Reader};

use super::lasts_at_least::Span;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, View};
use crate::outcome::{Finding, Outcome};

struct LastsOneDayMore(Span);

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let span = Span::bind(binder, args)?;
    Ok(vec![(Scope::Row(span.table), Box::new(LastsOneDayMore(span)))])
}

impl Check for LastsOneDayMore {
    fn reads(&self) -> Vec<Read> {
        self.0.reads()
    }

    fn check(&self, view: &View) -> Outcome {
        let span = match self.0.answered(view) {
            Ok(span) => span,
            Err(_) => return Outcome::NotApplicable,
        };
        let noted = (span.lasts == Lasts::FullNoted)
            .then(|| span.from.plus_months(self.0.months))
            .flatten();
        Outcome::unless(noted.map(|day| {
            let facts = vec![("to", Fact::Date(span.to)), ("last_day", Fact::Date(day))];
            Finding::failed(view.at(self.0.to), "lasts-one-day-more", facts)
        }))
    }
}
