//! What stands where something is still on its way.

use yew::prelude::*;

use crate::effects::before;
use crate::words;

/// What the page showed before the program came, so that nothing flickers; later, a word.
#[component]
pub fn Waiting() -> Html {
    let shown = use_state(before::take);
    match &*shown {
        Some(node) => Html::VRef(node.clone()),
        None => html! { <p class="loading">{ words::LOADING }</p> },
    }
}
