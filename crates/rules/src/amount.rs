//! Numbers a rule compares with: fixed, or a field's.

use bangfu_model::{Decimal, ReadProblem, Reader, Value};

use crate::binder::Binder;
use crate::check::{Read, Slot, View};
use crate::outcome::Finding;

/// A number a rule compares with.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Amount {
    Fixed(Decimal),
    Field(usize),
}

impl Amount {
    /// The argument of this name, if it is given: a number, or a field's id.
    pub(crate) fn optional(
        binder: &Binder,
        args: &mut Reader,
        name: &'static str,
    ) -> Result<Option<Amount>, String> {
        let Some(value) = args.optional(name) else {
            return Ok(None);
        };
        let amount = match (Decimal::read(value), value) {
            (Ok(number), _) => Amount::Fixed(number),
            (Err(_), Value::Text(id)) => Amount::Field(binder.field(id)?),
            (Err(_), _) => {
                return Err(ReadProblem::new(format!("`{name}` is no number and no field")).to_string());
            }
        };
        Ok(Some(amount))
    }

    /// The argument of this name.
    pub(crate) fn bind(binder: &Binder, args: &mut Reader, name: &'static str) -> Result<Amount, String> {
        Amount::optional(binder, args, name)?.ok_or_else(|| format!("`{name}` is missing"))
    }

    pub(crate) fn reads(self) -> Option<Read> {
        match self {
            Amount::Fixed(_) => None,
            Amount::Field(field) => Some(Read::Field(field)),
        }
    }

    /// The number.
    ///
    /// # Errors
    /// That the field does not hold one.
    pub(crate) fn get(self, view: &View) -> Result<Decimal, Finding> {
        match self {
            Amount::Fixed(number) => Ok(number),
            Amount::Field(field) => view.number(Slot::Field(field)),
        }
    }
}
