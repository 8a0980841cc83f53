//! The hidden sheet of words that lists offer. A list written into the cell itself may have 255 characters; many a
//! list of hospitals has more.

use bangfu_api::pack::{Field, FieldType, Form};
use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::layout::OPTIONS;

/// The lists of a form, each once.
pub(super) struct Lists<'a>(Vec<&'a [String]>);

impl<'a> Lists<'a> {
    pub(super) fn of(form: &'a Form) -> Lists<'a> {
        let columns = form.tables.iter().flat_map(|table| &table.columns);
        let mut lists: Vec<&[String]> = Vec::new();
        for field in form.fields.iter().chain(columns).filter(|field| offers(field)) {
            if !lists.contains(&field.options.as_slice()) {
                lists.push(&field.options);
            }
        }
        Lists(lists)
    }

    /// The range of a field's words.
    pub(super) fn range(&self, field: &Field) -> Option<String> {
        if !offers(field) {
            return None;
        }
        let at = self.0.iter().position(|list| *list == field.options)?;
        let column = u16::try_from(at).ok()?;
        let last = u32::try_from(field.options.len()).ok()?;
        let (first, last) = (
            row_col_to_cell_absolute(0, column),
            row_col_to_cell_absolute(last - 1, column),
        );
        Some(format!("={OPTIONS}!{first}:{last}"))
    }

    pub(super) fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.0.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(OPTIONS)?.set_hidden(true);
        for (column, list) in (0_u16..).zip(&self.0) {
            for (row, word) in (0_u32..).zip(*list) {
                sheet.write_string(row, column, word)?;
            }
        }
        Ok(())
    }
}

/// Whether a list is offered in the field's cells: one word of it is taken.
fn offers(field: &Field) -> bool {
    !field.options.is_empty() && matches!(field.kind, FieldType::Choice | FieldType::Text)
}
