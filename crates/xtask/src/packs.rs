//! The compiled form packs as data files, and their index.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A compiled pack: its id and its text, whose digest filings name.
pub struct Pack {
    /// The pack's id, for example `taian-2024`.
    pub id: &'static str,
    /// The compiled pack, byte for byte as it is shipped.
    pub json: &'static str,
}

/// One line of `packs/index.json`.
#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    /// Where the notice applies, as the page offers it: `泰安市`.
    place: String,
    /// Name of the file beside the index.
    file: String,
    bytes: usize,
    /// SHA-256 of the file, 64 lower-case hex digits.
    sha256: String,
}

/// Every pack of this repository, in its order there.
pub fn all() -> Vec<Pack> {
    let packs = bangfu_forms::PACKS.iter();
    packs.map(|&(id, json)| Pack { id, json }).collect()
}

/// The part of a compiled pack that the index repeats.
#[derive(Deserialize)]
struct Head {
    place: Place,
}

#[derive(Deserialize)]
struct Place {
    name: String,
}

/// The text of `packs/index.json`.
pub fn index(packs: &[Pack]) -> serde_json::Result<String> {
    let entries = packs.iter().map(|pack| {
        let head: Head = serde_json::from_str(pack.json)?;
        Ok(Entry {
            id: pack.id,
            place: head.place.name,
            file: format!("{}.json", pack.id),
            bytes: pack.json.len(),
            sha256: hex(&Sha256::digest(pack.json)),
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
        let packs = [Pack {
            id: "p",
            json: r#"{"place":{"name":"泰安市"}}"#,
        }];
        assert_eq!(
            index(&packs).unwrap(),
            r#"[{"id":"p","place":"泰安市","file":"p.json","bytes":30,"sha256":"22eb53e18fd9eba9e248931be2661683a359a0027771e0d6c73ed3ea32f0dd1a"}]"#
        );
    }
}
