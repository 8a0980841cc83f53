//! How to use the page.

use yew::prelude::*;

use crate::components::heading::Heading;
use crate::components::workbook_links::WorkbookLinks;
use crate::effects::focus;
use crate::routes::link;
use crate::words::help as words;

/// The ways through, then what people ask.
#[component]
pub fn HelpPage() -> Html {
    let topic = |topic: &words::Topic| {
        html! {
            <section>
                <h2>{ topic.title }</h2>
                { for topic.paragraphs.iter().map(|text| html! { <p>{ *text }</p> }) }
            </section>
        }
    };
    html! {
        <div class="page narrow help-page">
            <Heading text={words::TITLE} />
            <p>{ words::INTRO }</p>
            <nav class="no-print" aria-label={words::WHICH}>
                <ul class="which">{ for words::JOURNEYS.iter().map(way) }</ul>
            </nav>
            { for words::JOURNEYS.iter().map(journey) }
            <WorkbookLinks />
            { for words::TOPICS.iter().map(topic) }
        </div>
    }
}

/// The way to a journey of this page; the address is the route's, so the focus is moved.
fn way(journey: &words::Journey) -> Html {
    let id = journey.id;
    let onclick = move |_: MouseEvent| {
        focus::go_to_id(id);
    };
    html! { <li><button type="button" class="link" {onclick}>{ journey.title }</button></li> }
}

fn journey(journey: &words::Journey) -> Html {
    let step = |step: &words::Step| {
        let to = step.on.map(|(to, text)| link(&to(), "no-print", text));
        html! { <li>{ step.text }{ " " }{ for to }</li> }
    };
    html! {
        <section>
            <h2 id={journey.id} tabindex="-1">{ journey.title }</h2>
            <p>{ journey.whose }</p>
            <p class="needed"><strong>{ words::NEEDED }</strong>{ "：" }{ journey.needed }</p>
            <ol class="steps">{ for journey.steps.iter().map(step) }</ol>
        </section>
    }
}
