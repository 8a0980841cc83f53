//! A box for a passphrase. What is typed stays in the browser's own field: it is never part of the page's state.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fault::{fault_id, fault_line};
use crate::words::keys as words;

#[derive(Properties, PartialEq)]
pub struct PassphraseBoxProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: AttrValue,
    /// The field, to be read once with [`read`] or [`take`].
    pub field: NodeRef,
    /// A passphrase that is being thought up; the browser then offers none it knows.
    #[prop_or_default]
    pub new: bool,
    /// What is wrong with it; empty where nothing is.
    #[prop_or_default]
    pub fault: AttrValue,
}

/// The box, with a switch that shows what was typed.
#[component]
pub fn PassphraseBox(props: &PassphraseBoxProps) -> Html {
    let shown = use_state(|| false);
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: Event| shown.set(!*shown))
    };
    let hint_id = format!("{}-hint", props.id);
    let described_by = format!("{hint_id} {}", fault_id(&props.id));
    let show_id = format!("{}-show", props.id);
    html! {
        <div class="field">
            <label for={props.id.clone()}>{ &props.label }</label>
            <p class="hint" id={hint_id}>{ &props.hint }</p>
            { fault_line(&props.id, &props.fault) }
            <div class="boxed">
                <input ref={props.field.clone()} id={props.id.clone()} class="passphrase"
                    type={if *shown { "text" } else { "password" }} aria-describedby={described_by}
                    aria-invalid={(!props.fault.is_empty()).then_some("true")} autocapitalize="off" spellcheck="false"
                    autocomplete={if props.new { "new-password" } else { "off" }} />
                <span class="switch">
                    <input type="checkbox" id={show_id.clone()} checked={*shown} onchange={toggle} />
                    <label for={show_id}>{ words::SHOW }</label>
                </span>
            </div>
        </div>
    }
}

/// What stands in the field.
pub fn read(field: &NodeRef) -> String {
    field
        .cast::<HtmlInputElement>()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Empties the field.
pub fn clear(field: &NodeRef) {
    if let Some(input) = field.cast::<HtmlInputElement>() {
        input.set_value("");
    }
}

/// What stands in the field, which is emptied.
pub fn take(field: &NodeRef) -> String {
    let text = read(field);
    clear(field);
    text
}
