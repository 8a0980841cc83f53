//! What a person is told once a key was made.

use yew::prelude::*;

use super::message::{Tone, message};
use super::phone_code::PhoneCode;
use crate::effects::keyring::KeptKey;
use crate::words::keys as words;

#[derive(Properties, PartialEq)]
pub struct NewKeyProps {
    pub of: KeptKey,
    /// Where it is kept, or why not.
    pub told: AttrValue,
    /// Whether it is kept on this computer.
    pub kept: bool,
    pub onsheet: Callback<()>,
    pub oncard: Callback<()>,
    pub ondownload: Callback<()>,
    pub ondone: Callback<()>,
}

/// Where the key is, its code, and what to do next.
#[component]
pub fn NewKey(props: &NewKeyProps) -> Html {
    let tone = if props.kept { Tone::Good } else { Tone::Care };
    html! {
        <section class="card made">
            <h2 id="key-made" tabindex="-1">{ words::CREATED }</h2>
            { message(tone, html! { { &props.told } }) }
            <p>{ words::CODE }</p>
            <PhoneCode code={props.of.phone_code()} large=true />
            <h3>{ words::NEXT }</h3>
            <ol class="steps"><li>{ words::NEXT_SHEET }</li><li>{ words::NEXT_CALL }</li><li>{ words::NEXT_BACKUP }</li></ol>
            <p class="acts">
                <button type="button" class="primary" onclick={props.onsheet.reform(|_: MouseEvent| ())}>{ words::PRINT_SHEET }</button>
                <button type="button" class="second" onclick={props.oncard.reform(|_: MouseEvent| ())}>{ words::DOWNLOAD_CARD }</button>
                <button type="button" class="second" onclick={props.ondownload.reform(|_: MouseEvent| ())}>{ words::DOWNLOAD }</button>
                <button type="button" class="link" onclick={props.ondone.reform(|_: MouseEvent| ())}>{ words::DONE }</button>
            </p>
        </section>
    }
}
