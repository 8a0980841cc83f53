//! Whose a key is, what it may sign as, and for how long.

use std::rc::Rc;

use bangfu_api::model::Value;
use bangfu_api::seal::{Role, words as seal};
use yew::prelude::*;

use super::choice::{Choice, options};
use super::enrolling_fields::enrolling_fields;
use super::message::{Tone, message, quiet_message};
use super::roster_keys::Changed;
use crate::effects::clock;
use crate::keeping::opening::CardAtHand;
use crate::keeping::wishes::{Enrolling, enrolled};
use crate::words::roster as words;

#[derive(Properties, PartialEq)]
pub struct EnrolmentFormProps {
    pub document: Rc<Value>,
    pub card: CardAtHand,
    /// The code that was read out.
    pub said: AttrValue,
    pub onchanged: Callback<Changed>,
}

/// The form.
#[component]
pub fn EnrolmentForm(props: &EnrolmentFormProps) -> Html {
    let typed = use_state(|| Enrolling::from_today(clock::today(), &props.card.holder));
    let fault = use_state(|| None::<String>);
    let onsubmit = {
        let (document, card, said) = (props.document.clone(), props.card.clone(), props.said.clone());
        let (typed, fault, onchanged) = (typed.clone(), fault.setter(), props.onchanged.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match enrolled(&document, &card, &said, &typed) {
                Ok(changed) => onchanged.emit(changed),
                Err(text) => fault.set(Some(text)),
            }
        })
    };
    html! {
        <form {onsubmit}>
            { enrolling_fields("enrol", &typed) }
            { roles(&typed) }
            if typed.roles.contains(&Role::Root) { { quiet_message(Tone::Note, html! { { words::NEW_ROOT } }) } }
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text } }) } }
            <p class="acts"><button type="submit" class="primary">{ words::ENROL_NOW }</button></p>
        </form>
    }
}

/// What the key may sign as.
fn roles(typed: &UseStateHandle<Enrolling>) -> Html {
    let at = |role: &Role| Role::ALL.iter().position(|known| known == role);
    let chosen = typed.roles.iter().filter_map(at);
    let onchoose = {
        let typed = typed.clone();
        Callback::from(move |chosen: Vec<u16>| {
            let ticked = |at: usize| chosen.iter().any(|index| usize::from(*index) == at);
            let roles = Role::ALL.iter().enumerate();
            typed.set(Enrolling {
                roles: roles
                    .filter(|(at, _)| ticked(*at))
                    .map(|(_, role)| *role)
                    .collect(),
                ..(*typed).clone()
            });
        })
    };
    let choice = Choice {
        id: "enrol-roles".into(),
        options: Role::ALL.iter().map(|role| seal::role(*role).into()).collect(),
        chosen: chosen.filter_map(|at| u16::try_from(at).ok()).collect(),
        label: None,
        described_by: None,
        invalid: false,
        onchoose,
        onleave: Callback::noop(),
    };
    html! {
        <fieldset class="field">
            <legend>{ words::ROLES }</legend>
            <p class="hint">{ words::ROLES_HINT }</p>
            { options(&choice, false) }
        </fieldset>
    }
}
