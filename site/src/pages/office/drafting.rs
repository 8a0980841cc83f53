//! Papers drafted from the signed originals of the folder.

use std::rc::Rc;

use bangfu_api::seal::File;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::continue_draft::ContinueDraft;
use crate::components::message::{Tone, message};
use crate::counter::message::Drafted;
use crate::effects::counter;
use crate::words::office as words;

#[derive(Properties, PartialEq)]
pub struct DraftingProps {
    /// Papers that can be drafted: id and name.
    pub papers: Vec<(String, String)>,
    /// Parts of the place that filings came from.
    pub places: Vec<String>,
}

/// The panel.
#[component]
pub fn Drafting(props: &DraftingProps) -> Html {
    let place = use_state(String::new);
    let made = use_state(|| None::<Result<Drafted, String>>);
    let onplace = {
        let (place, made) = (place.setter(), made.setter());
        Callback::from(move |event: Event| {
            made.set(None);
            place.set(
                event
                    .target_dyn_into::<HtmlSelectElement>()
                    .map(|select| select.value())
                    .unwrap_or_default(),
            );
        })
    };
    let draft = |form: &str| {
        let (form, place, made) = (form.to_owned(), (*place).clone(), made.setter());
        Callback::from(move |_: MouseEvent| {
            let (form, place, made) = (form.clone(), place.clone(), made.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let place = Some(place.as_str()).filter(|place| !place.is_empty());
                made.set(Some(counter::draft(&form, place).await));
            });
        })
    };
    html! {
        <section class="card drafting no-print">
            <h2>{ words::DRAFTS }</h2>
            <p>{ words::DRAFTS_INTRO }</p>
            if !props.places.is_empty() {
                <label class="filter">{ words::DRAFT_PLACE }
                    <select onchange={onplace}>
                        <option value="" selected={place.is_empty()}>{ words::DRAFT_ALL }</option>
                        { for props.places.iter().map(|name| html! { <option value={name.clone()} selected={*place == *name}>{ name }</option> }) }
                    </select>
                </label>
            }
            <ul class="plain">{ for props.papers.iter().map(|(id, name)| html! {
                <li class="acts"><button type="button" class="second" onclick={draft(id)}>{ words::DRAFT }{ "：" }{ name }</button></li>
            }) }</ul>
            { for made.as_ref().map(|made| match made {
                Err(text) => message(Tone::Care, html! { { text } }),
                Ok(drafted) => taken(drafted),
            }) }
        </section>
    }
}

fn taken(drafted: &Drafted) -> Html {
    match File::read(drafted.text.as_bytes()) {
        Err(breach) => message(Tone::Problem, html! { { breach.to_string() } }),
        Ok(file) => html! {
            <>
                { message(Tone::Good, html! { { words::drafted(drafted.originals) } }) }
                <ContinueDraft file={Rc::new(file)} label={words::DRAFT_CONTINUE} />
            </>
        },
    }
}
