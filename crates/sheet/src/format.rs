//! How cells look.

use bangfu_api::pack::{Field, FieldType};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const LINE: Color = Color::RGB(0xCF_D5D8);
const HEAD: Color = Color::RGB(0xE4_EDEE);
const ASKED: Color = Color::RGB(0xFF_FBE6);
const QUIET: Color = Color::RGB(0x4A_5560);

/// Excel's number for A4.
pub(crate) const PAPER_A4: u8 = 9;

/// Day as forms write it.
pub(crate) const DATE: &str = "yyyy-mm-dd";

/// Title of a sheet that is read, not filled in.
pub(crate) fn title() -> Format {
    Format::new().set_bold().set_font_size(16)
}

/// Heading inside a sheet.
pub(crate) fn section() -> Format {
    plain().set_bold()
}

/// Words that are read.
pub(crate) fn words() -> Format {
    plain().set_text_wrap()
}

/// Words beside what is filled in.
pub(crate) fn quiet() -> Format {
    words().set_font_color(QUIET)
}

/// Head of a column.
pub(crate) fn head() -> Format {
    plain()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(HEAD)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

/// A cell of a column whose answers are filled in row by row.
pub(crate) fn column(field: &Field) -> Format {
    let format = plain().set_num_format(number_format(field.kind));
    match field.kind {
        FieldType::Paragraph | FieldType::Choices => format.set_text_wrap(),
        _ => format,
    }
}

/// A cell that is filled in and stands by itself.
pub(crate) fn asked(field: &Field) -> Format {
    column(field)
        .set_text_wrap()
        .set_align(FormatAlign::Left)
        .set_background_color(ASKED)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

/// The same, showing as many digits behind the point as were written.
pub(crate) fn with_scale(format: Format, scale: u32) -> Format {
    if scale == 0 {
        return format;
    }
    format.set_num_format(format!("0.{}", "0".repeat(scale as usize)))
}

/// A cell with nothing but its place.
pub(crate) fn plain() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

/// Words and codes are text, so that leading zeros and the digits behind the fifteenth stay.
fn number_format(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Integer | FieldType::Year => "0",
        FieldType::Decimal => "General",
        FieldType::Date => DATE,
        FieldType::Text | FieldType::Paragraph | FieldType::Choice | FieldType::Choices | FieldType::Uscc => {
            "@"
        }
    }
}
