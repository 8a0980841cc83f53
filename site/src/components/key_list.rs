//! The keys of this computer.

use yew::prelude::*;

use super::icon::{Sign, icon};
use super::phone_code::PhoneCode;
use crate::effects::keyring::KeptKey;
use crate::words::keys as words;

/// What a person does with a key of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Download its file again.
    Download(KeptKey),
    /// Print its enrolment sheet.
    Sheet(KeptKey),
    /// Download its public key card.
    Card(KeptKey),
    /// Delete it; the question has been answered.
    Delete(KeptKey),
}

#[derive(Properties, PartialEq)]
pub struct KeyListProps {
    pub keys: Vec<KeptKey>,
    pub ask: Callback<Ask>,
}

/// The list.
#[component]
pub fn KeyList(props: &KeyListProps) -> Html {
    html! {
        <section class="card">
            <h2>{ words::KEPT }</h2>
            if props.keys.is_empty() { <p class="quiet">{ words::NONE_KEPT }</p> }
            if !props.keys.is_empty() { <p class="hint">{ words::CARD_HINT }</p> }
            <ul class="keys">
                { for props.keys.iter().map(|key| html! { <KeyLine key={key.kid.clone()} of={key.clone()} ask={props.ask.clone()} /> }) }
            </ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct KeyLineProps {
    of: KeptKey,
    ask: Callback<Ask>,
}

#[component]
fn KeyLine(props: &KeyLineProps) -> Html {
    let doubt = use_state(|| false);
    let asks = |ask: fn(KeptKey) -> Ask| {
        let key = props.of.clone();
        props.ask.reform(move |_: MouseEvent| ask(key.clone()))
    };
    let set = |to: bool| {
        let doubt = doubt.clone();
        Callback::from(move |_: MouseEvent| doubt.set(to))
    };
    html! {
        <li>
            <p class="title">{ &props.of.holder }{ " " }<span class="quiet">{ words::since(&props.of.created) }</span></p>
            <p class="quiet">{ words::CODE }</p>
            <PhoneCode code={props.of.phone_code()} />
            if *doubt {
                <div class="question" role="alertdialog" aria-label={words::DELETE_KEY}>
                    <p>{ words::REALLY_DELETE }</p>
                    <p class="acts">
                        <button type="button" class="danger" onclick={asks(Ask::Delete)}>{ words::DELETE_KEY }</button>
                        <button type="button" class="second" onclick={set(false)}>{ words::LEAVE }</button>
                    </p>
                </div>
            } else {
                if !props.of.backed_up { <p class="backup-hint">{ icon(Sign::Alert) }{ words::BACK_UP }</p> }
                <p class="acts">
                    <button type="button" class="second" onclick={asks(Ask::Download)}>{ words::DOWNLOAD }</button>
                    <button type="button" class="second" onclick={asks(Ask::Card)}>{ words::DOWNLOAD_CARD }</button>
                    <button type="button" class="second" onclick={asks(Ask::Sheet)}>{ words::PRINT_SHEET }</button>
                    <button type="button" class="link" onclick={set(true)}>{ words::DELETE }</button>
                </p>
            }
        </li>
    }
}
