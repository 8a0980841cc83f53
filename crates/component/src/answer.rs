//! Answers as canonical JSON, problems as records.

use bangfu_api::Problem;
use bangfu_api::model::Date;
use serde::Serialize;

use crate::bindings::exports::bangfu::component::filings;

/// The value as canonical JSON (RFC 8785): all names are ASCII and all numbers whole, so sorting is all there is to it,
/// and `serde_json::Value` keeps its members sorted.
pub fn canonical(value: &impl Serialize) -> String {
    serde_json::to_value(value).unwrap_or_default().to_string()
}

/// The answer as canonical JSON, or why there is none.
pub fn answered<T: Serialize>(answer: Result<T, Problem>) -> Result<String, filings::Problem> {
    answer.map(|value| canonical(&value)).map_err(failed)
}

/// A problem as the world has it.
pub fn failed(Problem { code, text }: Problem) -> filings::Problem {
    filings::Problem { code, text }
}

/// A civil date.
///
/// # Errors
/// Code `today` when it is none.
pub fn day(text: &str) -> Result<Date, Problem> {
    Date::parse(text).ok_or_else(|| Problem::new("today", "日期要写成 2026-12-10 的样子，并且确有这一天"))
}
