//! One answer, read as its field asks.

use bangfu_model::{Date, Decimal, Value};
use bangfu_pack::{Field, FieldType};

/// An answer as rules see it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Cell {
    /// No answer.
    #[default]
    Empty,
    /// Words, as written.
    Text(String),
    /// A whole or decimal number or a year, exact.
    Number(Decimal),
    /// A civil date.
    Date(Date),
    /// Indices into the field's options, ascending; a single choice has one.
    Choices(Vec<u16>),
    /// Something the field cannot take; kept as it came.
    Unreadable(Value),
}

impl Cell {
    /// Reads an answer; what does not fit stays as [`Cell::Unreadable`].
    pub fn read(field: &Field, value: &Value) -> Cell {
        let read = match value {
            Value::Null => Some(Cell::Empty),
            Value::Text(text) if text.trim().is_empty() => Some(Cell::Empty),
            Value::List(items) if items.is_empty() && field.kind == FieldType::Choices => Some(Cell::Empty),
            _ => match field.kind {
                FieldType::Text | FieldType::Paragraph | FieldType::Uscc => {
                    value.as_text().map(|text| Cell::Text(text.to_owned()))
                }
                FieldType::Integer | FieldType::Year => value
                    .as_integer()
                    .filter(|number| limits(field).accept(*number))
                    .map(|number| Cell::Number(number.into())),
                FieldType::Decimal => value.as_text().and_then(Decimal::parse).map(Cell::Number),
                FieldType::Date => value.as_text().and_then(Date::parse).map(Cell::Date),
                FieldType::Choice => option(field, value).map(|chosen| Cell::Choices(vec![chosen])),
                FieldType::Choices => choices(field, value),
            },
        };
        read.unwrap_or_else(|| Cell::Unreadable(value.clone()))
    }

    /// The answer as a filing writes it; `None` where there is none.
    pub fn write(&self, field: &Field) -> Option<Value> {
        match self {
            Cell::Empty => None,
            Cell::Text(text) => Some(Value::Text(text.clone())),
            Cell::Number(number) => match field.kind {
                FieldType::Decimal => Some(Value::Text(number.to_string())),
                _ => number.as_integer().map(Value::Integer),
            },
            Cell::Date(date) => Some(Value::Text(date.to_string())),
            Cell::Choices(chosen) => {
                let mut words = chosen
                    .iter()
                    .filter_map(|at| field.options.get(usize::from(*at)))
                    .map(|word| Value::from(word.as_str()));
                match field.kind {
                    FieldType::Choices => Some(Value::List(words.collect())),
                    _ => words.next(),
                }
            }
            Cell::Unreadable(value) => Some(value.clone()),
        }
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    /// Whether something was answered that the field can take.
    pub fn is_given(&self) -> bool {
        !matches!(self, Cell::Empty | Cell::Unreadable(_))
    }

    /// The words, if these are some.
    pub fn text(&self) -> Option<&str> {
        match self {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Cell::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The date, if this is one.
    pub fn date(&self) -> Option<Date> {
        match self {
            Cell::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The chosen options, if this is a choice.
    pub fn chosen(&self) -> Option<&[u16]> {
        match self {
            Cell::Choices(chosen) => Some(chosen),
            _ => None,
        }
    }

    /// The answer in words, for sentences and pages.
    pub fn shown(&self, field: &Field) -> String {
        match self.write(field) {
            None => String::new(),
            Some(value) => shown(&value),
        }
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Flag(flag) => (if *flag { "是" } else { "否" }).to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::List(items) => items.iter().map(shown).collect::<Vec<_>>().join("、"),
        Value::Record(members) => members.values().map(shown).collect::<Vec<_>>().join("、"),
    }
}

/// Smallest and largest whole number a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The smallest.
    pub least: i64,
    /// The largest.
    pub most: i64,
}

impl Limits {
    fn accept(&self, number: i64) -> bool {
        (self.least..=self.most).contains(&number)
    }
}

/// The limits of a whole number's field; a year lies in the span of [`Date`].
pub fn limits(field: &Field) -> Limits {
    let (least, most) = match field.kind {
        FieldType::Year => (1900, 2099),
        _ => (0, 999_999_999),
    };
    Limits {
        least: field.least.unwrap_or(least),
        most: field.most.unwrap_or(most),
    }
}

fn option(field: &Field, value: &Value) -> Option<u16> {
    let word = value.as_text()?;
    field
        .options
        .iter()
        .position(|known| known == word)
        .and_then(|at| u16::try_from(at).ok())
}

fn choices(field: &Field, value: &Value) -> Option<Cell> {
    let mut chosen = Vec::new();
    for item in value.as_list()? {
        let at = option(field, item)?;
        let place = chosen.binary_search(&at).err()?;
        chosen.insert(place, at);
    }
    Some(Cell::Choices(chosen))
}
