//! What has to be compared by a person: figures that differ, persons met twice, files of no use.

use yew::prelude::*;

use crate::counter::message::Summary;
use crate::words::office as words;

/// So many are shown of each; a longer list is not read on a page.
const SHOWN: usize = 300;

/// What is not shown of so many.
fn more(count: usize) -> Html {
    match count.checked_sub(SHOWN) {
        None | Some(0) => html! {},
        Some(left) => html! { <p class="quiet">{ words::left(left) }</p> },
    }
}

/// Differences and repeats.
pub fn checks(summary: &Summary) -> Html {
    let title = |id: &str| {
        let total = summary.totals.iter().find(|total| total.id == id);
        total.map(|total| total.title.clone()).unwrap_or_default()
    };
    html! {
        <>
            <h2>{ words::DIFFERENCES }</h2>
            if summary.differences.is_empty() { <p>{ words::NO_DIFFERENCES }</p> }
            <ul class="found">{ for summary.differences.iter().take(SHOWN).map(|one| html! {
                <li><p>{ &one.text }</p><p class="quiet file">{ &one.file }</p>{ for one.from.iter().map(|(file, _)| html! { <p class="quiet file">{ file }</p> }) }</li>
            }) }</ul>
            { more(summary.differences.len()) }
            <h2>{ words::REPEATS }</h2>
            if summary.repeats.is_empty() { <p>{ words::NO_REPEATS }</p> }
            <ul class="found">{ for summary.repeats.iter().take(SHOWN).map(|one| html! {
                <li><p>{ words::met(&title(&one.total), one.places.len()) }</p>{ for one.places.iter().map(|(file, _)| html! { <p class="quiet file">{ file }</p> }) }</li>
            }) }</ul>
            { more(summary.repeats.len()) }
        </>
    }
}

/// Files of no use, and those of another time.
pub fn unusable(summary: &Summary) -> Html {
    html! {
        <>
            if summary.unusable.is_empty() { <p>{ words::NO_UNUSABLE }</p> }
            <ul class="found">{ for summary.unusable.iter().take(SHOWN).map(|one| html! {
                <li><p class="file">{ &one.file }</p><p class="quiet">{ &one.text }</p></li>
            }) }</ul>
            { more(summary.unusable.len()) }
            if !summary.aside.is_empty() {
                <h2>{ words::ASIDE }</h2>
                <ul class="found">{ for summary.aside.iter().take(SHOWN).map(|one| html! {
                    <li><p class="file">{ &one.file }</p><p class="quiet">{ &one.unit }</p></li>
                }) }</ul>
            { more(summary.aside.len()) }
            }
        </>
    }
}
