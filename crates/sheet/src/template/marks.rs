//! The hidden sheet that says which form, in which edition, the workbook is of.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::Source;
use crate::layout::{MARK_FORM, MARK_PACK, MARK_VERSION, MARKS};

pub(super) fn write(workbook: &mut Workbook, source: &Source) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(MARKS)?.set_hidden(true);
    let digest = source.edition.digest.to_string();
    let marks = [
        (MARK_FORM, source.id),
        (MARK_VERSION, source.form.version.as_str()),
        (MARK_PACK, digest.as_str()),
    ];
    for (row, (name, value)) in (0_u32..).zip(marks) {
        sheet.write_string(row, 0, name)?.write_string(row, 1, value)?;
    }
    Ok(())
}
