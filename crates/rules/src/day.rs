//! A day a rule compares with.

use bangfu_model::Date;

use crate::binder::Binder;
use crate::check::View;

/// A date a rule compares with: fixed, today, or a field's.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Day {
    Fixed(Date),
    Today,
    Field(usize),
}

impl Day {
    pub(crate) fn bind(binder: &Binder, text: &str) -> Result<Day, String> {
        match (text, Date::parse(text)) {
            ("today", _) => Ok(Day::Today),
            (_, Some(date)) => Ok(Day::Fixed(date)),
            (_, None) => binder.field(text).map(Day::Field),
        }
    }

    /// The field that holds it, if one does.
    pub(crate) fn field(self) -> Option<usize> {
        match self {
            Day::Fixed(_) | Day::Today => None,
            Day::Field(field) => Some(field),
        }
    }

    /// The day; `None` when the field does not hold one.
    pub(crate) fn on(self, view: &View) -> Option<Date> {
        match self {
            Day::Fixed(date) => Some(date),
            Day::Today => Some(view.today),
            Day::Field(field) => view.field(field).date(),
        }
    }
}
