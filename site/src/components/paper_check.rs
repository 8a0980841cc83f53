//! Whether a paper in hand was printed from the open file (`files.md` §14).

use bangfu_api::canon::Digest;
use bangfu_api::{Match, matches};
use yew::prelude::*;

use super::message::{Tone, message};
use super::text_box::TextBox;
use crate::effects::focus;
use crate::words::paper as words;

/// Id of the box.
const BOX: &str = "paper-code";

#[derive(Properties, PartialEq)]
pub struct PaperCheckProps {
    /// Of the open document.
    pub digest: Digest,
}

/// A box for the code on the paper, and what it says. A scanner ends what it types with Enter, which compares.
#[component]
pub fn PaperCheck(props: &PaperCheckProps) -> Html {
    let typed = use_state(String::new);
    let told = use_state(|| None::<(Tone, String)>);
    let onenter = {
        let (typed, told) = (typed.setter(), told.setter());
        Callback::from(move |text| {
            typed.set(text);
            told.set(None);
        })
    };
    let onsubmit = {
        let (typed, told, digest) = (typed.clone(), told.setter(), props.digest);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            told.set(Some(compared(&digest, &typed)));
            focus::select_in(BOX);
        })
    };
    html! {
        <section class="paper-check no-print" aria-labelledby="paper-check">
            <h2 id="paper-check">{ words::COMPARE }</h2>
            <form {onsubmit}>
                <label for={BOX}>{ words::TYPED_CODE }</label>
                <p class="hint" id="paper-code-hint">{ words::COMPARE_HINT }</p>
                <div class="boxed">
                    <TextBox id={BOX} value={(*typed).clone()} width={24} described_by="paper-code-hint" {onenter} />
                    <button type="submit" class="second">{ words::DO_COMPARE }</button>
                </div>
            </form>
            if let Some((tone, text)) = &*told { { message(*tone, html! { <p class="headline">{ text }</p> }) } }
        </section>
    }
}

/// What the code says of the open document, and how that sounds.
fn compared(digest: &Digest, typed: &str) -> (Tone, String) {
    if typed.trim().is_empty() {
        return (Tone::Care, words::NOTHING_TYPED.to_owned());
    }
    let answer = matches(digest, typed);
    let tone = match answer {
        Match::Same => Tone::Good,
        Match::Other => Tone::Problem,
        Match::Slip(_) => Tone::Care,
    };
    (tone, answer.to_string())
}
