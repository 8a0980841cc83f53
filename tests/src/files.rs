//! Filings as files, for tests in other languages.

use std::fs;
use std::io;
use std::path::Path;

use serde_json::json;

/// A filing and the day it is checked on.
pub struct Dated {
    /// What it is.
    pub name: String,
    /// `YYYY-MM-DD`
    pub today: String,
    /// Its text.
    pub text: String,
}

/// Writes every filing as a file of its own into a folder, and `cases.json`: their list, `{name, today, file}`.
///
/// # Errors
/// When the folder cannot be written.
pub fn write(filings: impl IntoIterator<Item = Dated>, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut list = Vec::new();
    for (number, filing) in filings.into_iter().enumerate() {
        let file = format!("{number:04}.json");
        fs::write(folder.join(&file), filing.text)?;
        list.push(json!({"name": filing.name, "today": filing.today, "file": file}));
    }
    fs::write(folder.join("cases.json"), serde_json::to_vec_pretty(&list)?)
}
