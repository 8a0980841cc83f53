//! The clipboard: what a spreadsheet puts there, and what the page puts there.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, Event};

/// Puts a text on the clipboard; whether the browser let it.
pub async fn copy(text: &str) -> bool {
    let navigator = gloo::utils::window().navigator();
    // Pages that are neither from https nor from this machine have no clipboard.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if clipboard.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}

/// The text that is being pasted.
pub fn given(event: &Event) -> String {
    let data = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    data.and_then(|data| data.get_data("text").ok())
        .unwrap_or_default()
}

/// Has the browser take this text where something is being copied or cut.
pub fn give(event: &Event, text: &str) {
    let data = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    if data.is_some_and(|data| data.set_data("text/plain", text).is_ok()) {
        event.prevent_default();
    }
}

/// Rows of cells as spreadsheets write them: a cell stands between quotes where it would be read otherwise.
pub fn written(lines: &[Vec<String>]) -> String {
    let mut text = String::new();
    for line in lines {
        for (nth, cell) in line.iter().enumerate() {
            if nth > 0 {
                text.push('\t');
            }
            if cell.contains(['\t', '\r', '\n']) || cell.starts_with('"') {
                text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
            } else {
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// The rows and columns of pasted text. The last row may end with a line break.
///
/// Cells end at tabs and rows at line breaks, except between quotes; a quote inside those is doubled.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, end) = cell(rest);
        rest = &rest[end..];
        rows.last_mut()
            .into_iter()
            .for_each(|row| row.extend([cell.clone()]));
        let behind = |end: &str| rest.strip_prefix(end);
        match behind("\r\n").or_else(|| behind("\n")).or_else(|| behind("\r")) {
            Some("") => return rows,
            Some(behind) => {
                rows.push(Vec::new());
                rest = behind;
            }
            None if rest.is_empty() => return rows,
            None => rest = &rest[1..],
        }
    }
}

/// The first cell, and where it ends.
fn cell(text: &str) -> (String, usize) {
    let ends = ['\t', '\r', '\n'];
    let mut cell = String::new();
    let mut at = 0;
    if text.starts_with('"') {
        while let Some(length) = text[at + 1..].find('"') {
            cell.push_str(&text[at + 1..at + 1 + length]);
            at += length + 2;
            if !text[at..].starts_with('"') {
                break;
            }
            cell.push('"');
        }
    }
    let left = text[at..].find(ends).unwrap_or(text.len() - at);
    cell.push_str(&text[at..at + left]);
    (cell, at + left)
}

#[cfg(test)]
mod tests {
    use super::{read, written};

    #[test]
    fn a_block_keeps_quoted_line_breaks() {
        let rows = read("张三\t\"内科\n门诊\"\r\n李四\t外科\r\n");
        assert_eq!(rows, [["张三", "内科\n门诊"], ["李四", "外科"]]);
    }

    #[test]
    fn quotes_are_read_as_spreadsheets_write_them() {
        let rows = read("\"说\"\"好\"\"\"\t\"\"\r\n3\"\t\"未完\n");
        assert_eq!(rows, [["说\"好\"", ""], ["3\"", "\"未完"]]);
        assert_eq!(read("甲\t\r\n\n乙"), [vec!["甲", ""], vec![""], vec!["乙"]]);
    }

    #[test]
    fn one_cell_may_end_with_a_line_break() {
        assert_eq!(read("张三\r\n"), [["张三"]]);
        assert_eq!(read("张三"), [["张三"]]);
        assert_eq!(read("甲\t"), [["甲", ""]]);
        assert_eq!(read(""), [[""]]);
    }

    #[test]
    fn what_is_written_is_read_to_the_letter() {
        let lines = [
            ["甲", "", "\"引\""],
            ["a\tb", "c\r\nd\ne", "3\""],
            ["", "", "\""],
            [" 空 ", "\"\"", ""],
        ];
        let lines = lines.map(|line| line.map(str::to_owned).to_vec());
        assert_eq!(read(&written(&lines)), lines);
        assert_eq!(
            read(&written(&[vec![String::new()], vec![String::new()]])),
            [[""], [""]]
        );
        assert_eq!(
            written(&lines[..2]),
            "甲\t\t\"\"\"引\"\"\"\r\n\"a\tb\"\t\"c\r\nd\ne\"\t3\"\r\n"
        );
    }
}
