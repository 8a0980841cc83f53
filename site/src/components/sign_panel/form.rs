//! The form of signing.

use bangfu_api::canon::repair;
use bangfu_api::seal::Role;
use yew::prelude::*;

use super::super::fault::{Fault, fault_note, said};
use super::super::key_picker::{KeyPicker, Picked};
use super::super::labelled::{Labelled, labelled};
use super::super::message::{Tone, message};
use super::super::passphrase_box::{PassphraseBox, take};
use super::signatory::Signatory;
use super::signing::Order;
use crate::words::sign as words;

/// Element ids of the boxes.
pub const PASSPHRASE: &str = "sign-passphrase";
const REASON: &str = "refusal-reason";
const SIGNER: &str = "signer";

#[derive(Properties, PartialEq)]
pub struct SignFormProps {
    /// Who may sign.
    pub parties: Vec<Signatory>,
    pub ready: bool,
    pub blocked_by: AttrValue,
    /// Somebody has signed already, so there is something to refuse.
    pub may_refuse: bool,
    pub busy: bool,
    pub fault: Option<Fault>,
    pub onorder: Callback<(Order, String)>,
}

/// The form.
#[component]
pub fn SignForm(props: &SignFormProps) -> Html {
    let role = use_state(|| None::<Role>);
    let signer = use_state(String::new);
    let picked = use_state(|| None::<Picked>);
    let refusing = use_state(|| false);
    let reason = use_state(String::new);
    let missing = use_state(|| None::<Fault>);
    let field = use_node_ref();
    let only = (props.parties.len() == 1).then(|| props.parties[0].role);
    let party = role
        .or(only)
        .and_then(|role| props.parties.iter().find(|party| party.role == role).cloned());
    let onpick = {
        let (signer, picked) = (signer.clone(), picked.clone());
        Callback::from(move |key: Picked| {
            let untouched = picked.as_ref().map_or("", |known| known.holder.as_str()) == signer.as_str();
            if untouched {
                signer.set(key.holder.clone());
            }
            picked.set(Some(key));
        })
    };
    let onsubmit = {
        let (party, signer, picked, field) = (party.clone(), signer.clone(), picked.clone(), field.clone());
        let (refusal, missing, onorder) = (
            (*refusing).then(|| repair(&reason)),
            missing.clone(),
            props.onorder.clone(),
        );
        let busy = props.busy;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if busy {
                return;
            }
            let order = order(party.as_ref(), &signer, picked.as_ref(), refusal.as_deref());
            match order {
                Err(fault) => missing.set(Some(fault.leading())),
                Ok(order) => match take(&field) {
                    passphrase if passphrase.is_empty() => {
                        missing.set(Some(Fault::at(PASSPHRASE, words::NO_PASSPHRASE).leading()));
                    }
                    passphrase => {
                        missing.set(None);
                        onorder.emit((order, passphrase));
                    }
                },
            }
        })
    };
    let turn = {
        let (refusing, missing) = (refusing.clone(), missing.clone());
        Callback::from(move |_: MouseEvent| {
            missing.set(None);
            refusing.set(!*refusing);
        })
    };
    let enter = |state: &UseStateHandle<String>| {
        let setter = state.setter();
        Callback::from(move |text| setter.set(text))
    };
    let switch = match (*refusing, props.may_refuse) {
        (true, _) => {
            html! { <button type="button" class="link" onclick={turn}>{ words::BACK_TO_SIGNING }</button> }
        }
        (false, true) => {
            html! { <button type="button" class="link" onclick={turn}>{ words::REFUSE }</button> }
        }
        (false, false) => html! {},
    };
    if !props.ready && !*refusing {
        return html! { <>{ message(Tone::Care, html! { { &props.blocked_by } }) }<p class="acts">{ switch }</p></> };
    }
    let fault = missing.as_ref().or(props.fault.as_ref());
    let wrong = |at| said(fault, Some(at));
    html! {
        <form {onsubmit}>
            { parties(&props.parties, party.as_ref(), &role) }
            if *refusing {
                { labelled(Labelled { id: REASON.into(), label: words::REFUSAL_REASON.into(), hint: words::REFUSAL_HINT.into(), width: None, value: (*reason).clone().into(), fault: wrong(REASON), onenter: enter(&reason) }) }
            }
            <KeyPicker chosen={(*picked).clone()} {onpick} />
            { labelled(Labelled { id: SIGNER.into(), label: words::SIGNER.into(), hint: words::SIGNER_HINT.into(), width: Some(10), value: (*signer).clone().into(), fault: wrong(SIGNER), onenter: enter(&signer) }) }
            <PassphraseBox id={PASSPHRASE} label={words::PASSPHRASE} hint={words::PASSPHRASE_HINT} fault={wrong(PASSPHRASE)} {field} />
            { fault_note(fault) }
            <p class="acts">
                <button type="submit" class={if *refusing { "danger" } else { "primary" }} disabled={props.busy}>
                    { if *refusing { words::SIGN_REFUSAL } else { words::SIGN } }
                </button>
                if props.busy { <span class="waiting" role="status">{ words::UNLOCKING }</span> } else { { switch } }
            </p>
        </form>
    }
}

/// As whom: a choice, or a sentence where there is nothing to choose.
fn parties(all: &[Signatory], chosen: Option<&Signatory>, role: &UseStateHandle<Option<Role>>) -> Html {
    if let [only] = all {
        return html! { <p class="as-whom">{ words::as_whom(name(only), &only.title) }</p> };
    }
    let option = |party: &Signatory| {
        let id = format!("sign-as-{}", party.role.name());
        let onchange = {
            let (setter, role) = (role.setter(), party.role);
            Callback::from(move |_: Event| setter.set(Some(role)))
        };
        let checked = chosen.is_some_and(|chosen| chosen.role == party.role);
        html! {
            <div class="option">
                <input type="radio" name="sign-as" id={id.clone()} {checked} {onchange} />
                <label for={id}>{ &party.title }{ " " }{ name(party) }</label>
            </div>
        }
    };
    html! { <fieldset class="field"><legend>{ words::AS }</legend>{ for all.iter().map(option) }</fieldset> }
}

fn name(party: &Signatory) -> &str {
    if party.name.is_empty() {
        words::UNNAMED
    } else {
        &party.name
    }
}

/// What is asked for, or what is still missing.
fn order(
    party: Option<&Signatory>,
    signer: &str,
    picked: Option<&Picked>,
    refusal: Option<&str>,
) -> Result<Order, Fault> {
    let signer = repair(signer).trim().to_owned();
    let party = party.cloned().ok_or_else(|| Fault::elsewhere(words::NO_PARTY))?;
    if refusal.is_some_and(|reason| reason.trim().is_empty()) {
        return Err(Fault::at(REASON, words::NO_REASON));
    }
    let pem = picked.map(|key| key.pem.clone());
    let pem = pem.ok_or_else(|| Fault::elsewhere(words::NO_PICKED_KEY))?;
    if signer.is_empty() {
        return Err(Fault::at(SIGNER, words::NO_SIGNER));
    }
    Ok(Order {
        party,
        signer,
        pem,
        refusal: refusal.map(str::to_owned),
    })
}
