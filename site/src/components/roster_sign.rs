//! Signing a roster with its root key.

use std::rc::Rc;

use bangfu_api::model::Value;
use yew::prelude::*;

use super::fault::{Fault, fault_note, said};
use super::key_picker::{KeyPicker, Picked};
use super::labelled::{Labelled, labelled};
use super::passphrase_box::{PassphraseBox, take};
use crate::effects::{clock, paint};
use crate::keeping::signing::{Order, Signed, carry_out};
use crate::keeping::wishes::{next_update, usual_next_update};
use crate::words::roster as words;

const DUE: &str = "next-update";
const PASSPHRASE: &str = "root-passphrase";

#[derive(Properties, PartialEq)]
pub struct RosterSignProps {
    pub document: Rc<Value>,
    pub onsigned: Callback<Signed>,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Open(Option<Fault>),
    Busy,
}

/// The form.
#[component]
pub fn RosterSign(props: &RosterSignProps) -> Html {
    let due = use_state(|| usual_next_update(clock::today()));
    let picked = use_state(|| None::<Picked>);
    let phase = use_state(|| Phase::Open(None));
    let field = use_node_ref();
    let onpick = {
        let picked = picked.setter();
        Callback::from(move |key: Picked| picked.set(Some(key)))
    };
    let onenter = {
        let due = due.setter();
        Callback::from(move |text| due.set(text))
    };
    let busy = *phase == Phase::Busy;
    let onsubmit = {
        let (due, picked, field, phase) = (due.clone(), picked.clone(), field.clone(), phase.setter());
        let (document, onsigned) = (props.document.clone(), props.onsigned.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if busy {
                return;
            }
            let (order, passphrase) = match order(&due, picked.as_ref()) {
                Err(fault) => return phase.set(Phase::Open(Some(fault.leading()))),
                Ok(order) => (order, take(&field)),
            };
            if passphrase.is_empty() {
                let fault = Fault::at(PASSPHRASE, words::NO_PASSPHRASE);
                return phase.set(Phase::Open(Some(fault.leading())));
            }
            phase.set(Phase::Busy);
            let (phase, document, onsigned) = (phase.clone(), document.clone(), onsigned.clone());
            wasm_bindgen_futures::spawn_local(async move {
                paint::settled().await;
                match carry_out(&document, &order, &passphrase).await {
                    Ok(signed) => onsigned.emit(signed),
                    Err(refused) => phase.set(Phase::Open(Some(Fault::of(refused, PASSPHRASE).leading()))),
                }
            });
        })
    };
    let fault = match &*phase {
        Phase::Open(fault) => fault.as_ref(),
        Phase::Busy => None,
    };
    let wrong = |at| said(fault, Some(at));
    html! {
        <form class="card" {onsubmit}>
            <h2>{ words::SIGN }</h2>
            <p>{ words::SIGN_HINT }</p>
            { labelled(Labelled { id: DUE.into(), label: words::NEXT_UPDATE.into(), hint: words::NEXT_UPDATE_HINT.into(), width: Some(7), value: (*due).clone().into(), fault: wrong(DUE), onenter }) }
            <KeyPicker chosen={(*picked).clone()} {onpick} />
            <PassphraseBox id={PASSPHRASE} label={words::PASSPHRASE} fault={wrong(PASSPHRASE)} {field} />
            { fault_note(fault) }
            <p class="acts">
                <button type="submit" class="primary" disabled={busy}>{ words::SIGN_NOW }</button>
                if busy { <span class="waiting" role="status">{ words::UNLOCKING }</span> }
            </p>
        </form>
    }
}

/// What is asked for, or what is still missing.
fn order(due: &str, picked: Option<&Picked>) -> Result<Order, Fault> {
    let next_update = next_update(due, clock::today()).map_err(|text| Fault::at(DUE, text))?;
    let key = picked.ok_or_else(|| Fault::elsewhere(words::NO_KEY))?;
    Ok(Order {
        next_update,
        pem: key.pem.clone(),
    })
}
