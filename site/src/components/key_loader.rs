//! Taking in a key file, once its passphrase has opened it.

use bangfu_api::canon::repair;
use gloo::file::File;
use yew::prelude::*;

use super::drop_zone::FilePicker;
use super::fault::{Fault, fault_note, said};
use super::labelled::{Labelled, labelled};
use super::passphrase_box::{PassphraseBox, take};
use crate::effects::keyring::{self, KeptKey};
use crate::effects::paint;
use crate::words::keys as words;

#[derive(Properties, PartialEq)]
pub struct KeyLoaderProps {
    pub onloaded: Callback<KeptKey>,
}

const HOLDER: &str = "loaded-holder";
const PASSPHRASE: &str = "loaded-passphrase";

/// The form: a file, then the holder and the passphrase.
#[component]
pub fn KeyLoader(props: &KeyLoaderProps) -> Html {
    let chosen = use_state(|| None::<(String, String)>);
    let holder = use_state(String::new);
    let busy = use_state(|| false);
    let fault = use_state(|| None::<Fault>);
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
                    Err(text) => fault.set(Some(Fault::elsewhere(text))),
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
                return fault.set(Some(Fault::at(HOLDER, words::NO_HOLDER).leading()));
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
                    Err(refused) => fault.set(Some(Fault::of(refused, PASSPHRASE).leading())),
                }
                busy.set(false);
            });
        })
    };
    let wrong = |at| said(fault.as_ref(), Some(at));
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
                { labelled(Labelled { id: HOLDER.into(), label: words::HOLDER.into(), width: Some(10), value: (*holder).clone().into(), fault: wrong(HOLDER), onenter, ..Labelled::default() }) }
                <PassphraseBox id={PASSPHRASE} label={words::PASSPHRASE} fault={wrong(PASSPHRASE)} {field} />
                <p class="acts">
                    <button type="submit" class="primary" disabled={*busy}>{ words::UNLOCK_AND_KEEP }</button>
                    if *busy { <span class="waiting" role="status">{ words::UNLOCKING }</span> }
                </p>
            }
            { fault_note(fault.as_ref()) }
        </form>
    }
}
