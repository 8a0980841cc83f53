//! An address that leads nowhere.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::routes::Route;
use crate::words;

/// Says so, and leads home.
pub fn not_found() -> Html {
    html! {
        <div class="page narrow">
            <h1>{ words::NOT_FOUND }</h1>
            <p>{ words::NOT_FOUND_HINT }</p>
            <p><Link<Route> to={Route::Home}>{ words::TO_HOME }</Link<Route>></p>
        </div>
    }
}
