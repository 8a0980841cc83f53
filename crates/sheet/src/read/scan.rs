//! What the reader of cells does not tell: hidden rows, merged cells, formulas. Each sheet is looked through for the few
//! tags that say so. On the way everything is unpacked once within limits, so that a small file cannot fill the memory.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use memchr::memmem;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Bytes all parts of a workbook may have when they are unpacked.
const UNPACKED: u64 = 128 * 1024 * 1024;

/// What is to be known of a sheet besides its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Rows that are hidden, from 0.
    pub(super) hidden: Vec<u32>,
    /// Ranges of merged cells as written, `B3:B5`.
    pub(super) merged: Vec<String>,
    /// Whether there are formulas.
    pub(super) formulas: bool,
}

/// What keeps a workbook from being looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unscanned {
    /// It unpacks to more than workbooks of people do.
    TooLarge,
    /// It is damaged.
    Damaged,
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Looks through the sheets of a workbook, by name.
pub(super) fn scan(bytes: &[u8]) -> Result<BTreeMap<String, Marks>, Unscanned> {
    scan_within(bytes, UNPACKED)
}

fn scan_within(bytes: &[u8], mut left: u64) -> Result<BTreeMap<String, Marks>, Unscanned> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unscanned::Damaged)?;
    let mut sheets = BTreeMap::new();
    let text = |part: Vec<u8>| String::from_utf8(part).unwrap_or_default();
    let mut workbook = String::new();
    let mut targets = String::new();
    for at in 0..archive.len() {
        let (name, part) = unpacked(&mut archive, at, &mut left)?;
        match name.as_str() {
            "xl/workbook.xml" => workbook = text(part),
            "xl/_rels/workbook.xml.rels" => targets = text(part),
            sheet if sheet.starts_with("xl/worksheets/") => {
                sheets.insert(sheet.to_owned(), marks(&part));
            }
            _ => {}
        }
    }
    let targets: BTreeMap<String, String> = pairs(&targets, "Relationship", "Id", "Target").collect();
    let named = pairs(&workbook, "sheet", "name", "id").filter_map(|(name, id)| {
        let target = targets.get(&id)?.to_lowercase();
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("xl/{target}"),
        };
        Some((name, sheets.remove(&path)?))
    });
    Ok(named.collect())
}

/// Name in lower case and content of a part.
fn unpacked(archive: &mut Archive, at: usize, left: &mut u64) -> Result<(String, Vec<u8>), Unscanned> {
    let file = archive.by_index(at).map_err(|_| Unscanned::Damaged)?;
    let name = file.name().map_err(|_| Unscanned::Damaged)?.to_lowercase();
    let mut part = Vec::new();
    let read = file.take(*left + 1).read_to_end(&mut part);
    read.map_err(|_| Unscanned::Damaged)?;
    *left = left.checked_sub(part.len() as u64).ok_or(Unscanned::TooLarge)?;
    Ok((name, part))
}

/// Two attributes of every tag of this name, by their local names.
fn pairs<'x>(
    xml: &'x str,
    tag: &'x str,
    one: &'x str,
    other: &'x str,
) -> impl Iterator<Item = (String, String)> + 'x {
    let mut reader = quick_xml::Reader::from_str(xml);
    std::iter::from_fn(move || {
        loop {
            match reader.read_event() {
                Ok(Event::Start(start) | Event::Empty(start)) if start.local_name().as_ref() == tag => {
                    return Some((attribute(&start, one)?, attribute(&start, other)?));
                }
                Ok(Event::Eof) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    })
}

fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

fn marks(sheet: &[u8]) -> Marks {
    let end = memmem::rfind(sheet, b"</sheetData>").unwrap_or(sheet.len());
    let (data, tail) = sheet.split_at(end);
    let hidden = memmem::find_iter(data, b" hidden=")
        .filter_map(|at| tag(data, at))
        .filter_map(|row| hidden_row(&row));
    let merged = memmem::find_iter(tail, b"<mergeCell ")
        .filter_map(|at| tag(tail, at + 1))
        .filter_map(|merge| attribute(&merge, "ref"));
    Marks {
        hidden: hidden.collect(),
        merged: merged.collect(),
        formulas: memmem::find(data, b"<f").is_some(),
    }
}

/// The tag around a place.
fn tag(xml: &[u8], at: usize) -> Option<BytesStart<'_>> {
    let from = memchr::memrchr(b'<', &xml[..at])? + 1;
    let to = at + memchr::memchr(b'>', &xml[at..])?;
    let content = str::from_utf8(&xml[from..to]).ok()?.trim_end_matches('/');
    let name = content.find(char::is_whitespace).unwrap_or(content.len());
    Some(BytesStart::from_content(content, name))
}

fn hidden_row(tag: &BytesStart) -> Option<u32> {
    let hides = |value: String| value == "1" || value == "true";
    if tag.local_name().as_ref() != "row" || !attribute(tag, "hidden").is_some_and(hides) {
        return None;
    }
    attribute(tag, "r")?.parse::<u32>().ok()?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(part).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn the_few_tags_are_found() {
        let sheet = br#"<worksheet><cols><col min="5" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c/></row>
            <row r="2" spans="1:2" hidden="0"/><row hidden="true" r="7"/><row r="8"><c r="A8"><f>1</f></c></row>
            </sheetData><mergeCells count="1"><mergeCell ref="B3:B5"/></mergeCells></worksheet>"#;
        let workbook = br#"<workbook xmlns:r="x"><sheets><sheet name="a&amp;b" sheetId="1" r:id="rId3"/></sheets></workbook>"#;
        let targets =
            br#"<Relationships><Relationship Id="rId3" Target="worksheets/Sheet1.xml"/></Relationships>"#;
        let file = packed(&[
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", targets),
            ("xl/worksheets/sheet1.xml", sheet),
        ]);
        let marks = Marks {
            hidden: vec![0, 6],
            merged: vec!["B3:B5".to_owned()],
            formulas: true,
        };
        assert_eq!(scan(&file), Ok(BTreeMap::from([("a&b".to_owned(), marks)])));
    }

    #[test]
    fn a_small_file_of_endless_zeros_is_refused() {
        let part = vec![0; 1024 * 1024];
        let file = packed(&[("xl/media/image1.png", &part), ("xl/sharedStrings.xml", &part)]);
        assert!(file.len() < 8 * 1024);
        assert_eq!(scan_within(&file, 2 * 1024 * 1024), Ok(BTreeMap::new()));
        assert_eq!(scan_within(&file, 2 * 1024 * 1024 - 1), Err(Unscanned::TooLarge));
        assert_eq!(scan(b"PK\x03\x04"), Err(Unscanned::Damaged));
    }
}
