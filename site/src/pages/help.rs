//! How to use the page.

use yew::prelude::*;

use crate::components::workbook_links::WorkbookLinks;
use crate::words::help as words;

/// Three ways through, then what people ask.
#[component]
pub fn HelpPage() -> Html {
    let journey = |journey: &words::Journey| {
        html! {
            <section>
                <h2>{ journey.title }</h2>
                <ol class="steps">{ for journey.steps.iter().map(|step| html! { <li>{ *step }</li> }) }</ol>
            </section>
        }
    };
    let topic = |topic: &words::Topic| {
        html! {
            <section>
                <h2>{ topic.title }</h2>
                { for topic.paragraphs.iter().map(|text| html! { <p>{ *text }</p> }) }
            </section>
        }
    };
    html! {
        <div class="page narrow">
            <h1>{ words::TITLE }</h1>
            <p>{ words::INTRO }</p>
            { for words::JOURNEYS.iter().map(journey) }
            <WorkbookLinks />
            { for words::TOPICS.iter().map(topic) }
        </div>
    }
}
