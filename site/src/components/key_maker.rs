//! Making a key: whose it is, a passphrase twice, which algorithm, and a while to wait.

use bangfu_api::canon::repair;
use bangfu_api::seal::{Algorithm, Passphrase};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fault::{Fault, fault_note, said};
use super::labelled::{Labelled, labelled};
use super::passphrase_box::{PassphraseBox, clear, read};
use crate::effects::keyring::{self, KeptKey};
use crate::effects::{paint, random};
use crate::words::keys as words;

#[derive(Properties, PartialEq)]
pub struct KeyMakerProps {
    pub onmade: Callback<KeptKey>,
}

const HOLDER: &str = "key-holder";
const FIRST: &str = "key-passphrase";
const SECOND: &str = "key-passphrase-again";

/// The form.
#[component]
pub fn KeyMaker(props: &KeyMakerProps) -> Html {
    let holder = use_state(String::new);
    let busy = use_state(|| false);
    let fault = use_state(|| None::<Fault>);
    let (first, second) = (use_node_ref(), use_node_ref());
    let algorithm = use_state(|| Algorithm::Ed25519);
    let onsubmit = {
        let algorithm = *algorithm;
        let (holder, busy, fault, onmade) =
            (holder.clone(), busy.clone(), fault.clone(), props.onmade.clone());
        let (first, second) = (first.clone(), second.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let (name, passphrase) = match fit(&holder, &read(&first), &read(&second)) {
                Ok(fit) => fit,
                Err(found) => return fault.set(Some(found.leading())),
            };
            clear(&first);
            clear(&second);
            fault.set(None);
            busy.set(true);
            let (busy, fault, onmade) = (busy.clone(), fault.clone(), onmade.clone());
            wasm_bindgen_futures::spawn_local(async move {
                paint::settled().await;
                match keyring::create(&name, algorithm, &passphrase).await {
                    Ok(key) => onmade.emit(key),
                    Err(text) => fault.set(Some(Fault::elsewhere(text))),
                }
                busy.set(false);
            });
        })
    };
    let onenter = {
        let holder = holder.clone();
        Callback::from(move |text| holder.set(text))
    };
    let onnational = {
        let algorithm = algorithm.clone();
        Callback::from(move |event: Event| {
            let ticked = event
                .target_dyn_into::<HtmlInputElement>()
                .is_some_and(|input| input.checked());
            algorithm.set(if ticked {
                Algorithm::Sm2
            } else {
                Algorithm::Ed25519
            });
        })
    };
    let wrong = |at| said(fault.as_ref(), Some(at));
    html! {
        <form class="card" {onsubmit}>
            <h2>{ words::NEW }</h2>
            { labelled(Labelled { id: HOLDER.into(), label: words::HOLDER.into(), hint: words::HOLDER_HINT.into(), width: Some(10), value: (*holder).clone().into(), fault: wrong(HOLDER), onenter }) }
            <PassphraseBox id={FIRST} label={words::PASSPHRASE} hint={words::PASSPHRASE_HINT} fault={wrong(FIRST)} field={first} new=true />
            <Offer />
            <PassphraseBox id={SECOND} label={words::PASSPHRASE_AGAIN} fault={wrong(SECOND)} field={second} new=true />
            <div class="field">
                <div class="option">
                    <input type="checkbox" id="key-national" checked={*algorithm == Algorithm::Sm2} onchange={onnational} aria-describedby="key-national-hint" />
                    <label for="key-national">{ words::NATIONAL }</label>
                </div>
                <p class="hint" id="key-national-hint">{ words::NATIONAL_HINT }</p>
            </div>
            { fault_note(fault.as_ref()) }
            <p class="acts">
                <button type="submit" class="primary" disabled={*busy}>{ words::CREATE }</button>
                if *busy { <span class="waiting" role="status">{ words::CREATING }</span> }
            </p>
        </form>
    }
}

/// Five random words, and others on demand. Where there is no randomness none are offered; making a key then says why.
#[component]
fn Offer() -> Html {
    let offered = use_state(|| random::bytes().map(words::five_words).unwrap_or_default());
    let onclick = {
        let offered = offered.clone();
        Callback::from(move |_: MouseEvent| {
            offered.set(random::bytes().map(words::five_words).unwrap_or_default())
        })
    };
    if offered.is_empty() {
        return html! {};
    }
    html! {
        <div class="offer">
            <p>{ words::OFFERED }</p>
            <p class="acts"><code>{ &*offered }</code><button type="button" class="link" {onclick}>{ words::OTHER_WORDS }</button></p>
        </div>
    }
}

/// The holder's name and a passphrase fit for a key, or what to mend first.
fn fit(holder: &str, passphrase: &str, again: &str) -> Result<(String, Passphrase), Fault> {
    let holder = repair(holder).trim().to_owned();
    if holder.is_empty() {
        return Err(Fault::at(HOLDER, words::NO_HOLDER));
    }
    if passphrase.bytes().any(|byte| !matches!(byte, b' '..=b'~')) {
        return Err(Fault::at(FIRST, words::NOT_LATIN));
    }
    let long_enough = Passphrase::new(passphrase);
    let long_enough =
        long_enough.ok_or_else(|| Fault::at(FIRST, words::too_short(passphrase.len(), Passphrase::LEAST)))?;
    if passphrase != again {
        return Err(Fault::at(SECOND, words::NOT_EQUAL));
    }
    Ok((holder, long_enough))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_must_be_latin_long_and_typed_twice_alike() {
        let fault = |holder: &str, passphrase: &str, again: &str| {
            let fault = fit(holder, passphrase, again).err();
            fault.map(|fault| (fault.at, fault.text))
        };
        let told = |at, text: &str| Some((Some(at), text.to_owned()));
        let (name, good) = ("张三（虚构）", "lamp-river-goat");
        assert_eq!(fault(name, good, good), None);
        assert_eq!(
            fault(name, good, "lamp-river-goal"),
            told(SECOND, words::NOT_EQUAL)
        );
        let clocks = "钟表钟表钟表钟表";
        assert_eq!(fault(name, clocks, clocks), told(FIRST, words::NOT_LATIN));
        assert_eq!(
            fault(name, "short", "short"),
            told(FIRST, &words::too_short(5, 12))
        );
        assert_eq!(fault(" ", good, good), told(HOLDER, words::NO_HOLDER));
    }
}
