//! The page inside another one, as the element `bangfu-form` (`crates/xtask/page/embedded.js`). Its script offers
//! `bangfuTell(what, text)` there, and only there.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Tells the page around this one a text, where there is one: `filing`, the filing as it stands, or `signed`, a signed
/// file.
pub fn tell(what: &str, text: impl FnOnce() -> String) {
    let tell = Reflect::get(&js_sys::global(), &"bangfuTell".into());
    if let Some(tell) = tell.ok().as_ref().and_then(|tell| tell.dyn_ref::<Function>()) {
        // Whether anybody listens is not this page's affair.
        let _ = tell.call2(&JsValue::NULL, &what.into(), &text().into());
    }
}
