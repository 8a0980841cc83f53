//! What a verdict does not say (`files.md` §17).

use bangfu_api::seal::{Unchecked, words as seal};
use yew::prelude::*;

use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct UncheckedListProps {
    /// What could not be checked with what was at hand.
    pub list: Vec<Unchecked>,
}

/// The list: what was missing here, then what no signature shows.
#[component]
pub fn UncheckedList(props: &UncheckedListProps) -> Html {
    let here = props.list.iter().map(|unchecked| seal::unchecked(*unchecked));
    let always = [
        words::UNCHECKED_CLOCK,
        words::UNCHECKED_PERSON,
        words::UNCHECKED_SEAL,
    ];
    html! {
        <section class="unchecked-list no-print">
            <h2>{ words::UNCHECKED }</h2>
            <ul>{ for here.chain(always).map(|text| html! { <li>{ text }</li> }) }</ul>
        </section>
    }
}
