//! Counting rows: those that hold certain answers, or how many different answers they hold; and adding up a column.

use bangfu_model::{Decimal, Reader, State};

use crate::answers::At;
use crate::binder::{Binder, column, columns};
use crate::check::{Read, View};
use crate::facts::Facts;
use crate::outcome::Finding;

/// Rows to count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Count {
    pub(crate) table: usize,
    tally: usize,
    distinct: bool,
}

impl Count {
    /// The arguments `table`, `where` (which rows count), and `given` (columns that must be answered) or `distinct`
    /// (columns whose different answers are counted instead of rows).
    pub(crate) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Count, String> {
        let (table, data) = binder.table(&args.text("table")?)?;
        let distinct = args.optional_texts("distinct")?;
        let given = args.optional_texts("given")?;
        let places = columns(data, if distinct.is_empty() { &given } else { &distinct })?;
        Ok(Count {
            table,
            tally: binder.counted(args, table, places)?,
            distinct: !distinct.is_empty(),
        })
    }

    pub(crate) fn reads(self) -> Read {
        Read::Tally(self.tally)
    }

    pub(crate) fn of(self, view: &View) -> usize {
        let tally = view.tally(self.tally);
        if self.distinct {
            tally.groups().len()
        } else {
            tally.complete()
        }
    }
}

/// A column to add up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sum {
    pub(crate) table: usize,
    column: usize,
    tally: usize,
}

impl Sum {
    /// The arguments `table`, `column` and `where` (which rows count).
    pub(crate) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Sum, String> {
        let (table, data) = binder.table(&args.text("table")?)?;
        let column = column(data, &args.text("column")?)?;
        Ok(Sum {
            table,
            column,
            tally: binder.counted(args, table, vec![column])?,
        })
    }

    pub(crate) fn reads(self) -> Read {
        Read::Tally(self.tally)
    }

    /// The sum; 0 of no rows.
    ///
    /// # Errors
    /// That a row does not hold a number.
    pub(crate) fn of(self, view: &View) -> Result<Decimal, Finding> {
        let tally = view.tally(self.tally);
        let could_not = |row| Finding {
            state: State::CouldNotCheck,
            at: At::Cell(self.table, row, self.column),
            words: "missing",
            facts: Facts::default(),
        };
        let rows = view.answers.table(self.table);
        let places = tally
            .lacking()
            .iter()
            .filter_map(|id| Some((rows.position(*id)?, *id)));
        if let Some((_, first)) = places.min() {
            return Err(could_not(first));
        }
        let mut sum = Decimal::from(0_i64);
        for (key, rows) in tally.groups() {
            let number = key.first().and_then(crate::cell::Cell::number);
            let share = number.and_then(|number| number.times(Decimal::from(rows.len())));
            let Some(next) = share.and_then(|share| sum.plus(share)) else {
                return Err(could_not(rows[0]));
            };
            sum = next;
        }
        Ok(sum)
    }
}
