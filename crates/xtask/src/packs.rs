//! The compiled form packs as data files, and their index.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A compiled text: the overview of a notice, or one of its forms.
pub struct Pack {
    /// `taian-2024` or `taian-2024/agreement-county`
    pub id: &'static str,
    /// The text, byte for byte as it is shipped.
    pub json: &'static str,
}

/// One notice of `packs/index.json`.
#[derive(Serialize)]
struct Entry<'a> {
    /// Where the notice applies, as the page offers it: `泰安市`.
    place: String,
    #[serde(flatten)]
    overview: Shipped<'a>,
    forms: Vec<Shipped<'a>>,
}

/// One file.
#[derive(Serialize)]
struct Shipped<'a> {
    id: &'a str,
    /// Its path as seen from the index.
    file: String,
    bytes: usize,
    /// SHA-256 of the file, 64 lower-case hex digits.
    sha256: String,
}

impl<'a> From<&'a Pack> for Shipped<'a> {
    fn from(pack: &'a Pack) -> Self {
        Self {
            id: pack.id,
            file: format!("{}.json", pack.id),
            bytes: pack.json.len(),
            sha256: hex(&Sha256::digest(pack.json)),
        }
    }
}

/// The overviews and forms of this repository.
pub fn all() -> Vec<Pack> {
    let (notices, forms) = (bangfu_forms::NOTICES.iter(), bangfu_forms::FORMS.iter());
    notices
        .chain(forms)
        .map(|&(id, json)| Pack { id, json })
        .collect()
}

/// The part of an overview that the index repeats.
#[derive(Deserialize)]
struct Head {
    notice: Notice,
}

#[derive(Deserialize)]
struct Notice {
    place: Place,
}

#[derive(Deserialize)]
struct Place {
    name: String,
}

/// The text of `packs/index.json`.
pub fn index(packs: &[Pack]) -> serde_json::Result<String> {
    let notices = packs.iter().filter(|pack| !pack.id.contains('/'));
    let entries = notices.map(|pack| {
        let head: Head = serde_json::from_str(pack.json)?;
        let forms = packs.iter().filter(|form| {
            form.id
                .split_once('/')
                .is_some_and(|(notice, _)| notice == pack.id)
        });
        Ok(Entry {
            place: head.notice.place.name,
            overview: pack.into(),
            forms: forms.map(Shipped::from).collect(),
        })
    });
    serde_json::to_string(&entries.collect::<serde_json::Result<Vec<_>>>()?)
}

/// Lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_names_length_in_bytes_and_digest() {
        let json = r#"{"notice":{"place":{"name":"泰安市"}}}"#;
        let packs = ["p", "p/f", "q/f"].map(|id| Pack { id, json });
        let digest = hex(&Sha256::digest(json));
        assert_eq!(
            index(&packs).unwrap(),
            format!(
                r#"[{{"place":"泰安市","id":"p","file":"p.json","bytes":41,"sha256":"{digest}","forms":[{{"id":"p/f","file":"p/f.json","bytes":41,"sha256":"{digest}"}}]}}]"#
            )
        );
    }
}
