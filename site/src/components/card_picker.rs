//! Choosing a public key: that of a key of this computer, or one on a card.

use bangfu_api::seal::{Algorithm, PublicKey};
use gloo::file::File;
use yew::prelude::*;

use super::drop_zone::FilePicker;
use super::message::{Tone, message};
use crate::effects::keyring::{self, KeptKey};
use crate::keeping::opening::{self, CardAtHand};
use crate::words::{keys, roster as words};

#[derive(Properties, PartialEq)]
pub struct CardPickerProps {
    pub chosen: Option<CardAtHand>,
    pub onpick: Callback<CardAtHand>,
}

/// The choice.
#[component]
pub fn CardPicker(props: &CardPickerProps) -> Html {
    let kept = use_state(Vec::<KeptKey>::new);
    let fault = use_state(|| None::<String>);
    {
        let kept = kept.setter();
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                // Where the store does not answer, a card still serves.
                kept.set(keyring::all().await.unwrap_or_default());
            });
        });
    }
    let onfiles = {
        let (fault, onpick) = (fault.setter(), props.onpick.clone());
        Callback::from(move |files: Vec<File>| {
            let (fault, onpick) = (fault.clone(), onpick.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let Some(file) = files.first() else { return };
                fault.set(match opening::card(file).await {
                    Ok(card) => {
                        onpick.emit(card);
                        None
                    }
                    Err(text) => Some(text),
                });
            });
        })
    };
    let option = |key: &KeptKey| {
        let card = card_of(key)?;
        let id = format!("card-{}", key.kid);
        let checked = props.chosen.as_ref().is_some_and(|chosen| *chosen == card);
        let onchange = props.onpick.reform(move |_: Event| card.clone());
        let code = key.phone_code().get(..11).unwrap_or_default().to_owned();
        Some(html! {
            <div class="option">
                <input type="radio" name="root-card" id={id.clone()} {checked} {onchange} />
                <label for={id}>{ &key.holder }<span class="quiet">{ "　" }{ code }{ " ……" }</span></label>
            </div>
        })
    };
    let of_file = |card: &&CardAtHand| kept.iter().all(|key| key.kid != card.name);
    html! {
        <fieldset class="field">
            <legend>{ words::ROOT_KEY }</legend>
            <p class="hint">{ words::ROOT_KEY_HINT }</p>
            { for kept.iter().filter_map(option) }
            <p class="acts">
                <FilePicker id="root-card-file" label={words::CHOOSE_CARD} accept=".json" {onfiles} />
                if let Some(card) = props.chosen.as_ref().filter(of_file) {
                    <span role="status">{ keys::chosen(&card.name) }</span>
                }
            </p>
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text } }) } }
        </fieldset>
    }
}

/// The public half of a key of this computer.
fn card_of(key: &KeptKey) -> Option<CardAtHand> {
    Some(CardAtHand {
        public: PublicKey::from_spki(Algorithm::of(&key.alg)?, &key.spki)?,
        holder: key.holder.clone(),
        name: key.kid.clone(),
    })
}
