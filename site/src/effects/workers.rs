//! Asking the workers of the page: what would hold it up is done beside it.
//!
//! The page's script offers `bangfuAsk(worker, call, words)` (`crates/xtask/page/ask.js`), which answers with a promise.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a worker answers: a value, or what its call threw; `None` where there is no worker, or it broke off.
pub async fn ask(worker: &str, call: &str, words: &[JsValue]) -> Option<Result<JsValue, String>> {
    let ask = Reflect::get(&js_sys::global(), &"bangfuAsk".into()).ok()?;
    let words: Array = words.iter().collect();
    let asked = ask
        .dyn_ref::<Function>()?
        .call3(&JsValue::NULL, &worker.into(), &call.into(), &words)
        .ok()?;
    match JsFuture::from(asked.dyn_into::<Promise>().ok()?).await {
        Ok(answer) => Some(Ok(answer)),
        Err(error) => error.as_string().map(Err),
    }
}
