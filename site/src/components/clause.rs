//! The clause a finding or a section rests on: one click shows its words.

use bangfu_api::rules::Citation;
use yew::prelude::*;

use super::examples::Examples;
use crate::words;

/// The clause, folded: the 文号 of the notice, the passages, and how they are read where that is a choice.
pub fn clause(notice: &str, sources: &[Citation], reading: Option<&str>) -> Html {
    folded(notice, sources, reading, None)
}

/// The clause of a rule of the form that is shown, with what keeps it and what does not.
pub fn clause_of_rule(notice: &str, sources: &[Citation], reading: Option<&str>, rule: &str) -> Html {
    folded(
        notice,
        sources,
        reading,
        Some(html! { <Examples rule={rule.to_owned()} /> }),
    )
}

fn folded(notice: &str, sources: &[Citation], reading: Option<&str>, examples: Option<Html>) -> Html {
    let mut sections: Vec<&str> = sources.iter().map(|source| source.section.as_str()).collect();
    sections.dedup();
    html! {
        <details class="clause">
            <summary>{ words::CLAUSE }{ "：" }{ sections.join("、") }</summary>
            { for sources.iter().map(|source| html! {
                <blockquote><p class="where">{ words::clause(notice, &source.section) }</p><p>{ words::quoted(&source.quote) }</p></blockquote>
            }) }
            if let Some(reading) = reading {
                <p class="reading"><strong>{ words::READING }</strong>{ "：" }{ reading }</p>
            }
            { examples }
        </details>
    }
}
