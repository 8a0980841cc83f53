//! The hidden sheet that says which form, in which edition, the workbook is of, and keeps the written reasons.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::Source;
use crate::layout::{MARK_FORM, MARK_PACK, MARK_REASON, MARK_VERSION, MARK_YEAR, MARKS};

pub(super) fn write(workbook: &mut Workbook, source: &Source) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(MARKS)?.set_hidden(true);
    let digest = source.edition.digest.to_string();
    let marks = [
        (MARK_FORM, source.id),
        (MARK_VERSION, source.form.version.as_str()),
        (MARK_PACK, digest.as_str()),
    ];
    let year = source.year.iter().map(|year| vec![MARK_YEAR, year]);
    let marks = marks.into_iter().map(|(name, value)| vec![name, value]);
    let reasons = source.reasons.iter().map(|given| {
        vec![
            MARK_REASON,
            given.rule.as_str(),
            given.path.as_str(),
            given.reason.as_str(),
        ]
    });
    for (row, parts) in (0_u32..).zip(marks.chain(year).chain(reasons)) {
        sheet.write_row(row, 0, parts)?;
    }
    Ok(())
}
