//! What the paper says of itself: paragraphs printed on it, which nobody fills in.

use yew::prelude::*;

/// Draws the paragraphs; nothing where the paper prints none.
pub fn wording(paragraphs: &[AttrValue]) -> Html {
    if paragraphs.is_empty() {
        return html! {};
    }
    html! { <div class="wording">{ for paragraphs.iter().map(|paragraph| html! { <p>{ paragraph }</p> }) }</div> }
}
