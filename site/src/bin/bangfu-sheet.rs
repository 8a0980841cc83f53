//! The module of the worker of workbooks: fetched when somebody first asks for one.

use bangfu_api::model::Date;
use bangfu_site::workbook;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

fn main() {}

/// The workbook of a form, blank or with the answers of a filing. `packs` are the texts of its notice's forms.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn template(packs: &str, form: &str, filing: Option<String>) -> Result<Vec<u8>, String> {
    let packs: Vec<String> = given(packs)?;
    workbook::template(&packs, form, filing.as_deref())
}

/// What a workbook of a form holds.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn read(
    packs: &str,
    form: &str,
    bytes: &[u8],
    year: i32,
    random: &[u8],
    today: &str,
) -> Result<String, String> {
    let packs: Vec<String> = given(packs)?;
    let random = random.try_into().map_err(|_| "random".to_owned())?;
    let today = Date::parse(today).ok_or("today")?;
    written(&workbook::read(&packs, form, bytes, year, random, today)?)
}

/// The rows of a list, as words.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn list(bytes: &[u8]) -> Result<String, String> {
    written(&workbook::list(bytes)?)
}

/// A workbook of tables.
///
/// # Errors
/// A sentence.
#[wasm_bindgen]
pub fn tables(title: &str, tables: &str) -> Result<Vec<u8>, String> {
    let tables: Vec<bangfu_sheet::Table> = given(tables)?;
    workbook::tables(title, &tables)
}

fn given<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn written(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}
