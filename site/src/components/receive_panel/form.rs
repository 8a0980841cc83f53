//! The form of a receipt.

use bangfu_api::canon::repair;
use bangfu_api::model::Instant;
use bangfu_api::seal::{Outcome, State};
use yew::prelude::*;

use super::super::key_picker::{KeyPicker, Picked};
use super::super::message::{Tone, message};
use super::super::passphrase_box::{PassphraseBox, take};
use super::super::text_box::TextBox;
use super::issuing::Order;
use crate::effects::clock;
use crate::words::receive as words;

#[derive(Properties, PartialEq)]
pub struct IssueFormProps {
    /// What verification says of the filing.
    pub state: State,
    /// From when on it is late, by the notice.
    pub deadline: Option<Instant>,
    pub busy: bool,
    pub fault: Option<String>,
    pub onorder: Callback<(Order, String)>,
}

/// The form.
#[component]
pub fn IssueForm(props: &IssueFormProps) -> Html {
    let outcome = use_state(|| Outcome::Arrived);
    let number = use_state(String::new);
    let received = use_state(|| words::when(clock::now()));
    let picked = use_state(|| None::<Picked>);
    let missing = use_state(|| None::<&'static str>);
    let field = use_node_ref();
    let onpick = {
        let picked = picked.setter();
        Callback::from(move |key: Picked| picked.set(Some(key)))
    };
    let onsubmit = {
        let (outcome, number, received, picked) = (
            *outcome,
            (*number).clone(),
            (*received).clone(),
            (*picked).clone(),
        );
        let (field, missing, onorder) = (field.clone(), missing.setter(), props.onorder.clone());
        let (busy, deadline) = (props.busy, props.deadline);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if busy {
                return;
            }
            let receipt_no = repair(&number).trim().to_owned();
            let order = match (receipt_no.is_empty(), words::read_when(&received), &picked) {
                (true, ..) => Err(words::NO_NUMBER),
                (_, None, _) => Err(words::NO_MOMENT),
                (.., None) => Err(words::NO_KEY),
                (_, Some(received_at), Some(key)) => Ok(Order {
                    outcome,
                    receipt_no,
                    received_at,
                    deadline,
                    pem: key.pem.clone(),
                }),
            };
            match order.map(|order| (order, take(&field))) {
                Err(text) => missing.set(Some(text)),
                Ok((_, passphrase)) if passphrase.is_empty() => missing.set(Some(words::NO_PASSPHRASE)),
                Ok(order) => {
                    missing.set(None);
                    onorder.emit(order);
                }
            }
        })
    };
    let enter = |state: &UseStateHandle<String>| {
        let setter = state.setter();
        Callback::from(move |text| setter.set(text))
    };
    let fault = missing.map(str::to_owned).or_else(|| props.fault.clone());
    html! {
        <form {onsubmit}>
            <fieldset class="field">
                <legend>{ words::RESULT }</legend>
                { for Outcome::ALL.iter().map(|choice| option(*choice, props.state, &outcome)) }
            </fieldset>
            <div class="field">
                <label for="receipt-no">{ words::NUMBER }</label>
                <p class="hint" id="receipt-no-hint">{ words::NUMBER_HINT }</p>
                <TextBox id="receipt-no" value={(*number).clone()} width={16} described_by="receipt-no-hint" onenter={enter(&number)} />
            </div>
            <div class="field">
                <label for="received-at">{ words::RECEIVED }</label>
                <p class="hint" id="received-at-hint">{ words::deadline(props.deadline) }</p>
                <TextBox id="received-at" value={(*received).clone()} width={12} described_by="received-at-hint" onenter={enter(&received)} />
            </div>
            <KeyPicker chosen={(*picked).clone()} {onpick} />
            <PassphraseBox id="issue-passphrase" label={words::PASSPHRASE} {field} />
            if let Some(text) = fault { { message(Tone::Problem, html! { { text } }) } }
            <p class="acts">
                <button type="submit" class="primary" disabled={props.busy}>{ words::ISSUE }</button>
                if props.busy { <span class="waiting" role="status">{ words::UNLOCKING }</span> }
            </p>
        </form>
    }
}

/// A result; one that may not be issued for a file in this state cannot be chosen.
fn option(choice: Outcome, state: State, chosen: &UseStateHandle<Outcome>) -> Html {
    let id = format!("outcome-{}", choice.name());
    let onchange = {
        let setter = chosen.setter();
        Callback::from(move |_: Event| setter.set(choice))
    };
    let allowed = state == State::Valid || matches!(choice, Outcome::Arrived | Outcome::Returned);
    let (label, hint) = words::outcome(choice);
    html! {
        <div class="option">
            <input type="radio" name="outcome" id={id.clone()} checked={**chosen == choice} disabled={!allowed} {onchange} />
            <label for={id}>{ label }<span class="quiet">{ "　" }{ hint }</span></label>
        </div>
    }
}
