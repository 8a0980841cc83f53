//! A box for text below its label, its hint and what is wrong with it.

use yew::prelude::*;

use super::fault::{fault_id, fault_line};
use super::text_box::TextBox;

/// What such a box is.
#[derive(Default)]
pub struct Labelled {
    pub id: AttrValue,
    pub label: AttrValue,
    /// Empty for none.
    pub hint: AttrValue,
    /// Width in 汉字; none for several lines.
    pub width: Option<u8>,
    pub value: AttrValue,
    /// What is wrong with it; empty where nothing is.
    pub fault: AttrValue,
    pub onenter: Callback<String>,
}

/// The box.
pub fn labelled(of: Labelled) -> Html {
    let hint_id = format!("{}-hint", of.id);
    let described_by = format!("{hint_id} {}", fault_id(&of.id));
    html! {
        <div class="field">
            <label for={of.id.clone()}>{ of.label }</label>
            <p class="hint" id={hint_id}>{ of.hint }</p>
            { fault_line(&of.id, &of.fault) }
            <TextBox id={of.id} value={of.value} width={of.width} lines={of.width.is_none()} {described_by} invalid={!of.fault.is_empty()} onenter={of.onenter} />
        </div>
    }
}
