//! What is done with a roster that was just signed.

use yew::prelude::*;

use super::message::{Tone, message};
use super::phone_code::PhoneCode;
use crate::keeping::signing::Signed;
use crate::words::{open, roster as words};

#[derive(Properties, PartialEq)]
pub struct RosterDoneProps {
    pub signed: Signed,
    /// Whether this computer uses it already.
    pub in_use: bool,
    /// It does not follow from the roster in use here.
    pub differs: bool,
    pub onsave: Callback<()>,
    /// Use it on this computer.
    pub onuse: Callback<()>,
    /// Go on with the next revision.
    pub ongoon: Callback<()>,
}

/// The note.
#[component]
pub fn RosterDone(props: &RosterDoneProps) -> Html {
    let click = |act: &Callback<()>| act.reform(|_: MouseEvent| ());
    html! {
        <section class="card signed">
            <h2 id="roster-signed" tabindex="-1">{ words::signed(props.signed.revision) }</h2>
            <p class="file-name">{ &props.signed.file_name }</p>
            <p>{ words::SIGNED_NEXT }</p>
            <p>{ words::PRINT_CODE }</p>
            <PhoneCode code={props.signed.code.clone()} large=true />
            if props.in_use {
                { message(Tone::Good, html! { { words::IN_USE } }) }
            } else if props.differs {
                { message(Tone::Care, html! { { open::ROSTER_DIFFERS } }) }
            }
            <p class="acts">
                if !props.in_use {
                    <button type="button" class="primary" onclick={click(&props.onuse)}>
                        { if props.differs { open::USE_ROSTER_ANYWAY } else { words::USE_HERE } }
                    </button>
                }
                <button type="button" class="second" onclick={click(&props.onsave)}>{ words::SAVE_AGAIN }</button>
                <button type="button" class="link" onclick={click(&props.ongoon)}>{ words::GO_ON }</button>
            </p>
        </section>
    }
}
