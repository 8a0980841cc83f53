//! A filing as it will be read: every section with its answers, in the order of the form.

use std::rc::Rc;

use bangfu_paper::{Answer, Entry, Part, Reason};
use yew::prelude::*;

use super::answer_table::AnswerTable;
use super::wording::wording;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct DocumentProps {
    pub parts: Vec<Part>,
    /// Why 原则上 rules are not kept.
    pub reasons: Vec<Reason>,
    /// Asked to edit the section with this id; without it nothing can be edited.
    #[prop_or_default]
    pub edit: Option<Callback<AttrValue>>,
}

/// The document.
#[component]
pub fn Document(props: &DocumentProps) -> Html {
    html! {
        <div class="document">
            { for props.parts.iter().map(|part| section(part, props.edit.as_ref())) }
            { reasons(&props.reasons) }
        </div>
    }
}

fn section(part: &Part, edit: Option<&Callback<AttrValue>>) -> Html {
    let edit = edit.map(|edit| {
        let (edit, id) = (edit.clone(), AttrValue::from(part.id.clone()));
        let label = format!("{}{}", words::EDIT, part.title);
        let onclick = move |_: MouseEvent| edit.emit(id.clone());
        html! { <button type="button" class="link" aria-label={label} {onclick}>{ words::EDIT }</button> }
    });
    let paragraphs: Vec<AttrValue> = part.wording.iter().map(|line| line.text.clone().into()).collect();
    html! {
        <section class="part">
            <div class="part-head"><h2>{ &part.title }</h2>{ edit }</div>
            { wording(&paragraphs) }
            { for part.runs().map(drawn) }
        </section>
    }
}

fn drawn(run: &[Entry]) -> Html {
    match run {
        [Entry::Table(table)] => html! { <AnswerTable table={Rc::clone(table)} /> },
        answers => {
            html! { <dl class="answers">{ for answers.iter().filter_map(Entry::answer).map(answer) }</dl> }
        }
    }
}

fn answer(answer: &Answer) -> Html {
    let said = match answer.text.as_str() {
        "" => html! { <dd class="quiet">{ words::NOT_ANSWERED }</dd> },
        text => html! { <dd>{ text }</dd> },
    };
    html! { <div><dt>{ &answer.label }</dt>{ said }</div> }
}

/// The reasons, as they are signed and printed.
fn reasons(reasons: &[Reason]) -> Html {
    if reasons.is_empty() {
        return html! {};
    }
    html! {
        <section class="part">
            <h2>{ bangfu_paper::REASONS }</h2>
            <dl class="answers">{ for reasons.iter().map(|reason| html! { <div><dt>{ &reason.about }</dt><dd>{ &reason.reason }</dd></div> }) }</dl>
        </section>
    }
}
