//! What somebody typed or pasted, read as its field asks (`files.md` §3, repair at input).

use bangfu_model::identifier::{self, Kind};
use bangfu_model::{Date, Decimal, Value};
use bangfu_pack::{Field, FieldType};

/// The answer a field takes from typed text that has been repaired; text the field cannot read is kept as it is.
pub fn typed(field: &Field, text: &str) -> Value {
    let line = text.trim();
    if line.is_empty() {
        return Value::Null;
    }
    let read = match field.kind {
        FieldType::Paragraph => Some(Value::from(text.trim_end())),
        FieldType::Text => Some(Value::from(words(field, line))),
        FieldType::Integer | FieldType::Year => whole(field, line),
        FieldType::Decimal => decimal(field, line),
        FieldType::Date => read_date(line).map(|date| Value::from(date.to_string())),
        FieldType::Choice => Some(Value::from(line)),
        FieldType::Choices => Some(choices(field, line)),
        FieldType::Uscc => Some(Value::from(identifier::repair(Kind::Uscc, line))),
    };
    read.unwrap_or_else(|| Value::from(line))
}

/// One line; in a person's name the dots of other keyboards become U+00B7.
fn words(field: &Field, line: &str) -> String {
    let line = line.replace('\n', " ");
    if field.personal {
        line.replace(['•', '‧', '・'], "·")
    } else {
        line
    }
}

/// Full-width digits and signs as ASCII ones.
fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '。' => '.',
            '　' => ' ',
            _ => c,
        })
        .collect()
}

/// The digits of a number: without the field's own unit behind it and thousands separators.
fn figures(field: &Field, line: &str) -> String {
    let line = narrow(line);
    let unit = field.unit.as_deref().unwrap_or_default();
    let digits = line.strip_suffix(unit).unwrap_or(&line).trim();
    digits.replace([',', ' '], "")
}

fn whole(field: &Field, line: &str) -> Option<Value> {
    let digits = figures(
        field,
        line.strip_suffix('年')
            .filter(|_| field.kind == FieldType::Year)
            .unwrap_or(line),
    );
    Decimal::parse(&digits)?.as_integer().map(Value::Integer)
}

fn decimal(field: &Field, line: &str) -> Option<Value> {
    Decimal::parse(&figures(field, line)).map(|number| Value::from(number.to_string()))
}

/// A date in any of the orders offices type: 2026-1-5, 2026/1/5, 2026.1.5, 2026年1月5日, 20260105.
/// The date somebody typed as offices write it: `2026-1-5`, `2026年1月5日`, `20260105`, full-width or not.
pub fn read_date(text: &str) -> Option<Date> {
    let line = narrow(text.trim())
        .replace(['年', '月', '/', '.'], "-")
        .replace('日', "");
    let parts: Vec<&str> = line.split('-').map(str::trim).collect();
    let number = |part: &&str| {
        (!part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (year, month, day) = match parts[..] {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            (number(&year)?, number(&month)?, number(&day)?)
        }
        [digits] if digits.len() == 8 && digits.is_ascii() => (
            number(&&digits[..4])?,
            number(&&digits[4..6])?,
            number(&&digits[6..])?,
        ),
        _ => return None,
    };
    Date::new(i32::try_from(year).ok()?, month, day)
}

const BETWEEN: [char; 6] = ['、', '，', ',', '；', ';', '\n'];

/// Options named one after another; an option may hold a sign that stands between others. The field says what it makes
/// of words it does not have.
fn choices(field: &Field, line: &str) -> Value {
    let mut items = Vec::new();
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches(|c: char| BETWEEN.contains(&c) || c.is_whitespace());
        if rest.is_empty() {
            return Value::List(items);
        }
        let ends = |option: &&String| {
            let behind = rest.strip_prefix(option.as_str());
            behind.is_some_and(|behind| {
                behind.trim_start().is_empty() || behind.trim_start().starts_with(BETWEEN)
            })
        };
        let named = field.options.iter().filter(ends).map(String::len).max();
        let length = named.or_else(|| rest.find(BETWEEN)).unwrap_or(rest.len());
        let (item, behind) = rest.split_at(length);
        items.push(Value::from(item.trim_end()));
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use bangfu_canon::repair;

    use super::*;

    fn typed(field: &Field, text: &str) -> Value {
        super::typed(field, &repair(text))
    }

    fn field(kind: FieldType) -> Field {
        Field {
            id: "x".into(),
            label: "甲".into(),
            kind,
            hint: None,
            unit: Some("人".into()),
            least: None,
            most: None,
            options: vec!["内科".into(), "精神、心理科".into()],
            width: None,
            personal: true,
        }
    }

    #[test]
    fn numbers_are_read_as_offices_type_them() {
        for (text, number) in [("6", 6), ("６", 6), (" 1,200 人", 1200), ("12人", 12)] {
            assert_eq!(
                typed(&field(FieldType::Integer), text),
                Value::Integer(number),
                "{text}"
            );
        }
        assert_eq!(typed(&field(FieldType::Year), "2026年"), Value::Integer(2026));
        assert_eq!(typed(&field(FieldType::Decimal), "２。50"), Value::from("2.50"));
        for text in ["六", "1e400", "3.5", "1-2"] {
            assert_eq!(
                typed(&field(FieldType::Integer), text),
                Value::from(text),
                "{text}"
            );
        }
    }

    #[test]
    fn dates_are_read_as_offices_type_them() {
        for text in [
            "2026-1-5",
            "2026/01/05",
            "2026.1.5",
            "2026年1月5日",
            "20260105",
            "２０２６-０１-０５",
        ] {
            assert_eq!(
                typed(&field(FieldType::Date), text),
                Value::from("2026-01-05"),
                "{text}"
            );
        }
        for text in ["2025-02-29", "26-1-5", "2026-1", "昨天"] {
            assert_eq!(typed(&field(FieldType::Date), text), Value::from(text), "{text}");
        }
    }

    #[test]
    fn words_are_repaired_and_choices_split() {
        assert_eq!(
            typed(&field(FieldType::Text), " 阿里木\u{200b}•买买提 "),
            Value::from("阿里木·买买提")
        );
        assert_eq!(typed(&field(FieldType::Text), " \t "), Value::Null);
        assert_eq!(
            typed(&field(FieldType::Choices), "精神、心理科"),
            Value::List(vec!["精神、心理科".into()])
        );
        assert_eq!(
            typed(&field(FieldType::Choices), "内科，外科"),
            Value::List(vec!["内科".into(), "外科".into()])
        );
        assert_eq!(
            typed(&field(FieldType::Choices), "内科、 精神、心理科 ；骨科、"),
            Value::List(vec!["内科".into(), "精神、心理科".into(), "骨科".into()])
        );
    }
}
