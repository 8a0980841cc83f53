//! Taking a key into a roster: its card, its code by telephone, and only then whose it is.

use std::rc::Rc;

use bangfu_api::canon::{Heard, heard};
use bangfu_api::model::Value;
use gloo::file::File;
use yew::prelude::*;

use super::code_compare::CodeCompare;
use super::drop_zone::FilePicker;
use super::enrolment_form::EnrolmentForm;
use super::message::{Tone, message};
use super::roster_keys::Changed;
use crate::keeping::opening::{self, CardAtHand};
use crate::keeping::wishes::known;
use crate::words::roster as words;

#[derive(Properties, PartialEq)]
pub struct RosterEnrolProps {
    pub document: Rc<Value>,
    pub onchanged: Callback<Changed>,
}

/// The panel; it starts afresh for the next card once a key was taken in.
#[component]
pub fn RosterEnrol(props: &RosterEnrolProps) -> Html {
    let card = use_state(|| None::<CardAtHand>);
    let said = use_state(String::new);
    let fault = use_state(|| None::<String>);
    let onfiles = {
        let (card, said, fault) = (card.setter(), said.setter(), fault.setter());
        let document = props.document.clone();
        Callback::from(move |files: Vec<File>| {
            let (card, said, fault, document) = (card.clone(), said.clone(), fault.clone(), document.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let Some(file) = files.first() else { return };
                let read = opening::card(file).await;
                let new = read.and_then(|card| match known(&document, &card) {
                    Some(line) => Err(words::enrolled_already(&line)),
                    None => Ok(card),
                });
                said.set(String::new());
                fault.set(new.as_ref().err().cloned());
                card.set(new.ok());
            });
        })
    };
    let onsaid = {
        let said = said.setter();
        Callback::from(move |text| said.set(text))
    };
    let label = if card.is_some() {
        words::OTHER_CARD
    } else {
        words::CHOOSE_CARD
    };
    let at_hand = card.as_ref().map(|card| {
        let code = card.public.phone_code();
        let same = heard(&said, &code) == Heard::Same;
        html! {
            <>
                <CodeCompare {code} said={(*said).clone()} {onsaid} />
                if same {
                    <EnrolmentForm document={props.document.clone()} card={card.clone()} said={(*said).clone()} onchanged={props.onchanged.clone()} />
                } else {
                    <p class="hint">{ words::COMPARE_FIRST }</p>
                }
            </>
        }
    });
    html! {
        <section class="card">
            <h2>{ words::ENROL }</h2>
            <p>{ words::ENROL_HINT }</p>
            <p class="acts">
                <FilePicker id="card-file" {label} accept=".json" {onfiles} />
                if let Some(card) = &*card { <span role="status">{ words::chosen(&card.name) }</span> }
            </p>
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text } }) } }
            { at_hand.unwrap_or_default() }
        </section>
    }
}
