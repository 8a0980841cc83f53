//! The single file: the same page with everything inside it, opened by double-click.

use anyhow::{Context, Result, ensure};
use base64ct::{Base64, Encoding};

use crate::packs::{self, Pack};
use crate::page::{Page, ask_script, old_script, policy_hash, start_script, worker_script};
use crate::wasm::{Bound, DESK, Modules};

/// Puts the single file together. What the program reads stands in the head, out of the way of what it draws. Its policy allows the inlined scripts and style by their hashes and no fetch at all.
pub fn assemble(page: &Page, modules: &Modules, packs: &[Pack]) -> Result<String> {
    let asks = ask_script(&places(&modules.workers));
    let pages = modules.pages.iter().map(|(name, bound)| {
        let asks = if *name == DESK { asks.as_str() } else { "" };
        script(name, bound, asks)
    });
    let pages = pages.collect::<Result<Vec<Element>>>()?;
    let old = element("script", "nomodule", &old_script())?;
    let style = element("style", "", &page.style)?;

    let mut data = String::new();
    for (name, bound) in &modules.pages {
        data += &module(name, bound)?;
    }
    for (name, bound) in &modules.workers {
        let attributes = format!("type=\"text/plain\" id=\"worker-{name}\"");
        data += &module(name, bound)?;
        data += &element("script", &attributes, &worker_script(&bound.js))?.html;
    }
    let index = packs::index(packs).context("cannot write the index of packs")?;
    data += &element("script", "type=\"application/json\" id=\"pack-index\"", &index)?.html;
    let texts = packs.iter().map(|pack| ("pack", pack));
    let examples = packs::examples();
    for (kind, text) in texts.chain(examples.iter().map(|text| ("examples", text))) {
        let attributes = format!("type=\"application/json\" id=\"{kind}-{}\"", text.id);
        data += &element("script", &attributes, text.json)?.html;
    }

    let hashes = pages.iter().map(|page| format!("{} ", page.hash));
    let policy = format!(
        "default-src 'none'; script-src {}{} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; worker-src blob:; \
         font-src 'none'; base-uri 'none'; form-action 'none'",
        hashes.collect::<String>(),
        old.hash,
        style.hash
    );
    let pages = pages.into_iter().map(|page| page.html);
    let head = [data, style.html].into_iter().chain(pages).collect::<String>();
    page.with_pictures_inside().assemble(&policy, &head, &old.html)
}

/// Lines that say where the workers' scripts and modules are.
fn places(workers: &[(&str, Bound)]) -> String {
    let line = |(name, _): &(&str, Bound)| {
        format!(
            "  {name}: {{\n    glue: () => document.getElementById(\"worker-{name}\").textContent,\n    wasm: () => \
             {},\n  }},\n",
            bytes(name)
        )
    };
    let lines: String = workers.iter().map(line).collect();
    format!("const workers = {{\n{lines}}};\n")
}

/// An expression for the bytes of a module.
fn bytes(name: &str) -> String {
    format!(
        "Uint8Array.from(atob(document.getElementById(\"module-{name}\").textContent), (c) => c.charCodeAt(0))"
    )
}

/// The script that wraps one module, and starts it where the address asks for it; `more` is run with it.
fn script(name: &str, bound: &Bound, more: &str) -> Result<Element> {
    let source = format!("const source = () => {};\n", bytes(name));
    let start = start_script(&format!(
        "const init = __wbg_init;\n{source}const started = () => {{}};\nconst regret = () => {{}};\n\n"
    ));
    let guarded = format!("if (wanted() === \"{name}\") start()");
    let start = start.replacen("\nstart()", &format!("\n{guarded}"), 1);
    ensure!(
        start.contains(&guarded),
        "page/start.js does not call start() on a line of its own"
    );
    element(
        "script",
        "type=\"module\"",
        &format!("{}\n{more}{{\n{start}}}\n", bound.js),
    )
}

/// One module, as text.
fn module(name: &str, bound: &Bound) -> Result<String> {
    let attributes = format!("type=\"application/octet-stream;base64\" id=\"module-{name}\"");
    Ok(element("script", &attributes, &Base64::encode_string(&bound.wasm))?.html)
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
