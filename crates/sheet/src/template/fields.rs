//! The sheet of single fields: one a row, section by section.

use bangfu_api::field_is_required;
use bangfu_api::pack::{Field, FieldType};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::Source;
use crate::format::{self, PAPER_A4};
use crate::layout::{FIELD_COLUMNS, FIRST_ROW, HEAD_ROW, ID_HEAD, IDS_ROW, Part, mark};
use crate::validation::{advice, validation};
use crate::value::write_answer;

const WIDTHS: [u16; 4] = [34, 44, 8, 60];
const ID_COLUMN: u16 = 4;

pub(super) fn write(workbook: &mut Workbook, source: &Source, name: &str) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?.set_landscape().set_paper_size(PAPER_A4);
    sheet
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    for (column, ((id, label), width)) in (0_u16..).zip(FIELD_COLUMNS.iter().zip(WIDTHS)) {
        sheet.set_column_width(column, width)?;
        sheet.write_string(IDS_ROW, column, *id)?;
        sheet.write_string_with_format(HEAD_ROW, column, *label, &format::head())?;
    }
    sheet.write_string(IDS_ROW, ID_COLUMN, mark(source.form, Part::Fields))?;
    sheet.write_string_with_format(HEAD_ROW, ID_COLUMN, ID_HEAD, &format::head())?;
    sheet.set_column_hidden(ID_COLUMN)?.set_row_hidden(IDS_ROW)?;
    sheet.set_freeze_panes(FIRST_ROW, 1)?.set_active(true);
    let mut row = FIRST_ROW;
    for section in &source.form.sections {
        sheet.write_string_with_format(row, 0, &section.title, &format::section())?;
        if let Some(intro) = &section.intro {
            sheet.write_string_with_format(row, 3, intro, &format::quiet())?;
        }
        row += 1;
        for item in &section.items {
            let field = source.form.fields.iter().find(|field| field.id == *item);
            match field {
                Some(field) => write_field(sheet, source, row, field)?,
                None => point_to_table(sheet, source, row, item)?,
            }
            row += 1;
        }
    }
    Ok(())
}

fn write_field(sheet: &mut Worksheet, source: &Source, row: u32, field: &Field) -> Result<(), XlsxError> {
    let format = format::asked(field);
    sheet.write_string_with_format(row, 0, &field.label, &format::words())?;
    sheet.write_blank(row, 1, &format)?;
    if let Some(answer) = source.answers.get(&field.id) {
        write_answer(sheet, (row, 1), field, answer, &format)?;
    }
    sheet.write_string_with_format(
        row,
        2,
        field.unit.as_deref().unwrap_or_default(),
        &format::words(),
    )?;
    let required = field_is_required(source.form, &field.id).then_some("必填");
    let advice = advice(field);
    let told: Vec<&str> = required
        .into_iter()
        .chain((!advice.is_empty()).then_some(advice.as_str()))
        .collect();
    sheet.write_string_with_format(row, 3, told.join("；"), &format::quiet())?;
    sheet.write_string(row, ID_COLUMN, &field.id)?;
    if field.kind == FieldType::Paragraph {
        sheet.set_row_height(row, 64)?;
    }
    if let Some(validation) = validation(field, source.lists.range(field).as_deref())? {
        sheet.add_data_validation(row, 1, row, 1, &validation)?;
    }
    Ok(())
}

/// Says, where the paper has a table, on which sheet it is filled in.
fn point_to_table(sheet: &mut Worksheet, source: &Source, row: u32, item: &str) -> Result<(), XlsxError> {
    let named = source.parts.iter().find_map(|(part, name)| match part {
        Part::Table(at) if source.form.tables[*at].id == item => Some((*at, name)),
        _ => None,
    });
    if let Some((at, name)) = named {
        let label = &source.form.tables[at].label;
        sheet.write_string_with_format(row, 0, label, &format::words())?;
        sheet.write_string_with_format(row, 3, format!("在工作表“{name}”里填写"), &format::quiet())?;
    }
    Ok(())
}
