//! A button with a word on it.

use yew::prelude::*;

/// The button; one that has nothing to do yet is said to be off, and keeps the focus.
#[inline(never)]
pub fn button(class: &'static str, text: &'static str, on: bool, onclick: Callback<MouseEvent>) -> Html {
    let off = (!on).then_some("true");
    html! { <button type="button" {class} aria-disabled={off} {onclick}>{ text }</button> }
}
