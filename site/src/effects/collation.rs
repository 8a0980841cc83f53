//! The order of words, as the browser knows it: Chinese by pinyin, digits in words by their value.

use std::cmp::Ordering;

use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// Compares words; a browser that cannot leaves them in the order of their code points.
pub fn comparison() -> impl Fn(&str, &str) -> Ordering {
    let options = Object::new();
    // Setting a member of an object of our own cannot fail.
    let _ = Reflect::set(&options, &"numeric".into(), &true.into());
    let compare = Intl::Collator::new(&Array::of1(&"zh-CN".into()), &options).compare();
    move |one, other| {
        let compared = compare.call2(&JsValue::UNDEFINED, &one.into(), &other.into());
        let compared = compared.ok().and_then(|compared| compared.as_f64());
        let compared = compared.and_then(|compared| compared.partial_cmp(&0.0));
        compared.unwrap_or_else(|| one.cmp(other))
    }
}
