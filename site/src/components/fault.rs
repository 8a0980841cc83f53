//! What is wrong with what stands in a box, told above it.

use yew::prelude::*;

use super::message::{Tone, message};

/// The element id of [`fault_line`], for the box to be described by.
pub fn fault_id(id: &str) -> String {
    format!("{id}-fault")
}

/// What is wrong with the box of this id; empty where nothing is.
pub fn fault_line(id: &str, text: &str) -> Html {
    html! {
        <div id={fault_id(id)}>
            if !text.is_empty() { { message(Tone::Problem, html! { { text.to_owned() } }) } }
        </div>
    }
}
