//! What a folder came to, as an Excel workbook.

use std::path::Path;

use bangfu_api::office::{Answer, Reception};
use bangfu_office::Sum;

use crate::ending::Failure;
use crate::files::{self, Access};

/// The title that the workbook bears.
const TITLE: &str = "收件";

/// Saves the workbook, a new file.
///
/// # Errors
/// When Excel cannot hold it, or it cannot be written.
pub fn save(reception: &Reception, answer: &Answer, sums: &[Sum], path: &Path) -> Result<(), Failure> {
    let totals = reception.totals(sums.to_vec());
    let tables = bangfu_sheet::received(reception, answer, &totals);
    let workbook = bangfu_sheet::tables(TITLE, &tables)?;
    files::save(path, &workbook, Access::Usual)
}
