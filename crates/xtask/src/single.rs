//! The single file: the same page with everything inside it, opened by double-click.

use anyhow::{Context, Result, ensure};
use base64ct::{Base64, Encoding};

use crate::packs::{self, Pack};
use crate::page::{Page, old_script, policy_hash, start_script};
use crate::wasm::Bound;

/// Where the inlined script finds the module.
const SOURCE: &str = "const source = () =>\n  Uint8Array.from(atob(document.getElementById(\"module\").textContent), (c) => c.charCodeAt(0));\n";

/// Puts the single file together. What the program reads stands in the head, out of the way of what it draws. Its policy allows the inlined script and style by their hashes and no fetch at all.
pub fn assemble(page: &Page, bound: &Bound, packs: &[Pack]) -> Result<String> {
    let start = start_script(&format!("const init = __wbg_init;\n{SOURCE}\n"));
    let script = format!("{}\n{{\n{start}}}\n", bound.js);
    let script = element("script", "type=\"module\"", &script)?;
    let old = element("script", "nomodule", &old_script())?;
    let style = element("style", "", &page.style)?;

    let mut data = element(
        "script",
        "type=\"application/octet-stream;base64\" id=\"module\"",
        &Base64::encode_string(&bound.wasm),
    )?
    .html;
    let index = packs::index(packs).context("cannot write the index of packs")?;
    data += &element("script", "type=\"application/json\" id=\"pack-index\"", &index)?.html;
    for pack in packs {
        let attributes = format!("type=\"application/json\" id=\"pack-{}\"", pack.id);
        data += &element("script", &attributes, pack.json)?.html;
    }

    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         font-src 'none'; base-uri 'none'; form-action 'none'",
        script.hash, old.hash, style.hash
    );
    let head = [data, style.html, script.html].concat();
    page.with_pictures_inside().assemble(&policy, &head, &old.html)
}

struct Element {
    html: String,
    hash: String,
}

/// An element whose text must reach the program byte for byte, so nothing in it is escaped.
fn element(tag: &str, attributes: &str, text: &str) -> Result<Element> {
    let lower = text.to_ascii_lowercase();
    for mark in ["</script", "</style", "<!--", "<script", "\r"] {
        ensure!(
            !lower.contains(mark),
            "a text of the single file holds {mark:?}, which a page cannot carry unchanged"
        );
    }
    let space = if attributes.is_empty() { "" } else { " " };
    Ok(Element {
        html: format!("<{tag}{space}{attributes}>{text}</{tag}>\n"),
        hash: policy_hash(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_would_end_its_element_is_refused() {
        for text in ["a</SCRIPT>", "<!-- b", "c\r\n"] {
            assert!(element("script", "", text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn text_is_carried_unchanged_and_hashed_as_it_stands() {
        let element = element("style", "", "a<b&c").unwrap();
        assert_eq!(element.html, "<style>a<b&c</style>\n");
        assert_eq!(element.hash, policy_hash("a<b&c"));
    }
}
