//! Checks: what one reads, over what it runs, and what it sees.

use std::fmt;

use bangfu_model::{Date, Decimal};
use bangfu_pack::{Field, Form};

use crate::answers::{Answers, At, Row};
use crate::cell::Cell;
use crate::facts::Facts;
use crate::filing::Filing;
use crate::outcome::{Finding, Outcome};
use crate::tally::Tally;

/// Over what a check runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Once for the filing.
    Form,
    /// Once for each row of a table that is not blank.
    Row(usize),
}

/// What a check reads, so that it runs again when that changes, and only then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Read {
    /// A field.
    Field(usize),
    /// A column of the row at hand.
    Column(usize),
    /// A tally.
    Tally(usize),
    /// The document around the answers, or members the form does not ask for.
    Filing,
}

/// A check of a bound rule.
pub(crate) trait Check: Send + Sync {
    /// What it reads.
    fn reads(&self) -> Vec<Read>;
    /// Judges the answers.
    fn check(&self, view: &View) -> Outcome;
}

/// Shown without its arguments, which stand in the form: whatever a trait object can do, every program carries.
impl fmt::Debug for dyn Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Check")
    }
}

/// What a check sees.
pub(crate) struct View<'a> {
    pub(crate) form: &'a Form,
    pub(crate) answers: &'a Answers,
    pub(crate) filing: &'a Filing,
    pub(crate) tallies: &'a [Tally],
    pub(crate) today: Date,
    /// The row at hand and its table, for checks of rows.
    pub(crate) row: Option<(usize, &'a Row)>,
}

impl View<'_> {
    pub(crate) fn field(&self, at: usize) -> &Cell {
        self.answers.field(at)
    }

    /// The filing's year: that of the last day of its period.
    pub(crate) fn year(&self) -> Option<i64> {
        let last = Date::parse(&self.filing.period.to)?;
        Some(last.year().into())
    }

    pub(crate) fn tally(&self, at: usize) -> &Tally {
        &self.tallies[at]
    }

    /// The cell a slot names: a field, or a column of the row at hand.
    pub(crate) fn cell(&self, slot: Slot) -> &Cell {
        match (slot, self.row) {
            (Slot::Field(field), _) => self.answers.field(field),
            (Slot::Column(column), Some((_, row))) => &row.cells[column],
            (Slot::Column(_), None) => &Cell::Empty,
        }
    }

    /// The place of a slot.
    pub(crate) fn at(&self, slot: Slot) -> At {
        match (slot, self.row) {
            (Slot::Field(field), _) => At::Field(field),
            (Slot::Column(column), Some((table, row))) => At::Cell(table, row.id, column),
            (Slot::Column(_), None) => At::Whole,
        }
    }

    /// The field or column a slot names.
    pub(crate) fn asked(&self, slot: Slot) -> Option<&Field> {
        match (slot, self.row) {
            (Slot::Field(field), _) => self.form.fields.get(field),
            (Slot::Column(column), Some((table, _))) => self.form.tables[table].columns.get(column),
            (Slot::Column(_), None) => None,
        }
    }

    /// The number a slot holds.
    ///
    /// # Errors
    /// That it holds none.
    pub(crate) fn number(&self, slot: Slot) -> Result<Decimal, Finding> {
        self.cell(slot).number().ok_or_else(|| self.could_not(slot))
    }

    /// The finding that something needed is missing, or cannot be read.
    pub(crate) fn could_not(&self, slot: Slot) -> Finding {
        let words = if self.cell(slot).is_empty() {
            "missing"
        } else {
            "unreadable"
        };
        Finding {
            state: bangfu_model::State::CouldNotCheck,
            at: self.at(slot),
            words,
            facts: Facts::default(),
        }
    }
}

/// A single answer: a field, or a column of the row at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    Field(usize),
    Column(usize),
}

impl Slot {
    pub(crate) fn read(self) -> Read {
        match self {
            Slot::Field(field) => Read::Field(field),
            Slot::Column(column) => Read::Column(column),
        }
    }
}
