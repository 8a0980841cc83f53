//! Giving up a key: why, from when on, and the reason.

use std::rc::Rc;

use bangfu_api::model::Value;
use yew::prelude::*;

use super::labelled::{Labelled, labelled};
use super::message::{Tone, message, quiet_message};
use super::roster_keys::Changed;
use crate::effects::clock;
use crate::keeping::lines::Line;
use crate::keeping::wishes::{Revoking, Why, revoked};
use crate::words::roster as words;

#[derive(Properties, PartialEq)]
pub struct RosterRevokeProps {
    pub document: Rc<Value>,
    pub of: Line,
    pub onchanged: Callback<Changed>,
    /// The key stays as it is.
    pub onleave: Callback<()>,
}

/// The form.
#[component]
pub fn RosterRevoke(props: &RosterRevokeProps) -> Html {
    let typed = use_state(|| Revoking {
        last_day: clock::today().to_string(),
        since: words::now(clock::now()),
        ..Revoking::default()
    });
    let fault = use_state(|| None::<String>);
    let onsubmit = {
        let (document, line, typed) = (props.document.clone(), props.of.clone(), (*typed).clone());
        let (fault, onchanged) = (fault.setter(), props.onchanged.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match revoked(&document, &line, &typed) {
                Ok(changed) => onchanged.emit(changed),
                Err(text) => fault.set(Some(text)),
            }
        })
    };
    let row = |name: &str, label, hint, width, part: fn(&mut Revoking) -> &mut String| {
        let onenter = {
            let typed = typed.clone();
            Callback::from(move |text| {
                let mut next = (*typed).clone();
                *part(&mut next) = text;
                typed.set(next);
            })
        };
        labelled(Labelled {
            id: format!("revoke-{name}").into(),
            label: AttrValue::Static(label),
            hint: AttrValue::Static(hint),
            width: Some(width),
            value: part(&mut (*typed).clone()).clone().into(),
            onenter,
            ..Labelled::default()
        })
    };
    let details = match typed.why {
        None => html! {},
        Some(Why::Replaced) => row("last-day", words::LAST_DAY, words::LAST_DAY_HINT, 7, |typed| {
            &mut typed.last_day
        }),
        Some(Why::Lost | Why::Mistaken) => html! {
            <>
                { row("since", words::SINCE, words::SINCE_HINT, 10, |typed| &mut typed.since) }
                { row("reason", words::REASON, words::REASON_HINT, 20, |typed| &mut typed.reason) }
            </>
        },
    };
    html! {
        <form class="revoke" {onsubmit}>
            if props.of.is_root() { { quiet_message(Tone::Care, html! { { words::ROOT_REVOKED } }) } }
            <fieldset class="field">
                <legend>{ words::WHY }</legend>
                { for (1..).zip(Why::ALL).map(|(number, why)| option(number, why, &typed)) }
            </fieldset>
            { details }
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text } }) } }
            <p class="acts">
                <button type="submit" class="danger">{ words::REVOKE_NOW }</button>
                <button type="button" class="second" onclick={props.onleave.reform(|_: MouseEvent| ())}>{ words::KEEP_KEY }</button>
            </p>
        </form>
    }
}

fn option(number: usize, why: Why, typed: &UseStateHandle<Revoking>) -> Html {
    let id = format!("revoke-why-{number}");
    let (label, follows) = words::why(why);
    let checked = typed.why == Some(why);
    let onchange = {
        let typed = typed.clone();
        Callback::from(move |_: Event| {
            typed.set(Revoking {
                why: Some(why),
                ..(*typed).clone()
            })
        })
    };
    html! {
        <div class="option">
            <input type="radio" name="revoke-why" id={id.clone()} {checked} {onchange} />
            <label for={id}>{ label }<span class="quiet">{ "　" }{ follows }</span></label>
        </div>
    }
}
