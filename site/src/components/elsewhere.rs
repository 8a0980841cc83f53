//! A route of the site's other module: nothing is lost, then the page is loaded anew and the right module starts.

use yew::prelude::*;

use super::trouble::trouble;
use crate::effects::drafts;
use crate::words;

/// Hands over to the other module.
#[component]
pub fn Elsewhere() -> Html {
    let refused = use_state(|| None::<String>);
    {
        let setter = refused.setter();
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                match drafts::settle().await {
                    Ok(()) => drop(gloo::utils::window().location().reload()),
                    Err(text) => setter.set(Some(text)),
                }
            });
        });
    }
    match &*refused {
        None => html! { <div class="page"><p class="loading">{ words::LOADING }</p></div> },
        Some(text) => trouble(text),
    }
}
