//! An answer as a cell of a workbook.

use bangfu_api::model::{Date, Decimal, Value};
use bangfu_api::pack::Field;
use bangfu_api::rules::Cell;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use crate::format::with_scale;
use crate::number::float;

/// A place in a sheet, row and column from 0.
pub(crate) type Spot = (u32, u16);

/// Puts an answer into a cell; one the field cannot read goes in as it was typed.
pub(crate) fn write_answer(
    sheet: &mut Worksheet,
    spot: Spot,
    field: &Field,
    value: &Value,
    format: &Format,
) -> Result<(), XlsxError> {
    match Cell::read(field, value) {
        Cell::Empty => Ok(()),
        Cell::Number(number) => write_decimal(sheet, spot, number, format),
        Cell::Date(date) => write_date(sheet, spot, date, format),
        cell @ (Cell::Text(_) | Cell::Choices(_) | Cell::Unreadable(_)) => {
            write_text(sheet, spot, &cell.shown(field), format)
        }
    }
}

/// Puts words into a cell, as words whatever they look like.
pub(crate) fn write_text(
    sheet: &mut Worksheet,
    (row, column): Spot,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet
        .write_string_with_format(row, column, text, format)
        .map(drop)
}

/// Puts a number into a cell; one of more digits than Excel keeps goes in as words.
pub(crate) fn write_decimal(
    sheet: &mut Worksheet,
    spot @ (row, column): Spot,
    number: Decimal,
    format: &Format,
) -> Result<(), XlsxError> {
    let digits = number.to_string();
    match float(&digits) {
        Some(float) => {
            let format = with_scale(format.clone(), number.scale());
            sheet
                .write_number_with_format(row, column, float, &format)
                .map(drop)
        }
        None => write_text(sheet, spot, &digits, format),
    }
}

/// Puts a day into a cell; one before March 1900, which Excel counts wrongly, goes in as words.
pub(crate) fn write_date(
    sheet: &mut Worksheet,
    spot @ (row, column): Spot,
    date: Date,
    format: &Format,
) -> Result<(), XlsxError> {
    let narrow = |part: u32| u8::try_from(part).unwrap_or_default();
    match u16::try_from(date.year()) {
        Ok(year) if (date.year(), date.month()) >= (1900, 3) => {
            let day = ExcelDateTime::from_ymd(year, narrow(date.month()), narrow(date.day()))?;
            sheet
                .write_datetime_with_format(row, column, &day, format)
                .map(drop)
        }
        _ => write_text(sheet, spot, &date.to_string(), format),
    }
}
