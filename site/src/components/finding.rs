//! One finding, told where it belongs: what is wrong, what to do, the clause, and a box for the reason.

use bangfu_api::model::{Grade, State};
use bangfu_api::rules::ReportFinding;
use yew::prelude::*;

use super::clause::Clause;
use super::icon::{Icon, Sign};
use super::reason::Reason;
use crate::effects::focus;
use crate::sheet::Act;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct FindingProps {
    pub finding: ReportFinding,
    pub notice: AttrValue,
    /// The reason given so far.
    pub reason: AttrValue,
    pub act: Callback<Act>,
}

/// Class and icon of a finding.
pub fn look(finding: &ReportFinding) -> (&'static str, Sign) {
    match (finding.state, finding.grade) {
        (State::CouldNotCheck, _) => ("unchecked", Sign::Question),
        (_, Grade::Must) => ("must", Sign::Cross),
        (_, Grade::InPrinciple) => ("in-principle", Sign::Alert),
        (_, Grade::Strive | Grade::Encouraged) => ("hint", Sign::Hint),
    }
}

/// The element id of a finding.
pub fn id_of(finding: &ReportFinding) -> String {
    format!("finding-{}{}", finding.rule, focus::id_of(&finding.path.to_string()))
}

/// One finding.
#[component]
pub fn Finding(props: &FindingProps) -> Html {
    let finding = &props.finding;
    let (class, sign) = look(finding);
    let onenter = {
        let (act, rule, path) = (props.act.clone(), finding.rule.clone(), finding.path.to_string());
        Callback::from(move |reason| act.emit(Act::Explain { rule: rule.clone(), path: path.clone(), reason }))
    };
    let needs_reason = finding.grade == Grade::InPrinciple && finding.state == State::Failed;
    html! {
        <div class={classes!("finding", class)} id={id_of(finding)} tabindex="-1">
            <p class="says">
                <span class="grade"><Icon {sign} />{ words::grade(finding.grade, finding.state) }</span>
                { &finding.text }
            </p>
            <p class="advice">{ &finding.advice }</p>
            <Clause notice={props.notice.clone()} sources={finding.sources.clone()} reading={finding.reading.clone().map(AttrValue::from)} />
            if needs_reason {
                <Reason id={format!("reason-{}", id_of(finding))} about={finding.text.clone()} value={props.reason.clone()} fault={finding.reason} {onenter} />
            }
        </div>
    }
}
