//! Packs as they are published: `packs/<notice>/<form>.json` of the package, or of a site.

use bangfu_api::{Library, Problem};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::given::argument;

/// Adds packs, each a text or its bytes in UTF-8: one, or a list of them.
///
/// # Errors
/// Code `argument` when a pack is neither; `pack` when it is none this version can use.
pub fn add(library: &mut Library, given: &JsValue) -> Result<(), Problem> {
    match given.dyn_ref::<Array>() {
        Some(packs) => packs.iter().try_for_each(|pack| library.add(&text(&pack)?)),
        None => library.add(&text(given)?),
    }
}

fn text(given: &JsValue) -> Result<String, Problem> {
    let wrong = || argument("packs", "表样文件的文字或字节");
    match given.dyn_ref::<Uint8Array>() {
        Some(bytes) => String::from_utf8(bytes.to_vec()).map_err(|_| wrong()),
        None => given.as_string().ok_or_else(wrong),
    }
}
