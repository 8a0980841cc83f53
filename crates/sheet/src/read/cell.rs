//! One cell, read as its field asks: the answer, and what has to be told of it.

use bangfu_api::canon::repair;
use bangfu_api::model::{Date, Value};
use bangfu_api::pack::{Field, FieldType};
use bangfu_api::{read_date, typed};

use super::book::Raw;
use super::digits::{is_exponent, is_plain_number, lacks_digits, may_lack_zeros};
use super::head::plain;
use crate::kind::Kind;
use crate::number::{Number, Shape};

/// An answer, and what has to be told of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answered {
    pub(super) value: Value,
    pub(super) note: Option<Note>,
}

/// What has to be told of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) kind: Kind,
    /// What stood there.
    pub(super) typed: String,
}

fn answered(value: Value) -> Answered {
    Answered { value, note: None }
}

fn noted(value: Value, kind: Kind, typed: impl Into<String>) -> Answered {
    let typed = typed.into();
    let note = Some(Note { kind, typed });
    Answered { value, note }
}

/// Kept as it stands.
fn kept(text: String, kind: Kind) -> Answered {
    noted(Value::from(text.as_str()), kind, text)
}

/// Reads a cell.
pub(super) fn read(field: &Field, raw: &Raw, from_1904: bool) -> Answered {
    match raw {
        Raw::Words(words) => read_words(field, words),
        Raw::Number(number, shape) => read_number(field, *number, *shape, from_1904),
        Raw::Day(number) => read_day(field, *number, from_1904),
        Raw::Flag(flag) => read_words(field, if *flag { "TRUE" } else { "FALSE" }),
        Raw::Failed => noted(Value::Null, Kind::FormulaError, ""),
        Raw::Uncalculated => noted(Value::Null, Kind::FormulaUncalculated, ""),
    }
}

fn read_words(field: &Field, words: &str) -> Answered {
    let text = repair(words);
    let line = text.trim();
    if line.is_empty() {
        return noted(Value::Null, Kind::WhiteSpace, "");
    }
    let value = typed(field, &text);
    let kind = match field.kind {
        FieldType::Integer | FieldType::Year | FieldType::Decimal => {
            Some(number_in_words(field, line, &value))
        }
        FieldType::Date => day_in_words(line, &value),
        FieldType::Choice | FieldType::Choices => return read_options(field, line, value),
        FieldType::Uscc => code(line, &value),
        FieldType::Text | FieldType::Paragraph => {
            let broken = field.kind == FieldType::Text && line.contains('\n');
            damaged_digits(line).or(broken.then_some(Kind::LineBreak))
        }
    };
    match kind {
        Some(kind) => noted(value, kind, line),
        None => answered(value),
    }
}

/// Whether a typed answer could be read as a number: text is what could not.
fn is_read(field: &Field, value: &Value) -> bool {
    match field.kind {
        FieldType::Decimal => value.as_text().is_some_and(is_plain_number),
        _ => value.as_integer().is_some(),
    }
}

fn number_in_words(field: &Field, line: &str, value: &Value) -> Kind {
    match is_read(field, value) {
        true if is_plain_number(line) => Kind::NumberAsText,
        true => Kind::NumberSpelling,
        false if is_exponent(line) => Kind::Exponent,
        false if is_plain_number(line) => Kind::Fraction,
        false => Kind::NoNumber,
    }
}

fn day_in_words(line: &str, value: &Value) -> Option<Kind> {
    if value.as_text().and_then(Date::parse).is_some() {
        return (Date::parse(line).is_none()).then_some(Kind::DaySpelling);
    }
    // The words are those of a day once the day of the month is one that every month has.
    let parts = |c: char| !c.is_numeric();
    let head = line.trim_end_matches(|c: char| c == '日' || c.is_whitespace());
    let last = head.rsplit(parts).next().unwrap_or_default();
    let first_of_month = format!("{}1", &head[..head.len() - last.len()]);
    let looks = !last.is_empty() && last.chars().count() <= 2 && read_date(&first_of_month).is_some();
    Some(if looks { Kind::NoSuchDay } else { Kind::NoDay })
}

fn code(line: &str, value: &Value) -> Option<Kind> {
    damaged_digits(line).or((value.as_text() != Some(line)).then_some(Kind::CodeSpelling))
}

fn damaged_digits(line: &str) -> Option<Kind> {
    if is_exponent(line) {
        Some(Kind::Exponent)
    } else if lacks_digits(line) {
        Some(Kind::CutDigits)
    } else {
        None
    }
}

/// Options as they stand in the form, also where white space or the width of brackets differs.
fn read_options(field: &Field, line: &str, value: Value) -> Answered {
    let option = |words: &str| field.options.iter().find(|option| *option == words);
    let alike = |words: &str| {
        let mut found = field
            .options
            .iter()
            .filter(|option| plain(option) == plain(words));
        found.next().filter(|_| found.next().is_none())
    };
    let items = match &value {
        Value::List(items) => items.as_slice(),
        other => std::slice::from_ref(other),
    };
    let words: Vec<&str> = items.iter().filter_map(Value::as_text).collect();
    if words.iter().all(|words| option(words).is_some()) {
        return answered(value);
    }
    let repaired: Option<Vec<Value>> = words
        .iter()
        .map(|words| {
            option(words)
                .or_else(|| alike(words))
                .map(|word| Value::from(word.as_str()))
        })
        .collect();
    match repaired {
        Some(mut words) if field.kind == FieldType::Choice && words.len() == 1 => {
            noted(words.remove(0), Kind::OptionSpelling, line)
        }
        Some(words) if field.kind == FieldType::Choices => {
            noted(Value::List(words), Kind::OptionSpelling, line)
        }
        _ => noted(value, Kind::NoOption, line),
    }
}

fn read_number(field: &Field, number: Number, shape: Shape, from_1904: bool) -> Answered {
    let plain = shape == Shape::default();
    if let (true, FieldType::Integer | FieldType::Year, Some(whole)) = (plain, field.kind, number.whole()) {
        return answered(Value::Integer(whole));
    }
    let shown = number.shown(shape);
    match field.kind {
        FieldType::Integer | FieldType::Year | FieldType::Decimal => {
            let value = typed(field, &shown);
            match number_in_words(field, &shown, &value) {
                Kind::NumberAsText | Kind::NumberSpelling => answered(value),
                kind => noted(value, kind, shown),
            }
        }
        FieldType::Date => {
            let plain = number.plain();
            if let value @ Value::Text(_) = typed(field, &plain)
                && value.as_text().and_then(Date::parse).is_some()
            {
                return noted(value, Kind::DaySpelling, plain);
            }
            match number
                .day(from_1904)
                .filter(|day| day.date.year() >= 1950 && !day.timed)
            {
                Some(day) => noted(Value::from(day.date.to_string()), Kind::DayAsNumber, plain),
                None => kept(plain, Kind::NoDay),
            }
        }
        FieldType::Uscc | FieldType::Text | FieldType::Paragraph if number.is_cut() => {
            kept(number.plain(), Kind::CutDigits)
        }
        FieldType::Text | FieldType::Paragraph if may_lack_zeros(&field.label, &shown) => {
            kept(shown, Kind::LostZeros)
        }
        FieldType::Uscc => kept(shown, Kind::LostZeros),
        FieldType::Text | FieldType::Paragraph => answered(typed(field, &shown)),
        FieldType::Choice | FieldType::Choices => {
            let value = typed(field, &shown);
            read_options(field, &shown, value)
        }
    }
}

fn read_day(field: &Field, number: Number, from_1904: bool) -> Answered {
    let year = number.whole().filter(|year| (1900..=2099).contains(year));
    let day = number.day(from_1904);
    match (field.kind, day, year) {
        (FieldType::Year, _, Some(year)) => {
            noted(Value::Integer(year), Kind::YearAsDay, said(number, from_1904))
        }
        (FieldType::Date, Some(day), _) => {
            let value = Value::from(day.date.to_string());
            if day.timed {
                noted(value, Kind::TimeDropped, number.plain())
            } else {
                answered(value)
            }
        }
        (FieldType::Date, None, _) => kept(number.plain(), Kind::NoDay),
        (FieldType::Integer | FieldType::Year | FieldType::Decimal, ..) => {
            kept(said(number, from_1904), Kind::DayForNumber)
        }
        (
            FieldType::Text | FieldType::Paragraph | FieldType::Choice | FieldType::Choices | FieldType::Uscc,
            ..,
        ) => kept(said(number, from_1904), Kind::DayForWords),
    }
}

/// The day a number is shown as, or the number where it is none.
fn said(number: Number, from_1904: bool) -> String {
    number
        .day(from_1904)
        .map_or_else(|| number.plain(), |day| day.date.to_string())
}
