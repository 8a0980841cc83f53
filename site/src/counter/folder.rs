//! Where the files of the folder are: handles of the browser, or bytes out of an archive.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use gloo::file::futures::read_as_bytes;
use zip::ZipArchive;

use crate::words::office as words;

/// The most bytes a file may have (`files.md` §3); of a larger one no more is read than shows that.
const MOST: u64 = 16 * 1024 * 1024 + 1;

/// The most files taken out of one archive.
const MOST_FILES: usize = 200_000;

/// A file of the folder.
enum Source {
    Handle(gloo::file::File),
    Bytes(Vec<u8>),
}

/// The folder.
#[derive(Default)]
pub struct Folder {
    files: BTreeMap<String, Source>,
}

impl Folder {
    /// Keeps a file that was handed in. An archive is taken apart. Answers the names of what there is to read now, and what
    /// cannot be read with its sentence.
    pub async fn keep(&mut self, name: String, file: gloo::file::File) -> Vec<(String, Result<(), String>)> {
        if !has_ending(&name, "zip") {
            self.files.insert(name.clone(), Source::Handle(file));
            return vec![(name, Ok(()))];
        }
        let parts = match read_as_bytes(&file).await {
            Ok(bytes) => unpacked(&bytes),
            Err(_) => Err(words::UNREADABLE.to_owned()),
        };
        match parts {
            Err(text) => vec![(name, Err(text))],
            Ok(parts) => parts
                .into_iter()
                .map(|(inner, bytes)| {
                    let name = format!("{name}/{inner}");
                    let kept = bytes.map(|bytes| {
                        self.files.insert(name.clone(), Source::Bytes(bytes));
                    });
                    (name, kept)
                })
                .collect(),
        }
    }

    /// The bytes of a file, as they are now.
    ///
    /// # Errors
    /// One sentence.
    pub async fn read(&self, name: &str) -> Result<Vec<u8>, String> {
        match self.files.get(name) {
            Some(Source::Bytes(bytes)) => Ok(bytes.clone()),
            Some(Source::Handle(file)) => {
                let part = file.slice(0, MOST);
                read_as_bytes(&part)
                    .await
                    .map_err(|_| words::UNREADABLE.to_owned())
            }
            None => Err(words::UNREADABLE.to_owned()),
        }
    }
}

/// Whether a file's name ends so, in small or capital letters.
pub fn has_ending(name: &str, ending: &str) -> bool {
    let own = name.rsplit_once('.').map(|(_, own)| own.to_ascii_lowercase());
    own.as_deref() == Some(ending)
}

/// A file of an archive: its name, and its bytes or why there are none.
type Part = (String, Result<Vec<u8>, String>);

fn unpacked(bytes: &[u8]) -> Result<Vec<Part>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| words::NO_ARCHIVE.to_owned())?;
    if archive.len() > MOST_FILES {
        return Err(words::NO_ARCHIVE.to_owned());
    }
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else {
            parts.push((words::part(at), Err(words::NO_ARCHIVE.to_owned())));
            continue;
        };
        if file.is_dir() {
            continue;
        }
        let name = file
            .name()
            .map_or_else(|_| words::part(at), |name| name.into_owned());
        let mut bytes = Vec::new();
        let read = file.take(MOST).read_to_end(&mut bytes);
        parts.push((
            name,
            read.map(|_| bytes).map_err(|_| words::NO_ARCHIVE.to_owned()),
        ));
    }
    Ok(parts)
}
