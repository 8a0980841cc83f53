//! A page that could not be shown: why, what to do, and a way on.

use yew::prelude::*;

use super::heading::Heading;
use super::message::{Tone, quiet_message};
use crate::routes::{Route, link};
use crate::words;

/// The page; the sentence says why and what to do.
pub fn trouble(text: &str) -> Html {
    html! {
        <div class="page narrow">
            <Heading text={words::TROUBLE} />
            { quiet_message(Tone::Problem, html! { { text.to_owned() } }) }
            <p>{ link(&Route::Home, "", words::TO_HOME) }</p>
        </div>
    }
}
