//! Choosing the key to sign with: one of this computer, or a key file.

use gloo::file::File;
use yew::prelude::*;

use super::drop_zone::FilePicker;
use super::message::{Tone, message};
use crate::effects::keyring::{self, KeptKey};
use crate::routes::{Route, link};
use crate::words::{keys, sign as words};

/// A key that was chosen; it is still locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// The kid of a kept key, the name of a file.
    pub id: String,
    /// Who keeps it, as far as known.
    pub holder: String,
    /// The encrypted key file.
    pub pem: String,
}

#[derive(Properties, PartialEq)]
pub struct KeyPickerProps {
    pub chosen: Option<Picked>,
    pub onpick: Callback<Picked>,
}

/// The choice. A single key of this computer is chosen from the start.
#[component]
pub fn KeyPicker(props: &KeyPickerProps) -> Html {
    let kept = use_state(|| None::<Vec<KeptKey>>);
    let fault = use_state(|| None::<String>);
    {
        let (kept, fault, onpick) = (kept.setter(), fault.setter(), props.onpick.clone());
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                let keys = keyring::all().await.unwrap_or_else(|text| {
                    fault.set(Some(text));
                    Vec::new()
                });
                if let [only] = &keys[..] {
                    onpick.emit(picked(only));
                }
                kept.set(Some(keys));
            });
        });
    }
    let onfiles = {
        let (fault, onpick) = (fault.setter(), props.onpick.clone());
        Callback::from(move |files: Vec<File>| {
            let Some(file) = files.into_iter().next() else {
                return;
            };
            let (fault, onpick) = (fault.clone(), onpick.clone());
            wasm_bindgen_futures::spawn_local(async move {
                match keyring::read(&file).await {
                    Ok(pem) => {
                        fault.set(None);
                        onpick.emit(Picked {
                            id: file.name(),
                            holder: keys::holder_of(&file.name()),
                            pem,
                        });
                    }
                    Err(text) => fault.set(Some(text)),
                }
            });
        })
    };
    let Some(kept) = &*kept else { return html! {} };
    let chosen = props.chosen.as_ref().map(|key| key.id.as_str());
    let from_file = props
        .chosen
        .as_ref()
        .filter(|key| kept.iter().all(|known| known.kid != key.id));
    let option = |key: &KeptKey| {
        let id = format!("key-{}", key.kid);
        let onchange = {
            let key = picked(key);
            props.onpick.reform(move |_: Event| key.clone())
        };
        html! {
            <div class="option">
                <input type="radio" name="sign-key" id={id.clone()} checked={chosen == Some(key.kid.as_str())} {onchange} />
                <label for={id}>{ &key.holder }<span class="quiet">{ "　" }{ key.phone_code().get(..11).unwrap_or_default().to_owned() }{ " ……" }</span></label>
            </div>
        }
    };
    html! {
        <fieldset class="field">
            <legend>{ words::KEY }</legend>
            if kept.is_empty() {
                <p class="hint">{ words::NO_KEY }{ " " }{ link(&Route::Keys, "", words::TO_KEYS) }</p>
            }
            { for kept.iter().map(option) }
            <p class="acts">
                <FilePicker id="sign-key-file" label={words::CHOOSE_KEY_FILE} accept=".pem" {onfiles} />
                if let Some(key) = from_file { <span role="status">{ keys::chosen(&key.id) }</span> }
            </p>
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text.clone() } }) } }
        </fieldset>
    }
}

fn picked(key: &KeptKey) -> Picked {
    Picked {
        id: key.kid.clone(),
        holder: key.holder.clone(),
        pem: key.pem.clone(),
    }
}
