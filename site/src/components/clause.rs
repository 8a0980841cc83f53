//! The clause a finding or a section rests on: one click shows its words.

use bangfu_api::rules::Citation;
use yew::prelude::*;

use crate::words;

#[derive(Properties, PartialEq)]
pub struct ClauseProps {
    /// 文号 of the notice.
    pub notice: AttrValue,
    pub sources: Vec<Citation>,
    #[prop_or_default]
    pub reading: Option<AttrValue>,
}

/// The clause, folded.
#[component]
pub fn Clause(props: &ClauseProps) -> Html {
    let mut sections: Vec<&str> = props.sources.iter().map(|source| source.section.as_str()).collect();
    sections.dedup();
    html! {
        <details class="clause">
            <summary>{ words::CLAUSE }{ "：" }{ sections.join("、") }</summary>
            { for props.sources.iter().map(|source| html! {
                <blockquote><p class="where">{ words::clause(&props.notice, &source.section) }</p><p>{ words::quoted(&source.quote) }</p></blockquote>
            }) }
            if let Some(reading) = &props.reading {
                <p class="reading"><strong>{ words::READING }</strong>{ "：" }{ reading }</p>
            }
        </details>
    }
}
