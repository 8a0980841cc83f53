//! The module of the worker that receives a folder: it holds the files and answers what the page asks.

use std::cell::RefCell;
use std::rc::Rc;

use bangfu_api::seal::Key;
use bangfu_site::counter::Counter;
use bangfu_site::counter::message::Said;
use js_sys::Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

fn main() {}

thread_local! {
    static COUNTER: RefCell<Option<Rc<Counter>>> = const { RefCell::new(None) };
}

/// Begins with an empty folder.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn begin(begin: &str) -> Result<(), String> {
    let counter = Counter::begin(read(begin)?)?;
    COUNTER.set(Some(Rc::new(counter)));
    Ok(())
}

/// Reads some files: their names and handles, side by side.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub async fn add(names: Array, files: Array) -> Result<String, String> {
    let pairs = names.iter().zip(files.iter());
    let files = pairs.filter_map(|(name, file)| {
        let file: web_sys::File = file.dyn_into().ok()?;
        Some((name.as_string()?, file.into()))
    });
    let files = files.collect();
    let counter = COUNTER.take().and_then(Rc::into_inner);
    let mut counter = counter.ok_or_else(Counter::missing)?;
    let progress = counter.add(files).await;
    COUNTER.set(Some(Rc::new(counter)));
    written(&progress)
}

/// Puts everything together. `list` is the office's own list, rows of words.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn finish(list: Option<String>) -> Result<String, String> {
    let list: Option<Vec<Vec<String>>> = list.as_deref().map(read).transpose()?;
    COUNTER.with_borrow_mut(|counter| {
        let counter = counter.as_mut().and_then(Rc::get_mut);
        let counter = counter.ok_or_else(Counter::missing)?;
        written(&counter.finish(list.as_deref())?)
    })
}

/// A part of the queue.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn queue(query: &str) -> Result<String, String> {
    let query = read(query)?;
    look(|counter| Ok(counter.queue(&query)))
}

/// Cells of a total.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn cells(total: usize, from: usize, count: usize) -> Result<String, String> {
    look(|counter| counter.cells(total, from, count))
}

/// A cell with all that stands behind it.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub async fn cell(file: String, path: String) -> Result<String, String> {
    let counter = COUNTER.with_borrow(Clone::clone).ok_or_else(Counter::missing)?;
    written(&counter.cell(&file, &path).await?)
}

/// The text of the reminder.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn reminder() -> Result<String, String> {
    look(Counter::reminder)
}

/// Everything as tables, for a workbook.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn tables() -> Result<String, String> {
    look(Counter::tables)
}

/// Drafts a form from the filings of one part of the place, or of all.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub async fn draft(form: String, place: Option<String>) -> Result<String, String> {
    let counter = COUNTER.with_borrow(Clone::clone).ok_or_else(Counter::missing)?;
    written(&counter.draft(&form, place.as_deref()).await?)
}

/// Begins to issue receipts with this key.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn issue_with(key: &[u8], numbering: &str) -> Result<(), String> {
    let key = Key::from_exposed(key).map_err(|breach| breach.to_string())?;
    let numbering = read(numbering)?;
    COUNTER.with_borrow_mut(|counter| {
        let counter = counter.as_mut().and_then(Rc::get_mut);
        counter.ok_or_else(Counter::missing)?.issue_with(key, numbering)
    })
}

/// Issues receipts for some lines more.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub async fn issue_some(lines: usize) -> Result<String, String> {
    let counter = COUNTER.take().and_then(Rc::into_inner);
    let mut counter = counter.ok_or_else(Counter::missing)?;
    let state = counter.issue_some(lines).await;
    COUNTER.set(Some(Rc::new(counter)));
    written(&state?)
}

/// The archive of all receipts.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn issued() -> Result<Vec<u8>, String> {
    COUNTER.with_borrow_mut(|counter| {
        let counter = counter.as_mut().and_then(Rc::get_mut);
        counter.ok_or_else(Counter::missing)?.issued()
    })
}

fn look<T: Serialize>(at: impl FnOnce(&Counter) -> Said<T>) -> Result<String, String> {
    COUNTER.with_borrow(|counter| written(&at(counter.as_ref().ok_or_else(Counter::missing)?)?))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn written(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}
