//! Beginning a roster: its name, and the root that signs it.

use bangfu_api::model::Value;
use yew::prelude::*;

use super::card_picker::CardPicker;
use super::enrolling_fields::enrolling_fields;
use super::labelled::{Labelled, labelled};
use super::message::{Tone, message};
use crate::effects::clock;
use crate::keeping::opening::CardAtHand;
use crate::keeping::wishes::{Enrolling, begun};
use crate::words::roster as words;

#[derive(Properties, PartialEq)]
pub struct RosterBeginProps {
    /// The new roster's document.
    pub onbegun: Callback<Value>,
}

/// The form.
#[component]
pub fn RosterBegin(props: &RosterBeginProps) -> Html {
    let id = use_state(String::new);
    let card = use_state(|| None::<CardAtHand>);
    let typed = use_state(|| Enrolling::from_today(clock::today(), ""));
    let fault = use_state(|| None::<String>);
    let onpick = {
        let (card, typed) = (card.clone(), typed.clone());
        Callback::from(move |picked: CardAtHand| {
            let untouched = card.as_ref().map_or("", |card| card.holder.as_str()) == typed.holder;
            if untouched {
                typed.set(Enrolling {
                    holder: picked.holder.clone(),
                    ..(*typed).clone()
                });
            }
            card.set(Some(picked));
        })
    };
    let onsubmit = {
        let (id, card, typed) = (id.clone(), card.clone(), typed.clone());
        let (fault, onbegun) = (fault.setter(), props.onbegun.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match begun(&id, card.as_ref(), &typed) {
                Ok(document) => onbegun.emit(document),
                Err(text) => fault.set(Some(text)),
            }
        })
    };
    let onenter = {
        let id = id.setter();
        Callback::from(move |text| id.set(text))
    };
    html! {
        <form class="card" {onsubmit}>
            <h2>{ words::BEGIN }</h2>
            <p>{ words::BEGIN_HINT }</p>
            { labelled(Labelled { id: "roster-id".into(), label: words::ID.into(), hint: words::ID_HINT.into(), width: Some(12), value: (*id).clone().into(), onenter, ..Labelled::default() }) }
            <CardPicker chosen={(*card).clone()} {onpick} />
            { enrolling_fields("root", &typed) }
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text } }) } }
            <p class="acts"><button type="submit" class="primary">{ words::BEGIN_NOW }</button></p>
        </form>
    }
}
