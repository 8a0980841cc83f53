//! What stands where something is still on its way.

use yew::prelude::*;

use crate::effects::before;
use crate::words;

/// What the page showed before the program came, so that nothing flickers; for every later `place`, a word.
#[hook]
pub fn use_waiting<P: PartialEq + 'static>(place: P) -> Html {
    let shown = use_memo(place, |_| before::take());
    match &*shown {
        Some(node) => Html::VRef(node.clone()),
        None => html! { <p class="loading">{ words::LOADING }</p> },
    }
}
