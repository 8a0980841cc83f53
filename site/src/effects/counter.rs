//! Asking the worker of the receiving office (`site/src/counter/`).

use bangfu_api::seal::Key;
use gloo::file::File;
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::workers;
use crate::counter::message::{
    Begin, CellView, Cells, Drafted, Issuing, Numbering, Page, Progress, Query, Said, Summary,
};
use crate::words::office as words;

/// Begins with an empty folder.
pub async fn begin(begin: &Begin) -> Said<()> {
    ask("begin", &[text(begin)?]).await.map(drop)
}

/// Reads some files.
pub async fn add(files: &[(String, File)]) -> Said<Progress> {
    let names: Array = files.iter().map(|(name, _)| JsValue::from_str(name)).collect();
    let handle = |file: &File| JsValue::from(AsRef::<web_sys::File>::as_ref(file));
    let handles: Array = files.iter().map(|(_, file)| handle(file)).collect();
    answer("add", &[names.into(), handles.into()]).await
}

/// Puts everything together. `list` is the office's own list.
pub async fn finish(list: Option<&[Vec<String>]>) -> Said<Summary> {
    let list = list.map_or(Ok(JsValue::UNDEFINED), |list| text(&list))?;
    answer("finish", &[list]).await
}

/// A part of the queue.
pub async fn queue(query: &Query) -> Said<Page> {
    answer("queue", &[text(query)?]).await
}

/// Cells of a total.
pub async fn cells(total: usize, from: usize, count: usize) -> Said<Cells> {
    answer("cells", &[total.into(), from.into(), count.into()]).await
}

/// A cell with all that stands behind it.
pub async fn cell(file: &str, path: &str) -> Said<CellView> {
    answer("cell", &[file.into(), path.into()]).await
}

/// The text of the reminder.
pub async fn reminder() -> Said<String> {
    answer("reminder", &[]).await
}

/// Everything as tables, as the text that the worker of workbooks takes.
pub async fn tables() -> Said<String> {
    Ok(ask("tables", &[]).await?.as_string().unwrap_or_default())
}

/// Drafts a form from the filings of one part of the place, or of all.
pub async fn draft(form: &str, place: Option<&str>) -> Said<Drafted> {
    let place = place.map_or(JsValue::UNDEFINED, JsValue::from_str);
    answer("draft", &[form.into(), place]).await
}

/// Begins to issue receipts with this key.
pub async fn issue_with(key: &Key, numbering: &Numbering) -> Said<()> {
    let exposed = Uint8Array::from(&key.exposed()[..]);
    let asked = ask("issue_with", &[exposed.clone().into(), text(numbering)?]).await;
    exposed.fill(0, 0, exposed.length());
    asked.map(drop)
}

/// Issues receipts for some lines more.
pub async fn issue_some(lines: usize) -> Said<Issuing> {
    answer("issue_some", &[lines.into()]).await
}

/// The archive of all receipts.
pub async fn issued() -> Said<Vec<u8>> {
    Ok(Uint8Array::new(&ask("issued", &[]).await?).to_vec())
}

fn text(value: &impl Serialize) -> Said<JsValue> {
    let text = serde_json::to_string(value);
    text.map(Into::into).map_err(|error| error.to_string())
}

async fn answer<T: DeserializeOwned>(call: &str, words: &[JsValue]) -> Said<T> {
    let answer = ask(call, words).await?;
    let text = answer.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

async fn ask(call: &str, words_of: &[JsValue]) -> Said<JsValue> {
    workers::ask("office", call, words_of)
        .await
        .unwrap_or_else(|| Err(words::NO_WORKER.to_owned()))
}
