//! The box for the reason of a 原则上 finding.

use bangfu_api::rules::ReasonFault;
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::text_box::TextBox;
use crate::words;

/// The box, and what is still wrong with the reason. `about` is the sentence the reason answers, for screen readers.
pub fn reason_box(
    id: String,
    about: &str,
    value: &AttrValue,
    fault: Option<ReasonFault>,
    onenter: Callback<String>,
    onleave: Callback<()>,
) -> Html {
    let note = AttrValue::from(format!("{id}-note"));
    let id = AttrValue::from(id);
    let (class, sign, text) = match fault {
        None => ("passed", Sign::Tick, words::REASON_ACCEPTED),
        Some(fault) => ("in-principle", Sign::Alert, fault.words()),
    };
    let started = !value.is_empty();
    html! {
        <div class="reason">
            <label for={id.clone()}>{ words::GIVE_REASON }<span class="hidden">{ "：" }{ about }</span></label>
            <TextBox {id} {value} lines=true described_by={Some(note.clone())} {onenter} {onleave} />
            <p id={note} class={classes!("reason-note", class)} role="status">
                if started { { icon(sign) }{ text } }
            </p>
        </div>
    }
}
