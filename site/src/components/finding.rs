//! One finding, told where it belongs: what is wrong, what to do, the clause, and a box for the reason.

use bangfu_api::model::{Grade, State};
use bangfu_api::rules::ReportFinding;
use yew::prelude::*;

use super::clause::clause_of_rule;
use super::icon::{Sign, icon};
use super::reason::reason_box;
use crate::effects::focus;
use crate::sheet::{Act, Told};
use crate::words;

/// Class and icon of a finding.
pub fn look(state: State, grade: Grade) -> (&'static str, Sign) {
    match (state, grade) {
        (State::CouldNotCheck, _) => ("unchecked", Sign::Question),
        (_, Grade::Must) => ("must", Sign::Cross),
        (_, Grade::InPrinciple) => ("in-principle", Sign::Alert),
        (_, Grade::Strive | Grade::Encouraged) => ("hint", Sign::Hint),
    }
}

/// The element id of a finding.
pub fn id_of(finding: &ReportFinding) -> String {
    format!(
        "finding-{}{}",
        finding.rule,
        focus::id_of(&finding.path.to_string())
    )
}

/// One finding; `notice` is the 文号 of its clause.
pub fn finding_box((finding, reason): &Told, notice: &str, act: &Callback<Act>) -> Html {
    let (class, sign) = look(finding.state, finding.grade);
    let onenter = {
        let (act, rule, path) = (act.clone(), finding.rule.clone(), finding.path.to_string());
        Callback::from(move |reason| {
            act.emit(Act::Explain {
                rule: rule.clone(),
                path: path.clone(),
                reason,
            })
        })
    };
    let onleave = {
        let path = finding.path.to_string();
        act.reform(move |()| Act::Leave(path.clone()))
    };
    let id = id_of(finding);
    let reason = (finding.grade == Grade::InPrinciple).then(|| {
        reason_box(
            format!("reason-{id}"),
            &finding.text,
            reason,
            finding.reason,
            onenter,
            onleave,
        )
    });
    html! {
        <div class={classes!("finding", class)} {id} tabindex="-1">
            <p class="says">
                <span class="grade">{ icon(sign) }{ words::grade(finding.grade, finding.state) }</span>
                { &finding.text }
            </p>
            <p class="advice">{ &finding.advice }</p>
            { clause_of_rule(notice, &finding.sources, finding.reading.as_deref(), &finding.rule) }
            { reason }
        </div>
    }
}
