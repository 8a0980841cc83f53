//! Conditions: when a rule applies, and which rows it counts.

use bangfu_model::Decimal;
use bangfu_pack::{Condition, Field, Table, Test};

use crate::answers::Row;
use crate::binder::{Binder, column, options};
use crate::cell::Cell;
use crate::check::{Read, Slot, View};
use crate::outcome::Finding;

/// A condition that has found its field.
#[derive(Debug, Clone)]
pub(crate) enum BoundCondition {
    Years(Vec<i64>),
    Answer(Slot, BoundTest),
}

/// What an answer must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BoundTest {
    Options(Vec<u16>),
    Between(Option<Decimal>, Option<Decimal>),
    Given(bool),
}

/// A column and what it must hold for a row to count.
pub(crate) type Filter = (usize, BoundTest);

impl BoundCondition {
    /// Binds a condition; one of a column needs the table whose rows are judged.
    pub(crate) fn bind(
        binder: &Binder,
        table: Option<&Table>,
        condition: &Condition,
    ) -> Result<BoundCondition, String> {
        match condition {
            Condition::Years(years) => Ok(BoundCondition::Years(years.clone())),
            Condition::Field(id, test) => {
                let at = binder.field(id)?;
                let test = BoundTest::bind(&binder.form.fields[at], test)?;
                Ok(BoundCondition::Answer(Slot::Field(at), test))
            }
            Condition::Column(id, test) => {
                let table = table.ok_or("a condition on a `column` needs a rule that goes row by row")?;
                let (at, test) = of_column(table, id, test)?;
                Ok(BoundCondition::Answer(Slot::Column(at), test))
            }
        }
    }

    pub(crate) fn reads(&self) -> Read {
        match self {
            BoundCondition::Years(_) => Read::Filing,
            BoundCondition::Answer(slot, _) => slot.read(),
        }
    }

    /// Whether it holds.
    ///
    /// # Errors
    /// That the answer it asks for is missing.
    pub(crate) fn holds(&self, view: &View) -> Result<bool, Finding> {
        match self {
            BoundCondition::Years(years) => Ok(view.year().is_some_and(|year| years.contains(&year))),
            BoundCondition::Answer(slot, test) => {
                test.holds(view.cell(*slot)).ok_or_else(|| view.could_not(*slot))
            }
        }
    }
}

impl BoundTest {
    fn bind(field: &Field, test: &Test) -> Result<BoundTest, String> {
        Ok(match test {
            Test::Is(words) => BoundTest::Options(options(field, words)?),
            Test::Between(least, most) => BoundTest::Between(*least, *most),
            Test::Given(given) => BoundTest::Given(*given),
        })
    }

    /// `None` when the answer is missing, or cannot be read.
    fn holds(&self, cell: &Cell) -> Option<bool> {
        match (self, cell) {
            (BoundTest::Given(given), _) => Some(cell.is_given() == *given),
            (BoundTest::Options(options), Cell::Choices(chosen)) => {
                Some(chosen.iter().any(|option| options.contains(option)))
            }
            (BoundTest::Between(least, most), Cell::Number(number)) => {
                Some(least.is_none_or(|least| *number >= least) && most.is_none_or(|most| *number <= most))
            }
            _ => None,
        }
    }
}

/// Conditions on columns of one table, as a filter of its rows.
pub(crate) fn filter(table: &Table, conditions: &[Condition]) -> Result<Vec<Filter>, String> {
    let mut filter = Vec::with_capacity(conditions.len());
    for condition in conditions {
        match condition {
            Condition::Column(id, test) => filter.push(of_column(table, id, test)?),
            _ => return Err("rows are chosen by conditions on a `column`".to_owned()),
        }
    }
    Ok(filter)
}

fn of_column(table: &Table, id: &str, test: &Test) -> Result<Filter, String> {
    let at = column(table, id)?;
    Ok((at, BoundTest::bind(&table.columns[at], test)?))
}

/// Whether a row counts. One whose answer is missing does not: that it is missing is the business of `required`.
pub(crate) fn counts(filter: &[Filter], row: &Row) -> bool {
    filter
        .iter()
        .all(|(column, test)| test.holds(&row.cells[*column]) == Some(true))
}
