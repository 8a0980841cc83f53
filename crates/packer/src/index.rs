//! `packs/index.json`: which notices a site offers, and the files they come in.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Shipped;

/// One notice of the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Where the notice applies, as the page offers it: `泰安市`.
    place: String,
    years: Years,
    #[serde(flatten)]
    overview: Listed,
    forms: Vec<Listed>,
}

/// The years a notice speaks of, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Years {
    from: i32,
    to: i32,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    id: String,
    /// Its path as seen from the index.
    file: String,
    bytes: usize,
    /// SHA-256 of the file, 64 lower-case hex digits.
    sha256: String,
}

impl Listed {
    fn of((id, text): (&str, &str)) -> Listed {
        let digest = Sha256::digest(text);
        Listed {
            id: id.to_owned(),
            file: format!("{id}.json"),
            bytes: text.len(),
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

/// The part of an overview that the index repeats.
#[derive(Deserialize)]
struct Head {
    notice: Notice,
}

#[derive(Deserialize)]
struct Notice {
    place: Place,
    years: Years,
}

#[derive(Deserialize)]
struct Place {
    name: String,
}

/// The index of these compiled texts: overviews under the id of their notice, forms under `<notice>/<form>`.
///
/// # Errors
/// When an overview is none.
pub fn index<'t>(texts: impl Iterator<Item = (&'t str, &'t str)> + Clone) -> serde_json::Result<Vec<Entry>> {
    let notices = texts.clone().filter(|(id, _)| !id.contains('/'));
    let entries = notices.map(|overview| {
        let head: Head = serde_json::from_str(overview.1)?;
        let own = |id: &str| id.split_once('/').is_some_and(|(notice, _)| notice == overview.0);
        Ok(Entry {
            place: head.notice.place.name,
            years: head.notice.years,
            overview: Listed::of(overview),
            forms: texts.clone().filter(|(id, _)| own(id)).map(Listed::of).collect(),
        })
    });
    entries.collect()
}

/// Puts a compiled notice beside the others of a built site, or in the place of its former self. The site needs no
/// other change.
///
/// # Errors
/// When the folder holds no site, or cannot be written.
pub fn add(shipped: &Shipped, notice: &str, site: &Path) -> io::Result<()> {
    let packs = site.join("packs");
    let list = packs.join("index.json");
    let mut entries: Vec<Entry> = serde_json::from_str(&fs::read_to_string(&list)?)?;
    write(shipped, notice, &packs)?;
    let forms: Vec<(String, &str)> = shipped
        .forms
        .iter()
        .map(|(form, text)| (format!("{notice}/{form}"), text.as_str()))
        .collect();
    let forms = forms.iter().map(|(id, text)| (id.as_str(), *text));
    let texts = std::iter::once((notice, shipped.overview.as_str())).chain(forms);
    for entry in index(texts)? {
        entries.retain(|known| known.overview.id != entry.overview.id);
        entries.push(entry);
    }
    // The index comes after them: a page never sees a file that is not there yet.
    let index = serde_json::to_string(&entries)?;
    fs::write(list, &index)?;
    crate::offline::name_index(site, &index)
}

/// Writes `<notice>.json`, and `<notice>/<form>.json` for each form, into a folder.
///
/// # Errors
/// When it cannot be written.
pub fn write(shipped: &Shipped, notice: &str, folder: &Path) -> io::Result<()> {
    let forms = folder.join(notice);
    fs::create_dir_all(&forms)?;
    fs::write(folder.join(format!("{notice}.json")), &shipped.overview)?;
    for (form, text) in &shipped.forms {
        fs::write(forms.join(format!("{form}.json")), text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_names_length_in_bytes_and_digest() {
        let json = r#"{"notice":{"place":{"name":"泰安市"},"years":{"from":2024,"to":2026}}}"#;
        let texts = ["p", "p/f", "q/f"].map(|id| (id, json));
        let digest = Listed::of(texts[0]).sha256;
        let bytes = json.len();
        assert_eq!(digest.len(), 64);
        assert_eq!(
            serde_json::to_string(&index(texts.into_iter()).unwrap()).unwrap(),
            format!(
                r#"[{{"place":"泰安市","years":{{"from":2024,"to":2026}},"id":"p","file":"p.json","bytes":{bytes},"sha256":"{digest}","forms":[{{"id":"p/f","file":"p/f.json","bytes":{bytes},"sha256":"{digest}"}}]}}]"#
            )
        );
    }
}
