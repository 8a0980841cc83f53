//! Answers as plain objects: what `JSON.parse` would give for the same answer written as JSON.

use bangfu_api::Problem;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Why there is no answer.
#[derive(Serialize)]
struct Failure<'a> {
    problem: &'a Problem,
}

/// The value as a plain object.
pub fn plain(value: &impl Serialize) -> JsValue {
    let written = value.serialize(&Serializer::json_compatible());
    written.unwrap_or_else(|error| failure(&Problem::new("answer", error.to_string())))
}

/// The answer, or why there is none.
pub fn answered<T: Serialize>(answer: Result<T, Problem>) -> JsValue {
    match answer {
        Ok(value) => plain(&value),
        Err(problem) => failure(&problem),
    }
}

/// `{problem: {code, text}}`
pub fn failure(problem: &Problem) -> JsValue {
    let written = Failure { problem }.serialize(&Serializer::json_compatible());
    written.unwrap_or(JsValue::NULL)
}
