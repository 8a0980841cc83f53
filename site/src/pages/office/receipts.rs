//! Receipts for everything that came, in one go.

use yew::prelude::*;

use crate::components::fault::{Fault, fault_note, said};
use crate::components::key_picker::{KeyPicker, Picked};
use crate::components::labelled::{Labelled, labelled};
use crate::components::message::{Tone, message};
use crate::components::passphrase_box::{PassphraseBox, take};
use crate::counter::message::{Issuing, Numbering};
use crate::effects::locking::{self, Refused};
use crate::effects::{counter, files};
use crate::words::office as words;
use crate::words::receive;

/// Lines the worker looks at before it tells how far it is.
const SHARE: usize = 40;

/// Element ids of boxes.
const FIRST: &str = "number-first";
const PASSPHRASE: &str = "receipts-passphrase";

#[derive(Properties, PartialEq)]
pub struct ReceiptsProps {
    pub year: i32,
}

/// Where the work is.
#[derive(Clone, PartialEq)]
enum Stage {
    Asking(Option<Fault>),
    Working(Issuing),
    Done(u64),
}

/// The panel.
#[component]
pub fn Receipts(props: &ReceiptsProps) -> Html {
    let stage = use_state(|| Stage::Asking(None));
    let before = use_state(String::new);
    let first = use_state(|| "1".to_owned());
    let after = use_state(|| "号".to_owned());
    let picked = use_state(|| None::<Picked>);
    let field = use_node_ref();
    let onpick = {
        let picked = picked.setter();
        Callback::from(move |key: Picked| picked.set(Some(key)))
    };
    let onsubmit = {
        let (stage, field, picked, year) = (stage.clone(), field.clone(), (*picked).clone(), props.year);
        let (before, first, after) = ((*before).clone(), (*first).clone(), (*after).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let numbering = first
                .trim()
                .parse()
                .ok()
                .filter(|first| *first > 0)
                .map(|first| Numbering {
                    before: before.trim().to_owned(),
                    first,
                    after: after.trim().to_owned(),
                });
            let tell = |fault: Fault| stage.set(Stage::Asking(Some(fault.leading())));
            let Some(numbering) = numbering else {
                return tell(Fault::at(FIRST, words::NO_NUMBER));
            };
            let Some(key) = picked.clone() else {
                return tell(Fault::elsewhere(receive::NO_KEY));
            };
            let passphrase = take(&field);
            if passphrase.is_empty() {
                return tell(Fault::at(PASSPHRASE, receive::NO_PASSPHRASE));
            }
            stage.set(Stage::Working(Issuing::default()));
            let stage = stage.setter();
            wasm_bindgen_futures::spawn_local(async move {
                let told = |now| stage.set(Stage::Working(now));
                stage.set(match issue(&key.pem, &passphrase, &numbering, year, told).await {
                    Ok(count) => Stage::Done(count),
                    Err(refused) => Stage::Asking(Some(Fault::of(refused, PASSPHRASE).leading())),
                });
            });
        })
    };
    let enter = |state: &UseStateHandle<String>| {
        let setter = state.setter();
        Callback::from(move |text| setter.set(text))
    };
    let part = |id, label, hint, width, state: &UseStateHandle<String>| {
        labelled(Labelled {
            id: AttrValue::Static(id),
            label: AttrValue::Static(label),
            hint: AttrValue::Static(hint),
            width: Some(width),
            value: (**state).clone().into(),
            fault: match &*stage {
                Stage::Asking(fault) => said(fault.as_ref(), Some(id)),
                Stage::Working(_) | Stage::Done(_) => AttrValue::default(),
            },
            onenter: enter(state),
        })
    };
    html! {
        <section class="card receipts no-print">
            <h2>{ words::RECEIPTS }</h2>
            <p>{ words::RECEIPTS_INTRO }</p>
            { match &*stage {
                Stage::Working(now) => html! {
                    <div aria-live="polite"><p class="waiting">{ words::issuing(now.done, now.all) }</p>
                    <progress max={now.all.max(1).to_string()} value={now.done.to_string()} aria-label={words::RECEIPTS}></progress></div>
                },
                Stage::Done(count) => message(Tone::Good, html! { { words::issued(*count) } }),
                Stage::Asking(fault) => html! {
                    <form {onsubmit}>
                        <div class="numbering">
                            { part("number-before", words::NUMBER_BEFORE, words::NUMBER_BEFORE_HINT, 12, &before) }
                            { part(FIRST, words::NUMBER_FIRST, "", 5, &first) }
                            { part("number-after", words::NUMBER_AFTER, "", 4, &after) }
                        </div>
                        <KeyPicker chosen={(*picked).clone()} {onpick} />
                        <PassphraseBox id={PASSPHRASE} label={receive::PASSPHRASE} fault={said(fault.as_ref(), Some(PASSPHRASE))} {field} />
                        { fault_note(fault.as_ref()) }
                        <p class="acts"><button type="submit" class="primary">{ words::ISSUE }</button></p>
                    </form>
                },
            } }
        </section>
    }
}

async fn issue(
    pem: &str,
    passphrase: &str,
    numbering: &Numbering,
    year: i32,
    told: impl Fn(Issuing),
) -> Result<u64, Refused> {
    let key = locking::unlock(pem, passphrase).await?;
    counter::issue_with(&key, numbering).await?;
    drop(key);
    let issued = loop {
        let now = counter::issue_some(SHARE).await?;
        told(now);
        if now.done >= now.all {
            break now.issued;
        }
    };
    let archive = counter::issued().await?;
    if issued > 0 {
        files::save_bytes(&words::archive_name(year), &archive)?;
    }
    Ok(issued)
}
