//! What keeps a rule and what does not, by an example: fetched and shown when somebody asks.

use yew::prelude::*;

use super::button::button;
use super::icon::{Sign, icon};
use crate::effects::examples::{self, Example};
use crate::words;

#[derive(Properties, PartialEq)]
pub struct ExamplesProps {
    /// Id of the rule.
    pub rule: AttrValue,
}

/// A button, and below it the example once it was pressed.
#[component]
pub fn Examples(props: &ExamplesProps) -> Html {
    let shown = use_state(|| None::<Result<Example, String>>);
    let onclick = {
        let (shown, rule) = (shown.clone(), props.rule.clone());
        Callback::from(move |_: MouseEvent| {
            if shown.is_some() {
                return shown.set(None);
            }
            let (shown, rule) = (shown.setter(), rule.clone());
            wasm_bindgen_futures::spawn_local(async move {
                shown.set(Some(examples::of(&rule).await));
            });
        })
    };
    let word = if shown.is_some() {
        words::NO_EXAMPLE
    } else {
        words::EXAMPLE
    };
    html! {
        <div class="example">
            { button("link", word, true, onclick) }
            { for shown.as_ref().map(|shown| match shown {
                Ok(example) => told(example),
                Err(text) => html! { <p role="status">{ text }</p> },
            }) }
        </div>
    }
}

fn told(example: &Example) -> Html {
    html! {
        <div role="status">
            { answers("passed", Sign::Tick, words::KEPT, &example.passes) }
            { answers("must", Sign::Cross, words::NOT_KEPT, &example.fails) }
            { for example.findings.iter().map(|finding| html! { <p>{ words::quoted(finding) }</p> }) }
        </div>
    }
}

fn answers(class: &'static str, sign: Sign, heading: &'static str, answers: &[(String, String)]) -> Html {
    html! {
        <>
            <p class={class}><span class="grade">{ icon(sign) }{ heading }</span></p>
            <ul>{ for answers.iter().map(|(label, answer)| html! { <li>{ label }{ "：" }{ answer }</li> }) }</ul>
        </>
    }
}
