//! The files of one notice.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use bangfu_pack::compiler::{Extent, SourceFile};

/// A notice's folder under `forms/`, read.
#[derive(Debug, Clone)]
pub struct Folder {
    /// Its name, `taian-2024`.
    pub id: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its TOML files and reference tables, and the shapes beside it.
    pub files: Vec<SourceFile>,
    /// Whether all its forms are meant.
    pub extent: Extent,
}

impl Folder {
    /// Reads the folder of a notice.
    ///
    /// # Errors
    /// When it or one of its files cannot be read.
    pub fn read(path: &Path) -> io::Result<Folder> {
        let path = path.canonicalize()?;
        let id = name(&path);
        let mut files = Vec::new();
        add(&path, "", "toml", &mut files)?;
        add(&path.join("tables"), "tables/", "csv", &mut files)?;
        let own = files.len();
        add(&path.join("../shapes"), "../shapes/", "toml", &mut files)?;
        for shape in &mut files[own..] {
            shape.text = placed(&shape.text, &id);
        }
        Ok(Folder {
            id,
            path,
            files,
            extent: Extent::Whole,
        })
    }

    /// The folders of all notices under `forms`, in the order of their names.
    ///
    /// # Errors
    /// As [`Folder::read`].
    pub fn all(forms: &Path) -> io::Result<Vec<Folder>> {
        entries(forms)?
            .iter()
            .filter(|path| path.join("pack.toml").is_file())
            .map(|path| Folder::read(path))
            .collect()
    }

    /// Only these forms of the notice.
    #[must_use]
    pub fn with_forms(mut self, forms: &[String]) -> Folder {
        self.extent = Extent::SomeForms;
        for file in &mut self.files {
            if file.name == "pack.toml" {
                let lines = file.text.lines().map(|line| {
                    if line.starts_with("forms = ") {
                        format!("forms = {forms:?}")
                    } else if line.starts_with("form = ") {
                        String::new()
                    } else {
                        line.to_owned()
                    }
                });
                file.text = lines.collect::<Vec<_>>().join("\n");
            }
        }
        self
    }
}

/// A shape's text as this notice uses it: `{place}` is the first word of the notice's name.
pub(crate) fn placed(text: &str, id: &str) -> String {
    text.replace("{place}", id.split('-').next().unwrap_or(id))
}

fn add(folder: &Path, prefix: &str, extension: &str, files: &mut Vec<SourceFile>) -> io::Result<()> {
    for path in entries(folder)? {
        if path.extension().is_some_and(|known| known == extension) {
            files.push(SourceFile {
                name: format!("{prefix}{}", name(&path)),
                text: fs::read_to_string(&path)?,
            });
        }
    }
    Ok(())
}

/// What a folder holds, in the order of names; nothing when there is no such folder.
pub(crate) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// The last part of a path.
pub(crate) fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
