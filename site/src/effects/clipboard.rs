//! The clipboard: what a spreadsheet puts there, and what the page puts there.

use wasm_bindgen_futures::JsFuture;

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

/// The rows and columns of pasted text; `None` when it is a single cell.
///
/// Cells end at tabs and rows at line breaks, except between quotes; a quote inside those is doubled.
pub fn block(text: &str) -> Option<Vec<Vec<String>>> {
    let text = text.trim_end_matches(['\r', '\n']);
    if !text.contains(['\t', '\n']) {
        return None;
    }
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, end) = cell(rest);
        rows.last_mut()?.push(cell);
        if rest[end..].starts_with(['\r', '\n']) {
            rows.push(Vec::new());
        } else if end == rest.len() {
            return Some(rows);
        }
        rest = rest[end..].strip_prefix("\r\n").unwrap_or(&rest[end + 1..]);
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
    use super::block;

    #[test]
    fn a_block_keeps_quoted_line_breaks() {
        let rows = block("张三\t\"内科\n门诊\"\r\n李四\t外科\r\n").unwrap();
        assert_eq!(rows, [["张三", "内科\n门诊"], ["李四", "外科"]]);
    }

    #[test]
    fn quotes_are_read_as_spreadsheets_write_them() {
        let rows = block("\"说\"\"好\"\"\"\t\"\"\r\n3\"\t\"未完\n").unwrap();
        assert_eq!(rows, [["说\"好\"", ""], ["3\"", "\"未完"]]);
        assert_eq!(
            block("甲\t\r\n\n乙").unwrap(),
            [vec!["甲", ""], vec![""], vec!["乙"]]
        );
    }

    #[test]
    fn one_cell_is_no_block() {
        assert_eq!(block("张三\r\n"), None);
    }
}
