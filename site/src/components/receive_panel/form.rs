//! The form of a receipt.

use bangfu_api::canon::repair;
use bangfu_api::model::Instant;
use bangfu_api::seal::{Outcome, State};
use yew::prelude::*;

use super::super::fault::{Fault, fault_note, said};
use super::super::key_picker::{KeyPicker, Picked};
use super::super::labelled::{Labelled, labelled};
use super::super::passphrase_box::{PassphraseBox, take};
use super::issuing::Order;
use crate::effects::clock;
use crate::words::receive as words;

/// Element ids of the boxes.
pub const PASSPHRASE: &str = "issue-passphrase";
const NUMBER: &str = "receipt-no";
const RECEIVED: &str = "received-at";

#[derive(Properties, PartialEq)]
pub struct IssueFormProps {
    /// What verification says of the filing.
    pub state: State,
    /// From when on it is late, by the notice.
    pub deadline: Option<Instant>,
    pub busy: bool,
    pub fault: Option<Fault>,
    pub onorder: Callback<(Order, String)>,
}

/// The form.
#[component]
pub fn IssueForm(props: &IssueFormProps) -> Html {
    let outcome = use_state(|| Outcome::Arrived);
    let number = use_state(String::new);
    let received = use_state(|| words::when(clock::now()));
    let picked = use_state(|| None::<Picked>);
    let missing = use_state(|| None::<Fault>);
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
                (true, ..) => Err(Fault::at(NUMBER, words::NO_NUMBER)),
                (_, None, _) => Err(Fault::at(RECEIVED, words::NO_MOMENT)),
                (.., None) => Err(Fault::elsewhere(words::NO_KEY)),
                (_, Some(received_at), Some(key)) => Ok(Order {
                    outcome,
                    receipt_no,
                    received_at,
                    deadline,
                    pem: key.pem.clone(),
                }),
            };
            match order.map(|order| (order, take(&field))) {
                Err(fault) => missing.set(Some(fault.leading())),
                Ok((_, passphrase)) if passphrase.is_empty() => {
                    missing.set(Some(Fault::at(PASSPHRASE, words::NO_PASSPHRASE).leading()));
                }
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
    let fault = missing.as_ref().or(props.fault.as_ref());
    let wrong = |at| said(fault, Some(at));
    html! {
        <form {onsubmit}>
            <fieldset class="field">
                <legend>{ words::RESULT }</legend>
                { for Outcome::ALL.iter().map(|choice| option(*choice, props.state, &outcome)) }
            </fieldset>
            { labelled(Labelled { id: NUMBER.into(), label: words::NUMBER.into(), hint: words::NUMBER_HINT.into(), width: Some(16), value: (*number).clone().into(), fault: wrong(NUMBER), onenter: enter(&number) }) }
            { labelled(Labelled { id: RECEIVED.into(), label: words::RECEIVED.into(), hint: words::deadline(props.deadline).into(), width: Some(12), value: (*received).clone().into(), fault: wrong(RECEIVED), onenter: enter(&received) }) }
            <KeyPicker chosen={(*picked).clone()} {onpick} />
            <PassphraseBox id={PASSPHRASE} label={words::PASSPHRASE} fault={wrong(PASSPHRASE)} {field} />
            { fault_note(fault) }
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
