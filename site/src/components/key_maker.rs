//! Making a key: whose it is, a passphrase twice, which algorithm, and a while to wait.

use bangfu_api::canon::repair;
use bangfu_api::seal::{Algorithm, Passphrase};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::message::{Tone, message};
use super::passphrase_box::{PassphraseBox, clear, read};
use super::text_box::TextBox;
use crate::effects::keyring::{self, KeptKey};
use crate::effects::{paint, random};
use crate::words::keys as words;

#[derive(Properties, PartialEq)]
pub struct KeyMakerProps {
    pub onmade: Callback<KeptKey>,
}

/// The form.
#[component]
pub fn KeyMaker(props: &KeyMakerProps) -> Html {
    let holder = use_state(String::new);
    let busy = use_state(|| false);
    let fault = use_state(|| None::<String>);
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
                Err(text) => return fault.set(Some(text)),
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
                    Err(text) => fault.set(Some(text)),
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
    html! {
        <form class="card" {onsubmit}>
            <h2>{ words::NEW }</h2>
            <div class="field">
                <label for="key-holder">{ words::HOLDER }</label>
                <p class="hint" id="key-holder-hint">{ words::HOLDER_HINT }</p>
                <TextBox id="key-holder" value={(*holder).clone()} width={10} described_by="key-holder-hint" {onenter} />
            </div>
            <PassphraseBox id="key-passphrase" label={words::PASSPHRASE} hint={words::PASSPHRASE_HINT} field={first} new=true />
            <Offer />
            <PassphraseBox id="key-passphrase-again" label={words::PASSPHRASE_AGAIN} field={second} new=true />
            <div class="field">
                <div class="option">
                    <input type="checkbox" id="key-national" checked={*algorithm == Algorithm::Sm2} onchange={onnational} aria-describedby="key-national-hint" />
                    <label for="key-national">{ words::NATIONAL }</label>
                </div>
                <p class="hint" id="key-national-hint">{ words::NATIONAL_HINT }</p>
            </div>
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text.clone() } }) } }
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
fn fit(holder: &str, passphrase: &str, again: &str) -> Result<(String, Passphrase), String> {
    let holder = repair(holder).trim().to_owned();
    if holder.is_empty() {
        return Err(words::NO_HOLDER.to_owned());
    }
    if passphrase.bytes().any(|byte| !matches!(byte, b' '..=b'~')) {
        return Err(words::NOT_LATIN.to_owned());
    }
    let long_enough = Passphrase::new(passphrase);
    let long_enough = long_enough.ok_or_else(|| words::too_short(passphrase.len(), Passphrase::LEAST))?;
    if passphrase != again {
        return Err(words::NOT_EQUAL.to_owned());
    }
    Ok((holder, long_enough))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_must_be_latin_long_and_typed_twice_alike() {
        let fault = |passphrase: &str, again: &str| fit("张三（虚构）", passphrase, again).err();
        assert_eq!(fault("lamp-river-goat", "lamp-river-goat"), None);
        assert_eq!(
            fault("lamp-river-goat", "lamp-river-goal").as_deref(),
            Some(words::NOT_EQUAL)
        );
        assert_eq!(
            fault("钟表钟表钟表钟表", "钟表钟表钟表钟表").as_deref(),
            Some(words::NOT_LATIN)
        );
        assert_eq!(fault("short", "short"), Some(words::too_short(5, 12)));
        assert_eq!(
            fit(" ", "lamp-river-goat", "lamp-river-goat").err().as_deref(),
            Some(words::NO_HOLDER)
        );
    }
}
