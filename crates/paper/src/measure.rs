//! How much room words take, in half characters: a 汉字 takes two, a digit a little more than one.

use bangfu_api::pack::{Field, FieldType};

/// Room of a text on one line.
pub(crate) fn room(text: &str) -> usize {
    let tenths: usize = text.chars().map(|c| if c.is_ascii() { 11 } else { 20 }).sum();
    tenths.div_ceil(10)
}

/// Room an answer of this field takes at least, whatever it says.
pub(crate) fn asked(field: &Field) -> usize {
    let longest = || field.options.iter().map(|option| room(option)).max();
    match (field.width, field.kind) {
        (Some(width), _) => 2 * usize::from(width),
        (None, FieldType::Integer | FieldType::Year) => 4,
        (None, FieldType::Decimal) => 6,
        (None, FieldType::Date) => 11,
        (None, FieldType::Uscc) => 20,
        (None, FieldType::Choice) => longest().unwrap_or_default(),
        (None, FieldType::Text) => 16,
        (None, FieldType::Choices | FieldType::Paragraph) => 40,
    }
}

/// Room of the longest word in a text that has to stand on one line.
pub(crate) fn word(text: &str) -> usize {
    let words = text.split(|c: char| !c.is_ascii() || c.is_whitespace());
    words.map(room).max().unwrap_or_default()
}

/// Whether an answer of this field is such a word.
pub(crate) fn is_word(field: &Field) -> bool {
    matches!(field.kind, FieldType::Date | FieldType::Uscc)
}
