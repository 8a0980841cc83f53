//! What kind of file somebody handed in.

use std::rc::Rc;

use bangfu_api::canon::{Breach, MAX_BYTES, Rule};
use bangfu_api::model::Value;
use bangfu_api::seal::{File, Kind};
use yew::AttrValue;

use crate::effects::files;
use crate::words::open as words;

/// A file that could be read and is one of ours.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// Its name on the disk.
    pub name: AttrValue,
    /// Its text.
    pub text: AttrValue,
    /// What was read.
    pub file: Rc<File>,
    /// What it is.
    pub kind: Kind,
    /// How many copies became this file; 0 for a file that was opened as it is.
    pub copies: usize,
    /// The text of a receipt handed in with it.
    pub receipt: Option<AttrValue>,
    /// An earlier revision handed in with it.
    pub earlier: Option<Rc<File>>,
}

impl Opened {
    /// The file these bytes are.
    ///
    /// # Errors
    /// A sentence that says what they are instead, and what to do.
    pub fn of(name: &str, bytes: Vec<u8>) -> Result<Opened, String> {
        if let Some(sentence) = foreign(&bytes) {
            return Err(sentence.to_owned());
        }
        let file = File::read(&bytes).map_err(|breach| breach.to_string())?;
        let kind = file
            .document()
            .get("type")
            .and_then(Value::as_text)
            .and_then(Kind::of);
        let kind = kind.ok_or_else(|| words::NOT_A_FILING.to_owned())?;
        if kind != Kind::Filing && file.entries().is_empty() {
            return Err(words::UNSIGNED_OTHER.to_owned());
        }
        let text = String::from_utf8(bytes).map_err(|_| words::NOT_A_FILING.to_owned())?;
        Ok(Opened {
            name: name.to_owned().into(),
            text: text.into(),
            file: Rc::new(file),
            kind,
            copies: 0,
            receipt: None,
            earlier: None,
        })
    }

    /// Reads a file from the disk; one that is too large is not read at all.
    ///
    /// # Errors
    /// As [`Opened::of`].
    pub async fn read(file: &gloo::file::File) -> Result<Opened, String> {
        if file.size() > MAX_BYTES as u64 {
            let breach = Breach {
                rule: Rule::TooLarge,
                line: 1,
                column: 1,
                gbk: false,
            };
            return Err(breach.to_string());
        }
        Opened::of(&file.name(), files::read(file).await?)
    }
}

/// Files of other programs, known by their first bytes.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 6] = [
        (b"-----BEGIN", words::KEY_FILE),
        (b"%PDF", words::PDF),
        (b"PK\x03\x04", words::OFFICE_FILE),
        (b"\xD0\xCF\x11\xE0", words::OFFICE_FILE),
        (b"\x89PNG", words::PICTURE),
        (b"\xFF\xD8\xFF", words::PICTURE),
    ];
    if bytes.is_empty() {
        return Some(words::EMPTY);
    }
    KNOWN
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map(|(_, sentence)| *sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        Opened::of("x", bytes.to_vec()).unwrap_err()
    }

    #[test]
    fn files_of_others_are_named() {
        assert_eq!(refused(b"-----BEGIN ENCRYPTED PRIVATE KEY-----"), words::KEY_FILE);
        assert_eq!(refused(b"PK\x03\x04rest"), words::OFFICE_FILE);
        assert_eq!(refused(b""), words::EMPTY);
        assert_eq!(refused(br#"{"type":"invoice"}"#), words::NOT_A_FILING);
        assert_eq!(refused(br#"{"type":"receipt"}"#), words::UNSIGNED_OTHER);
        assert!(refused(br#"{"type":"#).starts_with("没能读出这个文件"));
    }

    #[test]
    fn a_filing_nobody_has_signed_is_opened() {
        let opened = Opened::of("x", br#"{"type":"filing"}"#.to_vec()).unwrap();
        assert_eq!(opened.kind, Kind::Filing);
    }
}
