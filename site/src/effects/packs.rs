//! Form packs: inside the page when it is one file, else beside it, each fetched only when asked for.

use std::cell::RefCell;
use std::rc::Rc;

use bangfu_api::Library;
use bangfu_api::model::Value;
use gloo::net::http::Request;
use gloo::utils::document;
use yew::prelude::*;

use super::normal::{self, Browser};
use crate::words;

/// A pack that can be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `taian-2024`
    pub id: String,
    /// `泰安市`
    pub place: String,
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
        })
        .collect())
}

/// A library of one pack.
pub async fn library(id: &str) -> Result<Rc<Library>, String> {
    if let Some(library) = LOADED.with_borrow(|loaded| {
        loaded
            .iter()
            .find(|(known, _)| known == id)
            .map(|(_, library)| Rc::clone(library))
    }) {
        return Ok(library);
    }
    // A file may name any form: only packs the site lists are asked for.
    if index().await?.iter().all(|entry| entry.id != id) {
        return Err(words::NO_SUCH_PACK.to_owned());
    }
    let text = text(id).await?;
    let mut library = Library::new(&Browser);
    library.add(&text).map_err(|problem| problem.text)?;
    let library = Rc::new(library);
    LOADED.with_borrow_mut(|loaded| loaded.push((id.to_owned(), Rc::clone(&library))));
    Ok(library)
}

async fn text(id: &str) -> Result<String, String> {
    if let Some(element) = document().get_element_by_id(&format!("pack-{id}")) {
        return Ok(element.text_content().unwrap_or_default());
    }
    let failed = |_| words::NO_PACKS.to_owned();
    let response = Request::get(&format!("packs/{id}.json"))
        .send()
        .await
        .map_err(failed)?;
    if !response.ok() {
        return Err(words::NO_PACKS.to_owned());
    }
    response.text().await.map_err(failed)
}

/// The library of a pack, fetched when the component first asks for it.
#[hook]
pub fn use_library(pack: &str) -> Loaded<Rc<Library>> {
    let state = use_state(|| Loaded::Waiting);
    let setter = state.setter();
    use_effect_with(pack.to_owned(), move |pack| {
        let pack = pack.clone();
        wasm_bindgen_futures::spawn_local(async move {
            setter.set(match library(&pack).await {
                Ok(library) => Loaded::Ready(library),
                Err(text) => Loaded::Failed(text),
            });
        });
    });
    (*state).clone()
}
