//! Keeping the draft: saved a moment after each change, and told so.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::message::{Tone, message};
use crate::effects::{clock, drafts, files};
use crate::sheet::{Sheet, SheetHandle};
use crate::words;

/// Milliseconds after the last change until it is written.
const PAUSE: u32 = 300;

/// Where saving stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Saving {
    /// Nothing was changed yet.
    Unchanged,
    /// A change waits to be written.
    Pending,
    /// Written at this time of day.
    Saved(String),
    /// The browser refused; a sentence.
    Failed(String),
}

/// Saves the sheet's draft after every change, and when the page is left.
#[hook]
pub fn use_saving(sheet: &SheetHandle) -> Saving {
    let state = use_state(|| Saving::Unchanged);
    let latest = use_mut_ref(|| sheet.clone());
    latest.replace(sheet.clone());
    {
        let (state, latest) = (state.setter(), latest.clone());
        use_effect_with(sheet.revision, move |revision| {
            let timer = (*revision > 0).then(|| {
                state.set(Saving::Pending);
                Timeout::new(PAUSE, move || {
                    let draft = latest.borrow().draft();
                    wasm_bindgen_futures::spawn_local(async move { state.set(write(draft).await) });
                })
            });
            move || drop(timer)
        });
    }
    use_effect_with((), move |()| {
        move || {
            let sheet = latest.borrow();
            if sheet.revision > 0 {
                let draft = sheet.draft();
                wasm_bindgen_futures::spawn_local(async move { drop(write(draft).await) });
            }
        }
    });
    (*state).clone()
}

async fn write(draft: drafts::Draft) -> Saving {
    let id = draft.id.clone();
    drafts::remember(draft);
    match drafts::persist(&id).await {
        Ok(()) => Saving::Saved(clock::time_of_day(clock::now())),
        Err(text) => Saving::Failed(text),
    }
}

/// Offers the draft as a file.
pub fn backup(sheet: &Sheet) -> Result<(), String> {
    let draft = sheet.draft();
    files::save(
        &files::name_of(&draft.title, &draft.year.to_string(), &draft.filer),
        &draft.text,
    )
}

/// A line that says where saving stands.
pub fn saved_note(saving: &Saving) -> Html {
    let text = match saving {
        Saving::Unchanged => words::NOT_CHANGED.to_owned(),
        Saving::Pending => words::SAVING.to_owned(),
        Saving::Saved(time) => words::saved(time),
        Saving::Failed(text) => return html! { { message(Tone::Problem, html! { { text.clone() } }) } },
    };
    html! { <p class="saved" role="status">{ text }</p> }
}
