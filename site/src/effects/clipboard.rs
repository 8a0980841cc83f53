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
pub fn block(text: &str) -> Option<Vec<Vec<String>>> {
    if !text.trim_end_matches(['\r', '\n']).contains(['\t', '\n']) {
        return None;
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    Some(rows.map(|row| row.iter().map(str::to_owned).collect()).collect())
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
    fn one_cell_is_no_block() {
        assert_eq!(block("张三\r\n"), None);
    }
}
