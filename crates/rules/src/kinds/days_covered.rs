//! `days-covered`: every day of a span, or every Monday to Friday of it, lies in some row.
//!
//! Passes stints 01-01 → 06-30 and 07-01 → 12-31 over a year; fails when one ends a day sooner.
//!
//! Arguments: `table`, `from` and `to` (columns), `span_from` and `span_to` (days, as `within` takes them), `weekdays` (only
//! Monday to Friday), `where` (which rows count).

use bangfu_model::{Date, Fact, Reader};

use super::same_in_all_rows::no_rows;
use crate::answers::At;
use crate::binder::{Binder, Bound, columns};
use crate::cell::Cell;
use crate::check::{Check, Read, Scope, Slot, View};
use crate::day::Day;
use crate::outcome::{Finding, Outcome};

struct DaysCovered {
    table: usize,
    tally: usize,
    from: Day,
    to: Day,
    weekdays: bool,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (table, data) = binder.table(&args.text("table")?)?;
    let dates = columns(data, &[args.text("from")?, args.text("to")?])?;
    let check = DaysCovered {
        table,
        tally: binder.counted(args, table, dates)?,
        from: Day::bind(binder, &args.text("span_from")?)?,
        to: Day::bind(binder, &args.text("span_to")?)?,
        weekdays: args.flag("weekdays")?,
    };
    Ok(vec![(Scope::Form, Box::new(check))])
}

impl DaysCovered {
    /// The days of the span no row holds: the first stretch of them, and how many there are.
    fn missing(&self, rows: &[(Date, Date)], span: (Date, Date)) -> Option<(Date, Date, i64)> {
        let mut found: Option<(Date, Date, i64)> = None;
        let mut day = span.0;
        // The rows come by their first day.
        let ends = rows
            .iter()
            .copied()
            .chain(std::iter::once((span.1.next_day()?, span.1)));
        for (from, to) in ends {
            let start = day;
            while day < from && day <= span.1 {
                if !self.weekdays || day.weekday() <= 5 {
                    let (first, last, days) = found.get_or_insert((day, day, 0));
                    *days += 1;
                    if *first >= start {
                        *last = day;
                    }
                }
                day = day.next_day()?;
            }
            day = day.max(to.next_day()?);
        }
        found
    }
}

impl Check for DaysCovered {
    fn reads(&self) -> Vec<Read> {
        let span = [self.from, self.to].into_iter().filter_map(Day::reads);
        std::iter::once(Read::Tally(self.tally)).chain(span).collect()
    }

    fn check(&self, view: &View) -> Outcome {
        let (Some(from), Some(to)) = (self.from.on(view), self.to.on(view)) else {
            let fields = [self.from, self.to]
                .into_iter()
                .filter_map(Day::field)
                .map(Slot::Field);
            let missing = fields.filter(|slot| view.cell(*slot).date().is_none());
            return Outcome::of(missing.map(|slot| view.could_not(slot)).collect());
        };
        let tally = view.tally(self.tally);
        if tally.complete() == 0 {
            return Outcome::of(vec![no_rows(self.table)]);
        }
        let dates = tally.groups().iter().filter_map(|(key, _)| match key[..] {
            [Cell::Date(from), Cell::Date(to)] => Some((from, to)),
            _ => None,
        });
        let rows: Vec<(Date, Date)> = dates.collect();
        Outcome::unless(self.missing(&rows, (from, to)).map(|(first, last, days)| {
            let facts = vec![
                ("from", Fact::Date(first)),
                ("to", Fact::Date(last)),
                ("have", Fact::Integer(days)),
            ];
            Finding::failed(At::Table(self.table), "days-covered", facts)
        }))
    }
}
