//! An address that leads nowhere.

use yew::prelude::*;

use crate::components::heading::Heading;
use crate::routes::{Route, link};
use crate::words;

/// Says so, and leads home.
pub fn not_found() -> Html {
    html! {
        <div class="page narrow">
            <Heading text={words::NOT_FOUND} />
            <p>{ words::NOT_FOUND_HINT }</p>
            <p>{ link(&Route::Home, "", words::TO_HOME) }</p>
        </div>
    }
}
