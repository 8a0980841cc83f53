//! Asking the worker of workbooks (`site/src/workbook/`).

use gloo::file::File;
use gloo::file::futures::read_as_bytes;
use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::{clock, random, workers};
use crate::words::{cannot_read, workbook as words};
use crate::workbook::message::Reading;

/// The most bytes of a file that are handed on: enough to tell one that is too large (`files.md` §3).
const MOST: u64 = bangfu_api::canon::MAX_BYTES as u64 + 1;

/// The workbook of a form, blank or with the answers of a filing. `packs` are the texts of its notice's forms.
///
/// # Errors
/// A sentence.
pub async fn template(packs: &[String], form: &str, filing: Option<&str>) -> Result<Vec<u8>, String> {
    let filing = filing.map_or(JsValue::UNDEFINED, JsValue::from_str);
    file(ask("template", &[text(&packs)?, form.into(), filing]).await)
}

/// What a workbook of a form holds. Its filing is of the year it names, else of `year`.
///
/// # Errors
/// A sentence.
pub async fn read(packs: &[String], form: &str, workbook: &File, year: i32) -> Result<Reading, String> {
    let random = Uint8Array::from(&random::bytes::<16>()?[..]);
    let today = clock::today().to_string();
    let workbook = bytes(workbook).await?;
    let words = [
        text(&packs)?,
        form.into(),
        workbook,
        year.into(),
        random.into(),
        today.into(),
    ];
    answer(ask("read", &words).await)
}

/// The rows of a list, as words.
///
/// # Errors
/// A sentence.
pub async fn list(workbook: &File) -> Result<Vec<Vec<String>>, String> {
    let workbook = bytes(workbook).await?;
    answer(ask("list", &[workbook]).await)
}

/// A workbook of tables, which come as the text another worker gave.
///
/// # Errors
/// A sentence.
pub async fn tables(title: &str, tables: &str) -> Result<Vec<u8>, String> {
    file(ask("tables", &[title.into(), tables.into()]).await)
}

async fn bytes(workbook: &File) -> Result<JsValue, String> {
    let read = read_as_bytes(&workbook.slice(0, MOST)).await;
    let bytes = read.map_err(|_| cannot_read(&workbook.name()))?;
    Ok(Uint8Array::from(bytes.as_slice()).into())
}

fn text(value: &impl Serialize) -> Result<JsValue, String> {
    let text = serde_json::to_string(value);
    text.map(Into::into).map_err(|error| error.to_string())
}

fn file(answer: Result<JsValue, String>) -> Result<Vec<u8>, String> {
    Ok(Uint8Array::new(&answer?).to_vec())
}

fn answer<T: DeserializeOwned>(answer: Result<JsValue, String>) -> Result<T, String> {
    let text = answer?.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

async fn ask(call: &str, words_of: &[JsValue]) -> Result<JsValue, String> {
    workers::ask("sheet", call, words_of)
        .await
        .unwrap_or_else(|| Err(words::NO_WORKER.to_owned()))
}
