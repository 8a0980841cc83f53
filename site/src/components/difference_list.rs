//! What two versions of a filing say differently, place by place.

use bangfu_api::AnswerChange;
use yew::prelude::*;

use crate::words::open as words;

/// Draws the differences as a table: the place, what stood there, what stands there.
pub fn difference_list(changes: &[AnswerChange], before: &str, after: &str) -> Html {
    let cell = |text: String| {
        if text.is_empty() {
            html! { <td class="quiet">{ words::NOTHING_THERE }</td> }
        } else {
            html! { <td>{ text }</td> }
        }
    };
    html! {
        <div class="scroll">
            <table class="paper differences">
                <thead><tr><th scope="col">{ words::PLACE }</th><th scope="col">{ before }</th><th scope="col">{ after }</th></tr></thead>
                <tbody>
                    { for changes.iter().map(|change| html! {
                        <tr><th scope="row">{ words::place(change.name()) }</th>{ cell(change.before_words()) }{ cell(change.after_words()) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
