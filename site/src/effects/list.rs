//! The office's own list, out of a workbook or a CSV file.

use gloo::file::File;

use super::{files, workbooks};
use crate::words::office as words;

/// The rows of a list, as words.
///
/// # Errors
/// A sentence.
pub async fn rows(file: &File) -> Result<Vec<Vec<String>>, String> {
    if file.name().to_ascii_lowercase().ends_with(".xlsx") {
        return workbooks::list(file).await;
    }
    let bytes = files::read(file).await?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes.as_slice());
    let rows = reader.records().map(|row| {
        let row = row.map_err(|_| words::BAD_LIST.to_owned())?;
        Ok(row.iter().map(str::to_owned).collect())
    });
    rows.collect()
}
