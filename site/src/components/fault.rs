//! What is wrong with what stands in a box, told above it.

use yew::prelude::*;

use super::message::{Tone, message};

/// The element id of what is wrong with a box.
pub fn fault_id(id: &str) -> String {
    format!("{id}-fault")
}

/// What is wrong with the box of this id; nothing where `text` is empty.
pub fn fault_line(id: &str, text: &str) -> Html {
    html! {
        if !text.is_empty() { <div id={fault_id(id)}>{ message(Tone::Problem, html! { { text.to_owned() } }) }</div> }
    }
}
