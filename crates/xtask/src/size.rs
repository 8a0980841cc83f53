//! Sizes: what a visitor fetches, as it is and after brotli, and the budget for the first usable form.

use std::io::Write;

use anyhow::{Result, ensure};
use brotli::CompressorWriter;
use serde::Serialize;

use crate::bundle::File;

/// Most bytes, after brotli, that a visitor may fetch before the first form can be used. The limit is that of the
/// project's budget table, row "first usable form, everything it needs, brotli".
pub const FIRST_FORM_BUDGET: usize = 250_000;

/// A file's size, in bytes.
#[derive(Serialize)]
pub struct Size {
    /// Path below its folder.
    pub path: String,
    /// As it is.
    pub raw: usize,
    /// After brotli, quality 11, window of 4 MiB: what a static host sends.
    pub brotli: usize,
    /// Whether the first usable form needs it.
    pub first: bool,
}

impl Size {
    /// Measures some bytes.
    pub fn of(path: &str, bytes: &[u8], first: bool) -> Result<Self> {
        let mut packed = Vec::new();
        let mut writer = CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
        writer.write_all(bytes)?;
        drop(writer);
        Ok(Self {
            path: path.into(),
            raw: bytes.len(),
            brotli: packed.len(),
            first,
        })
    }
}

/// The sizes of the hosted site, file by file.
pub fn of_site(files: &[File]) -> Result<Vec<Size>> {
    let sizes = files.iter();
    sizes
        .map(|file| Size::of(&file.path, &file.bytes, file.first))
        .collect()
}

/// Everything fetched before the first form can be used.
pub fn first_form(sizes: &[Size]) -> Size {
    let sum = |bytes: fn(&Size) -> usize| sizes.iter().filter(|size| size.first).map(bytes).sum();
    Size {
        path: "first usable form".into(),
        raw: sum(|size| size.raw),
        brotli: sum(|size| size.brotli),
        first: true,
    }
}

/// Fails when the first usable form has outgrown [`FIRST_FORM_BUDGET`].
pub fn within_budget(first_form: &Size) -> Result<()> {
    ensure!(
        first_form.brotli <= FIRST_FORM_BUDGET,
        "the first usable form takes {} bytes after brotli, more than the budget of {FIRST_FORM_BUDGET}",
        first_form.brotli
    );
    Ok(())
}

/// A table for the terminal; `*` marks what the first usable form needs.
pub fn table(sizes: &[Size]) -> String {
    let width = sizes.iter().map(|size| size.path.chars().count()).max();
    let width = width.unwrap_or(0);
    let mut lines = format!("  {:width$} {:>10} {:>10}\n", "", "bytes", "brotli");
    for Size {
        path,
        raw,
        brotli,
        first,
    } in sizes
    {
        let mark = if *first { '*' } else { ' ' };
        lines += &format!("{mark} {path:width$} {raw:>10} {brotli:>10}\n");
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marked_files_count_for_the_first_form() {
        let sizes = [
            Size::of("a", &[b'x'; 1000], true).unwrap(),
            Size::of("b", &[b'y'; 1000], false).unwrap(),
        ];
        let first = first_form(&sizes);
        assert_eq!((first.raw, first.brotli), (1000, sizes[0].brotli));
        assert!(first.brotli < 100);
    }

    #[test]
    fn the_budget_is_inclusive() {
        let size = |brotli| Size {
            path: String::new(),
            raw: 0,
            brotli,
            first: true,
        };
        assert!(within_budget(&size(FIRST_FORM_BUDGET)).is_ok());
        assert!(within_budget(&size(FIRST_FORM_BUDGET + 1)).is_err());
    }
}
