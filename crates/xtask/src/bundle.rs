//! The hosted site: files for any static host, under any path.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::packs::{self, Pack, hex};
use crate::page::{Page, integrity, old_script, start_script};
use crate::wasm::Bound;

/// Scripts, styles, data and pictures from the site's own origin, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; font-src 'none'; base-uri 'none'; form-action 'none'";

/// The pack of the form by which the first usable page is measured.
pub const FIRST_PACK: &str = "taian-2024";

/// A file of the site.
pub struct File {
    /// Path below the site's folder, with `/`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Whether a visitor needs it to see the first usable form, `#/form/taian-2024/agreement-county`.
    pub first: bool,
}

/// Puts the site together in memory.
pub fn assemble(page: &Page, bound: &Bound, packs: &[Pack]) -> Result<Vec<File>> {
    let wasm = named("bangfu", "wasm", bound.wasm.clone());
    let glue = named("bangfu", "js", bound.js.clone().into());
    let start = named("start", "js", start(&glue, &wasm).into());
    let style = named("assets/style", "css", page.style.clone().into());
    let old = File {
        first: false,
        ..named("old", "js", old_script().into())
    };
    let html = page.assemble(POLICY, &head(&style, &start, &glue, &wasm), &foot(&old))?;

    let mut files = vec![file("index.html", html.into(), true)];
    files.extend([style, start, glue, wasm, old]);
    for (path, bytes) in &page.assets {
        files.push(file(path, bytes.clone(), page.names(path)));
    }
    let index = packs::index(packs).context("cannot write the index of packs")?;
    files.push(file("packs/index.json", index.into(), true));
    for pack in packs {
        let path = format!("packs/{}.json", pack.id);
        files.push(file(&path, pack.json.into(), pack.id == FIRST_PACK));
    }
    Ok(files)
}

fn file(path: &str, bytes: Vec<u8>, first: bool) -> File {
    File {
        path: path.into(),
        bytes,
        first,
    }
}

/// A file whose name changes with its content, so that it may be cached for ever.
fn named(stem: &str, extension: &str, bytes: Vec<u8>) -> File {
    let hash = hex(&Sha256::digest(&bytes)[..8]);
    file(&format!("{stem}-{hash}.{extension}"), bytes, true)
}

fn start(glue: &File, wasm: &File) -> String {
    let check = integrity(&wasm.bytes);
    start_script(&format!(
        "import init from \"./{}\";\n\nconst source = () =>\n  \
         fetch(new URL(\"./{}\", import.meta.url), {{ integrity: \"{check}\" }});\n\n",
        glue.path, wasm.path
    ))
}

fn head(style: &File, start: &File, glue: &File, wasm: &File) -> String {
    let preload = "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=";
    [
        checked("<link rel=\"stylesheet\" href=", style, ">"),
        checked("<link rel=\"modulepreload\" href=", glue, ">"),
        checked(preload, wasm, ">"),
        checked("<script type=\"module\" src=", start, "></script>"),
    ]
    .concat()
}

fn foot(old: &File) -> String {
    checked("<script nomodule src=", old, "></script>")
}

/// An element that names a file and its integrity.
fn checked(open: &str, file: &File, close: &str) -> String {
    let check = integrity(&file.bytes);
    format!("{open}\"{}\" integrity=\"{check}\"{close}\n", file.path)
}
