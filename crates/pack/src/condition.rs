//! Conditions: when a rule applies, and which rows it counts.

use bangfu_model::{Decimal, ReadProblem, Reader, Value};

/// Something that holds or does not hold of a filing, or of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The filing's year, that of the last day of its period, is one of these.
    Years(Vec<i64>),
    /// A field is answered so.
    Field(String, Test),
    /// A column of the row at hand is answered so.
    Column(String, Test),
}

/// What an answer must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// A choice that is one of these words; of several chosen, any.
    Is(Vec<String>),
    /// A number not below the first and not above the second.
    Between(Option<Decimal>, Option<Decimal>),
    /// Answered, or not answered.
    Given(bool),
}

impl Condition {
    /// Reads `{ years = […] }`, or a `field` or `column` with `is`, `least` and `most`, or `given`.
    ///
    /// # Errors
    /// What does not belong together.
    pub fn read(value: &Value) -> Result<Condition, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = if reader.optional("years").is_some() {
            Condition::Years(years(value)?)
        } else if let Some(field) = reader.optional_text("field")? {
            Condition::Field(field, Test::read(&mut reader)?)
        } else {
            Condition::Column(reader.text("column")?, Test::read(&mut reader)?)
        };
        reader.finish()?;
        Ok(read)
    }
}

fn years(value: &Value) -> Result<Vec<i64>, ReadProblem> {
    let year = |year: &Value| {
        let found = year.as_integer();
        found.ok_or_else(|| ReadProblem::new("is no year"))
    };
    Reader::of(value)?.list("years", year)
}

impl Test {
    fn read(reader: &mut Reader) -> Result<Test, ReadProblem> {
        let least = reader.optional_part("least", Decimal::read)?;
        let most = reader.optional_part("most", Decimal::read)?;
        if least.is_some() || most.is_some() {
            return Ok(Test::Between(least, most));
        }
        match reader.optional("given") {
            Some(Value::Flag(given)) => Ok(Test::Given(*given)),
            Some(_) => Err(ReadProblem::new("`given` is true or false")),
            None => Ok(Test::Is(reader.texts("is")?)),
        }
    }
}

/// One condition, or a list of them.
pub(crate) fn conditions(value: &Value) -> Result<Vec<Condition>, ReadProblem> {
    match value.as_list() {
        Some(list) => list.iter().map(Condition::read).collect(),
        None => Ok(vec![Condition::read(value)?]),
    }
}
