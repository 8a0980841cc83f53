//! What a person is told after signing.

use yew::prelude::*;

use super::message::{Tone, message};
use super::phone_code::PhoneCode;
use super::sign_panel::Signed;
use crate::effects::{files, paint};
use crate::words::sign as words;

#[derive(Properties, PartialEq)]
pub struct SignedNoteProps {
    pub signed: Signed,
}

/// The file's name, its code, what to do next.
#[component]
pub fn SignedNote(props: &SignedNoteProps) -> Html {
    let fault = use_state(|| None::<String>);
    let signed = &props.signed;
    let save = {
        let (fault, name, text) = (fault.clone(), signed.file_name.clone(), signed.text.clone());
        Callback::from(move |_: MouseEvent| fault.set(files::save(&name, &text).err()))
    };
    let print = Callback::from(|_: MouseEvent| paint::print());
    html! {
        <section class="card signed no-print">
            <h2 id="signed" tabindex="-1">{ if signed.refused { words::REFUSED } else { words::SIGNED } }</h2>
            <p class="file-name">{ &signed.file_name }</p>
            <p class="code-label">{ words::CODE }</p>
            <PhoneCode code={signed.check_code.clone()} />
            <p class="hint">{ words::CODE_HINT }</p>
            <h3>{ words::NEXT }</h3>
            <ol class="steps">
                <li>{ words::NEXT_SAVED }</li>
                if signed.refused {
                    <li>{ words::NEXT_REFUSED }</li>
                } else {
                    <li>{ words::next_hand_over(&signed.missing) }</li>
                    <li>{ words::NEXT_PAPER }</li>
                }
            </ol>
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text.clone() } }) } }
            <p class="acts">
                <button type="button" class="primary" onclick={print}>{ words::PRINT }</button>
                <button type="button" class="second" onclick={save}>{ words::SAVE_AGAIN }</button>
            </p>
        </section>
    }
}
