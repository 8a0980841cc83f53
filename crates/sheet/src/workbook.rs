//! A new workbook, and its bytes.

use bangfu_api::Problem;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// A new workbook. It names no moment of its own, so that the same content has the same bytes.
pub(crate) fn begin(title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(title)
        .set_creation_datetime(&ExcelDateTime::from_ymd(2024, 1, 1)?);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// Why a workbook could not be written.
pub(crate) fn unwritten(error: XlsxError) -> Problem {
    match error {
        XlsxError::MaxStringLengthExceeded => Problem::new(
            "too-long",
            "有一项超过 32767 个字，Excel 的一格放不下。请把这一项写短，或用填报文件报送",
        ),
        XlsxError::RowColumnLimitError => {
            Problem::new("too-many", "行数或列数超过了 Excel 能放下的。请分成几份")
        }
        other => Problem::new(
            "workbook",
            format!("没能生成工作簿（{other}）。请换用新版的填报程序"),
        ),
    }
}
