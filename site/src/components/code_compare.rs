//! Comparing a code by telephone: the one on the card, and what the keeper reads out.

use bangfu_api::canon::{Heard, heard};
use yew::prelude::*;

use super::message::{Tone, message};
use super::phone_code::PhoneCode;
use super::text_box::TextBox;
use crate::words::roster as words;

#[derive(Properties, PartialEq)]
pub struct CodeCompareProps {
    /// The code on the card.
    pub code: AttrValue,
    /// What was typed so far.
    pub said: AttrValue,
    pub onsaid: Callback<String>,
}

/// The code, the box, and how far they agree. A group that differs is told as soon as it is typed: the keeper is still
/// on the telephone.
#[component]
pub fn CodeCompare(props: &CodeCompareProps) -> Html {
    let outcome = heard(&props.said, &props.code);
    let wrong = !matches!(outcome, Heard::SoFar(_) | Heard::Same);
    let tone = if wrong { Tone::Problem } else { Tone::Good };
    html! {
        <div class="code-compare">
            <p class="code-label">{ words::CARD_CODE }</p>
            <PhoneCode code={props.code.clone()} large=true />
            <p>{ words::CALL }</p>
            <div class="field">
                <label for="heard-code">{ words::HEARD }</label>
                <p class="hint" id="heard-code-hint">{ words::HEARD_HINT }</p>
                <TextBox id="heard-code" value={props.said.clone()} width={24} described_by="heard-code-hint heard-code-told" input_mode="numeric"
                    invalid={wrong} onenter={props.onsaid.clone()} />
            </div>
            <div id="heard-code-told" aria-live="polite">
                if let Some(text) = words::heard(outcome) {
                    { message(tone, html! { { text } }) }
                } else if let Heard::SoFar(digits @ 1..) = outcome {
                    <p class="hint">{ words::so_far(digits) }</p>
                }
            </div>
        </div>
    }
}
