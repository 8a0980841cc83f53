//! Taking in a key file, once its passphrase has opened it.

use bangfu_api::canon::repair;
use gloo::file::File;
use yew::prelude::*;

use super::drop_zone::FilePicker;
use super::message::{Tone, message};
use super::passphrase_box::{PassphraseBox, take};
use super::text_box::TextBox;
use crate::effects::keyring::{self, KeptKey};
use crate::effects::paint;
use crate::words::keys as words;

#[derive(Properties, PartialEq)]
pub struct KeyLoaderProps {
    pub onloaded: Callback<KeptKey>,
}

/// The form: a file, then the holder and the passphrase.
#[component]
pub fn KeyLoader(props: &KeyLoaderProps) -> Html {
    let chosen = use_state(|| None::<(String, String)>);
    let holder = use_state(String::new);
    let busy = use_state(|| false);
    let fault = use_state(|| None::<String>);
    let field = use_node_ref();
    let onfiles = {
        let (chosen, holder, fault) = (chosen.clone(), holder.clone(), fault.clone());
        Callback::from(move |files: Vec<File>| {
            let Some(file) = files.into_iter().next() else {
                return;
            };
            let (chosen, holder, fault) = (chosen.clone(), holder.clone(), fault.clone());
            wasm_bindgen_futures::spawn_local(async move {
                match keyring::read(&file).await {
                    Ok(pem) => {
                        fault.set(None);
                        holder.set(words::holder_of(&file.name()));
                        chosen.set(Some((file.name(), pem)));
                    }
                    Err(text) => fault.set(Some(text)),
                }
            });
        })
    };
    let onsubmit = {
        let (chosen, holder, busy, fault, field) = (
            chosen.clone(),
            holder.clone(),
            busy.clone(),
            fault.clone(),
            field.clone(),
        );
        let onloaded = props.onloaded.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some((_, pem)) = (*chosen).clone().filter(|_| !*busy) else {
                return;
            };
            let name = repair(&holder).trim().to_owned();
            if name.is_empty() {
                return fault.set(Some(words::NO_HOLDER.to_owned()));
            }
            let passphrase = take(&field);
            fault.set(None);
            busy.set(true);
            let (chosen, busy, fault, onloaded) =
                (chosen.clone(), busy.clone(), fault.clone(), onloaded.clone());
            wasm_bindgen_futures::spawn_local(async move {
                paint::settled().await;
                match keyring::adopt(&name, &pem, &passphrase).await {
                    Ok(key) => {
                        chosen.set(None);
                        onloaded.emit(key);
                    }
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
    html! {
        <form class="card" {onsubmit}>
            <h2>{ words::LOAD }</h2>
            <p>{ words::LOAD_HINT }</p>
            <p><FilePicker id="key-file" label={words::CHOOSE_FILE} accept=".pem" disabled={*busy} {onfiles} /></p>
            if let Some((name, _)) = &*chosen {
                <p class="quiet">{ words::chosen(name) }</p>
                <div class="field">
                    <label for="loaded-holder">{ words::HOLDER }</label>
                    <TextBox id="loaded-holder" value={(*holder).clone()} width={10} {onenter} />
                </div>
                <PassphraseBox id="loaded-passphrase" label={words::PASSPHRASE} {field} />
                <p class="acts">
                    <button type="submit" class="primary" disabled={*busy}>{ words::UNLOCK_AND_KEEP }</button>
                    if *busy { <span class="waiting" role="status">{ words::UNLOCKING }</span> }
                </p>
            }
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text.clone() } }) } }
        </form>
    }
}
