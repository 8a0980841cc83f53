//! The beginning of a new notice: a folder that compiles, with one small form to grow from.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::folder::placed;

/// The files of the stub, under the folder's name.
const FILES: [(&str, &str); 9] = [
    ("pack.toml", include_str!("../stub/pack.toml")),
    ("sources.toml", include_str!("../stub/sources.toml")),
    ("coverage.toml", include_str!("../stub/coverage.toml")),
    ("report.toml", include_str!("../stub/report.toml")),
    (
        "cases/report/clean.json",
        include_str!("../stub/cases/report/clean.json"),
    ),
    (
        "cases/report/{place}-report-readable.json",
        include_str!("../stub/cases/report/readable.json"),
    ),
    (
        "cases/report/{place}-report-filer.json",
        include_str!("../stub/cases/report/filer.json"),
    ),
    (
        "cases/report/{place}-report-code.json",
        include_str!("../stub/cases/report/code.json"),
    ),
    (
        "cases/report/{place}-people-sent.json",
        include_str!("../stub/cases/report/people-sent.json"),
    ),
];

/// Writes the stub into `folder`, whose name is the notice's id, `<place>-<year>`.
///
/// # Errors
/// When the name is no such id, when the folder is there already, or when it cannot be written.
pub fn stub(folder: &Path) -> io::Result<()> {
    let id = folder
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let refused = |kind, what: String| Err(io::Error::new(kind, what));
    if !fit(id) {
        let what = format!("`{id}` cannot name a notice: write <place>-<year>, such as linyi-2026");
        return refused(ErrorKind::InvalidInput, what);
    }
    if folder.exists() {
        let what = format!("{} is there already: choose another name", folder.display());
        return refused(ErrorKind::AlreadyExists, what);
    }
    let year = id.rsplit('-').next().unwrap_or_default();
    let named = |text: &str| placed(text, id).replace("{notice}", id).replace("{year}", year);
    for (name, text) in FILES {
        let path = folder.join(named(name));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, named(text))?;
    }
    Ok(())
}

/// Whether a name is `<place>-<year>` in small letters.
fn fit(id: &str) -> bool {
    let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let place = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase());
    id.rsplit_once('-')
        .is_some_and(|(before, after)| year(after) && before.split('-').all(place))
}
