//! Files in and out.

use gloo::file::{File, futures::read_as_bytes};
use gloo::utils::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::words;

/// The bytes of a file the person chose.
pub async fn read(file: &File) -> Result<Vec<u8>, String> {
    read_as_bytes(file)
        .await
        .map_err(|_| words::cannot_read(&file.name()))
}

/// Hands a text to the person as a download.
pub fn save(name: &str, text: &str) -> Result<(), String> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    offer(name, &parts).map_err(|_| words::CANNOT_SAVE_FILE.to_owned())
}

/// Hands bytes to the person as a download.
pub fn save_bytes(name: &str, bytes: &[u8]) -> Result<(), String> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    offer(name, &parts).map_err(|_| words::CANNOT_SAVE_FILE.to_owned())
}

fn offer(name: &str, parts: &js_sys::Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("ics") => "text/calendar",
        Some("zip") => "application/zip",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/json",
    });
    let blob = Blob::new_with_u8_array_sequence_and_options(parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document()
        .create_element("a")?
        .dyn_into()
        .map_err(JsValue::from)?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url)
}

/// `<title>-<year>-<filer>.bangfu.json`, without what file systems refuse.
pub fn name_of(title: &str, year: &str, filer: &str) -> String {
    let filer = if filer.is_empty() { words::NO_FILER } else { filer };
    let plain = |text: &str| text.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "");
    format!("{}-{}-{}.bangfu.json", plain(title), plain(year), plain(filer))
}
