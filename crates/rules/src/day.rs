//! A day a rule compares with.

use bangfu_model::Date;

use crate::binder::Binder;
use crate::check::{Read, View};

/// A date a rule compares with: fixed, the same in every year, today, or a field's.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Day {
    Fixed(Date),
    /// Month and day of the filing's year.
    Yearly(u32, u32),
    Today,
    Field(usize),
}

impl Day {
    /// `today`, `2026-12-10`, `--12-10` (ISO 8601: that day of the filing's year), or a field.
    pub(crate) fn bind(binder: &Binder, text: &str) -> Result<Day, String> {
        if let Some(day) = text.strip_prefix("--") {
            // A leap year knows every day there is.
            let day =
                Date::parse(&format!("2024-{day}")).ok_or_else(|| format!("there is no day `{text}`"))?;
            return Ok(Day::Yearly(day.month(), day.day()));
        }
        match (text, Date::parse(text)) {
            ("today", _) => Ok(Day::Today),
            (_, Some(date)) => Ok(Day::Fixed(date)),
            (_, None) => binder.field(text).map(Day::Field),
        }
    }

    /// The field that holds it, if one does.
    pub(crate) fn field(self) -> Option<usize> {
        match self {
            Day::Field(field) => Some(field),
            _ => None,
        }
    }

    pub(crate) fn reads(self) -> Option<Read> {
        match self {
            Day::Fixed(_) | Day::Today => None,
            Day::Yearly(..) => Some(Read::Filing),
            Day::Field(field) => Some(Read::Field(field)),
        }
    }

    /// The day; `None` when the field does not hold one, or the filing's year does not have it.
    pub(crate) fn on(self, view: &View) -> Option<Date> {
        match self {
            Day::Fixed(date) => Some(date),
            Day::Yearly(month, day) => Date::new(i32::try_from(view.year()?).ok()?, month, day),
            Day::Today => Some(view.today),
            Day::Field(field) => view.field(field).date(),
        }
    }
}
