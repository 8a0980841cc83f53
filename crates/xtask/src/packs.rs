//! The compiled form packs as data files, and their index.

use serde::Serialize;
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

/// The text of `packs/index.json`.
pub fn index(packs: &[Pack]) -> serde_json::Result<String> {
    let entries: Vec<_> = packs
        .iter()
        .map(|pack| Entry {
            id: pack.id,
            file: format!("{}.json", pack.id),
            bytes: pack.json.len(),
            sha256: hex(&Sha256::digest(pack.json)),
        })
        .collect();
    serde_json::to_string(&entries)
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
            json: "{\"a\":\"帮\"}",
        }];
        assert_eq!(
            index(&packs).unwrap(),
            r#"[{"id":"p","file":"p.json","bytes":11,"sha256":"10cb030a3dee3ab12113ec6710d87c988e7de41c0a54765c0dfa0c7457a7e544"}]"#
        );
    }
}
