//! The sheet of a table: one row a line.

use bangfu_api::model::Value;
use bangfu_api::model::value::Record;
use bangfu_api::pack::{Field, FieldType, Table};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::Source;
use crate::format::{self, PAPER_A4};
use crate::layout::{FIRST_ROW, HEAD_ROW, ID_HEAD, IDS_ROW, LAST_ROW, Part, head, mark};
use crate::validation::validation;
use crate::value::write_answer;

pub(super) fn write(
    workbook: &mut Workbook,
    source: &Source,
    at: usize,
    name: &str,
) -> Result<(), XlsxError> {
    let table = &source.form.tables[at];
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?.set_landscape().set_paper_size(PAPER_A4);
    sheet
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    sheet.set_freeze_panes(FIRST_ROW, 0)?;
    for (column, field) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(column, width(field))?;
        sheet.set_column_format(column, &format::column(field))?;
        sheet.write_string_with_format(IDS_ROW, column, &field.id, &format::plain())?;
        sheet.write_string_with_format(HEAD_ROW, column, head(field), &format::head())?;
        if let Some(validation) = validation(field, source.lists.range(field).as_deref())? {
            sheet.add_data_validation(FIRST_ROW, column, LAST_ROW, column, &validation)?;
        }
    }
    let last = u16::try_from(table.columns.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    sheet.write_string(IDS_ROW, last, mark(source.form, Part::Table(at)))?;
    sheet.write_string_with_format(HEAD_ROW, last, ID_HEAD, &format::head())?;
    sheet.set_column_hidden(last)?.set_row_hidden(IDS_ROW)?;
    let rows = source.answers.get(&table.id).and_then(Value::as_list);
    write_rows(sheet, table, rows.unwrap_or_default(), last)
}

fn write_rows(sheet: &mut Worksheet, table: &Table, rows: &[Value], last: u16) -> Result<(), XlsxError> {
    let formats: Vec<Format> = table.columns.iter().map(format::column).collect();
    let blank = Record::new();
    for (at, (row, value)) in (1_u32..).zip((FIRST_ROW..).zip(rows)) {
        let members = value.as_record().unwrap_or(&blank);
        for ((column, field), format) in (0_u16..).zip(&table.columns).zip(&formats) {
            if let Some(answer) = members.get(&field.id) {
                write_answer(sheet, (row, column), field, answer, format)?;
            }
        }
        sheet.write_string(row, last, at.to_string())?;
    }
    Ok(())
}

/// Room for what is expected, and for the head in at most two lines.
fn width(field: &Field) -> u16 {
    let chars = |text: &str| u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
    let asked = match (field.width, field.kind) {
        (Some(width), _) => u16::from(width) * 2,
        (None, FieldType::Date) => 11,
        (None, FieldType::Uscc) => 20,
        (None, FieldType::Integer | FieldType::Year | FieldType::Decimal) => 8,
        (None, FieldType::Paragraph) => 40,
        (None, FieldType::Choice) => field
            .options
            .iter()
            .map(|word| chars(word) * 2)
            .max()
            .unwrap_or(8),
        (None, FieldType::Choices) => 24,
        (None, FieldType::Text) => 16,
    };
    asked.max(chars(&head(field)).min(20)).clamp(8, 48) + 2
}
