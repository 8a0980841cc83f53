//! What callers hand in, which may be anything: JavaScript does not hold them to the types.

use bangfu_api::model::{Date, Value};
use bangfu_api::{Problem, canon};
use js_sys::JSON;
use wasm_bindgen::JsValue;

/// A text.
///
/// # Errors
/// Code `argument` when it is none.
pub fn text(given: &JsValue, name: &str) -> Result<String, Problem> {
    given.as_string().ok_or_else(|| argument(name, "文字"))
}

/// A whole number.
///
/// # Errors
/// Code `argument` when it is none.
pub fn whole(given: &JsValue, name: &str) -> Result<i32, Problem> {
    let number = given.as_f64().filter(|number| number.fract() == 0.0);
    // The cast saturates; a year beyond is refused like any other.
    number
        .map(|number| number as i32)
        .ok_or_else(|| argument(name, "整数"))
}

/// A civil date.
///
/// # Errors
/// Code `today` when it is none.
pub fn day(given: &JsValue) -> Result<Date, Problem> {
    let day = given.as_string().and_then(|text| Date::parse(&text));
    day.ok_or_else(|| Problem::new("today", "日期要写成 2026-12-10 的样子，并且确有这一天"))
}

/// Something that may be left out, as `undefined` or `null`.
///
/// # Errors
/// As `read`.
pub fn optional<T>(
    given: &JsValue,
    read: impl FnOnce(&JsValue) -> Result<T, Problem>,
) -> Result<Option<T>, Problem> {
    if given.is_undefined() || given.is_null() {
        Ok(None)
    } else {
        read(given).map(Some)
    }
}

/// An answer as JSON writes it, held to the profile of files; `undefined` is no answer.
///
/// # Errors
/// The rule of `files.md` §3 it breaks; `argument` when JSON cannot write it.
pub fn answer(given: &JsValue) -> Result<Value, Problem> {
    if given.is_undefined() {
        return Ok(Value::Null);
    }
    if given.as_f64().is_some_and(|number| !number.is_finite()) {
        return Err(argument("value", "一个数"));
    }
    let text = JSON::stringify(given).ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| argument("value", "文字、数、列表或对象"))?;
    Ok(canon::parse(text.as_bytes())?)
}

/// An argument that is not what it should be.
pub fn argument(name: &str, what: &str) -> Problem {
    Problem::new("argument", format!("“{name}”应是{what}"))
}
