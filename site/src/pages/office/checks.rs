//! What has to be compared by a person: figures that differ, persons met twice, files of no use.

use yew::prelude::*;

use crate::counter::message::Summary;
use crate::words::office as words;

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
            <ul class="found">{ for summary.differences.iter().map(|one| html! {
                <li><p>{ &one.text }</p><p class="quiet file">{ &one.file }</p>{ for one.from.iter().map(|(file, _)| html! { <p class="quiet file">{ file }</p> }) }</li>
            }) }</ul>
            <h2>{ words::REPEATS }</h2>
            if summary.repeats.is_empty() { <p>{ words::NO_REPEATS }</p> }
            <ul class="found">{ for summary.repeats.iter().map(|one| html! {
                <li><p>{ words::met(&title(&one.total), one.places.len()) }</p>{ for one.places.iter().map(|(file, _)| html! { <p class="quiet file">{ file }</p> }) }</li>
            }) }</ul>
        </>
    }
}

/// Files of no use, and those of another time.
pub fn unusable(summary: &Summary) -> Html {
    html! {
        <>
            if summary.unusable.is_empty() { <p>{ words::NO_UNUSABLE }</p> }
            <ul class="found">{ for summary.unusable.iter().map(|one| html! {
                <li><p class="file">{ &one.file }</p><p class="quiet">{ &one.text }</p></li>
            }) }</ul>
            if !summary.aside.is_empty() {
                <h2>{ words::ASIDE }</h2>
                <ul class="found">{ for summary.aside.iter().map(|one| html! {
                    <li><p class="file">{ &one.file }</p><p class="quiet">{ &one.unit }</p></li>
                }) }</ul>
            }
        </>
    }
}
