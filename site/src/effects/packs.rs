//! Form packs: inside the page when it is one file, else beside it, each fetched only when asked for.

use std::cell::RefCell;
use std::rc::Rc;

use bangfu_api::model::Value;
use bangfu_api::pack::Overview;
use bangfu_api::{Library, overview_with};
use gloo::net::http::Request;
use gloo::utils::document;
use yew::prelude::*;

use super::normal::{self, Browser};
use super::paint;
use crate::words;

/// A pack that can be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `taian-2024`
    pub id: String,
    /// `泰安市`
    pub place: String,
    /// First and last year the notice speaks of; none in an index that does not say.
    pub years: Option<(i32, i32)>,
}

thread_local! {
    static LOADED: RefCell<Vec<(String, Rc<Library>)>> = const { RefCell::new(Vec::new()) };
}

/// Something that is on its way.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded<T> {
    /// Not here yet.
    Waiting,
    /// Here.
    Ready(T),
    /// A sentence for the person.
    Failed(String),
}

impl<T> Loaded<T> {
    /// What is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Loaded::Ready(ready) => Some(ready),
            Loaded::Waiting | Loaded::Failed(_) => None,
        }
    }
}

/// The list of packs.
pub async fn index() -> Result<Vec<Entry>, String> {
    let text = text("index").await?;
    let list = normal::parse(&text).map_err(|_| words::NO_PACKS.to_owned())?;
    let word = |entry: &Value, name: &str| {
        entry
            .get(name)
            .and_then(Value::as_text)
            .unwrap_or_default()
            .to_owned()
    };
    let entries = list.as_list().unwrap_or_default().iter();
    Ok(entries
        .map(|entry| Entry {
            id: word(entry, "id"),
            place: word(entry, "place"),
            years: years(entry),
        })
        .collect())
}

fn years(entry: &Value) -> Option<(i32, i32)> {
    let years = entry.get("years")?;
    let year = |name: &str| years.get(name)?.as_integer()?.try_into().ok();
    Some((year("from")?, year("to")?))
}

/// The overview of a notice.
pub async fn overview(id: &str) -> Result<Rc<Overview>, String> {
    listed(id).await?;
    let overview = overview_with(&text(id).await?, &Browser).map_err(|problem| problem.text)?;
    Ok(Rc::new(overview))
}

/// A file may name any form: only notices the site lists are asked for.
async fn listed(notice: &str) -> Result<(), String> {
    let known = index().await?.iter().any(|entry| entry.id == notice);
    if known {
        Ok(())
    } else {
        Err(words::NO_SUCH_PACK.to_owned())
    }
}

/// A library of one form, `<notice>/<form>`.
pub async fn library(id: &str) -> Result<Rc<Library>, String> {
    if let Some(library) = LOADED.with_borrow(|loaded| {
        loaded
            .iter()
            .find(|(known, _)| known == id)
            .map(|(_, library)| Rc::clone(library))
    }) {
        return Ok(library);
    }
    listed(id.split_once('/').map_or(id, |(notice, _)| notice)).await?;
    let text = text(id).await?;
    let mut library = Library::new(&Browser);
    let unbound = library.read(&text).map_err(|problem| problem.text)?;
    paint::breath().await;
    library.bind(unbound).map_err(|problem| problem.text)?;
    paint::breath().await;
    let library = Rc::new(library);
    LOADED.with_borrow_mut(|loaded| loaded.push((id.to_owned(), Rc::clone(&library))));
    Ok(library)
}

/// The texts of a notice: its overview, and every form in its order.
pub async fn texts(notice: &str) -> Result<(String, Vec<String>), String> {
    let list = normal::parse(&text("index").await?).map_err(|_| words::NO_PACKS.to_owned())?;
    let id = |value: &Value| value.get("id").and_then(Value::as_text).map(str::to_owned);
    let mut entries = list.as_list().unwrap_or_default().iter();
    let entry = entries.find(|entry| id(entry).as_deref() == Some(notice));
    let entry = entry.ok_or_else(|| words::NO_SUCH_PACK.to_owned())?;
    let mut forms = Vec::new();
    for form in entry.get("forms").and_then(Value::as_list).unwrap_or_default() {
        forms.push(text(&id(form).unwrap_or_default()).await?);
    }
    Ok((text(notice).await?, forms))
}

async fn text(id: &str) -> Result<String, String> {
    fetched("pack", id).await
}

/// A text of the site: of the element `<kind>-<id>` where the page has one, else of the file of that name.
///
/// # Errors
/// A sentence when there is none or it cannot be fetched.
pub async fn fetched(kind: &str, id: &str) -> Result<String, String> {
    if let Some(element) = document().get_element_by_id(&format!("{kind}-{id}")) {
        return Ok(element.text_content().unwrap_or_default());
    }
    let failed = |_| words::NO_PACKS.to_owned();
    let folder = if kind == "pack" { "packs" } else { kind };
    let response = Request::get(&format!("{folder}/{id}.json"))
        .send()
        .await
        .map_err(failed)?;
    if !response.ok() {
        return Err(words::NO_PACKS.to_owned());
    }
    response.text().await.map_err(failed)
}

impl<T> From<Result<T, String>> for Loaded<T> {
    fn from(result: Result<T, String>) -> Loaded<T> {
        match result {
            Ok(ready) => Loaded::Ready(ready),
            Err(text) => Loaded::Failed(text),
        }
    }
}

/// The library of a form, fetched when the component first asks for it.
#[hook]
pub fn use_library(form: &str) -> Loaded<Rc<Library>> {
    let state = use_state(|| Loaded::Waiting);
    let setter = state.setter();
    use_effect_with(form.to_owned(), move |form| {
        let form = form.clone();
        wasm_bindgen_futures::spawn_local(async move { setter.set(library(&form).await.into()) });
    });
    (*state).clone()
}

/// The overview of a notice, fetched when the component first asks for it.
#[hook]
pub fn use_overview(notice: &str) -> Loaded<Rc<Overview>> {
    let state = use_state(|| Loaded::Waiting);
    let setter = state.setter();
    use_effect_with(notice.to_owned(), move |notice| {
        let notice = notice.clone();
        wasm_bindgen_futures::spawn_local(async move { setter.set(overview(&notice).await.into()) });
    });
    (*state).clone()
}
