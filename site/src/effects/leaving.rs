//! The page's script loads the page anew where the person takes up a newer version (`crates/xtask/page/offline.js`). It
//! asks `bangfuSettle` first.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::future_to_promise;

use super::drafts;

/// Offers to bring every draft to where the next page finds it; the promise is broken with a sentence.
pub fn offer_to_settle() {
    let settle = Closure::<dyn Fn() -> Promise>::new(|| {
        future_to_promise(async {
            drafts::settle().await?;
            Ok(JsValue::UNDEFINED)
        })
    });
    // A page that cannot be told so is not left by the script.
    let _ = Reflect::set(&js_sys::global(), &"bangfuSettle".into(), settle.as_ref());
    settle.forget();
}
