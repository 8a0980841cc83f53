//! Form packs: inside the page when it is one file, else beside it, each fetched only when asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use bangfu_api::Library;
use gloo::net::http::Request;
use gloo::utils::document;
use serde::Deserialize;
use yew::prelude::*;

use crate::words;

/// A pack that can be had.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// `taian-2024`
    pub id: String,
    /// `泰安市`
    pub place: String,
}

thread_local! {
    static LOADED: RefCell<BTreeMap<String, Rc<Library>>> = const { RefCell::new(BTreeMap::new()) };
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
    serde_json::from_str(&text).map_err(|_| words::NO_PACKS.to_owned())
}

/// A library of one pack.
pub async fn library(id: &str) -> Result<Rc<Library>, String> {
    if let Some(library) = LOADED.with_borrow(|loaded| loaded.get(id).cloned()) {
        return Ok(library);
    }
    let text = text(id).await?;
    let library = Rc::new(Library::of([text.as_str()]).map_err(|problem| problem.text)?);
    LOADED.with_borrow_mut(|loaded| loaded.insert(id.to_owned(), Rc::clone(&library)));
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
