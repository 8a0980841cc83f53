//! The office's own list, as a file.

use std::path::Path;

use bangfu_api::Library;
use bangfu_api::office::expectations;
use bangfu_office::Expectation;

use crate::ending::Failure;
use crate::files;

/// Reads a list in CSV (RFC 4180, UTF-8).
///
/// # Errors
/// What does not fit, with its row.
pub fn read(path: &Path, library: &Library, pack: &str) -> Result<Vec<Expectation>, Failure> {
    let bytes = files::read(path)?;
    let broken = |_| Failure::new("名单没能读出。请用 Excel 另存为“CSV UTF-8”再试").of(files::name(path));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes.as_slice());
    let mut rows = Vec::new();
    for row in reader.records() {
        rows.push(row.map_err(broken)?.iter().map(str::to_owned).collect());
    }
    expectations(&rows, library, pack).map_err(|problem| Failure::from(problem).of(files::name(path)))
}
