//! The box for the reason of a 原则上 finding.

use bangfu_api::rules::ReasonFault;
use yew::prelude::*;

use super::icon::{Icon, Sign};
use super::text_box::TextBox;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct ReasonProps {
    pub id: AttrValue,
    /// The sentence the reason answers.
    pub about: AttrValue,
    pub value: AttrValue,
    /// What keeps the reason from being accepted.
    pub fault: Option<ReasonFault>,
    pub onenter: Callback<String>,
}

/// The box, and what is still wrong with the reason.
#[component]
pub fn Reason(props: &ReasonProps) -> Html {
    let note = format!("{}-note", props.id);
    let (class, sign, text) = match props.fault {
        None => ("passed", Sign::Tick, words::REASON_ACCEPTED),
        Some(fault) => ("in-principle", Sign::Alert, fault.words()),
    };
    let started = !props.value.is_empty();
    html! {
        <div class="reason">
            <label for={props.id.clone()}>{ words::GIVE_REASON }<span class="hidden">{ "：" }{ &props.about }</span></label>
            <TextBox id={props.id.clone()} value={props.value.clone()} lines=true described_by={Some(AttrValue::from(note.clone()))} onenter={props.onenter.clone()} />
            <p id={note} class={classes!("reason-note", class)} role="status">
                if started { <Icon {sign} />{ text } }
            </p>
        </div>
    }
}
