//! Everything that is still open, with links to the places.

use bangfu_api::rules::ReportFinding;
use yew::prelude::*;

use super::finding::{id_of, look};
use super::icon::Icon;
use crate::effects::focus;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct ProblemsProps {
    pub findings: Vec<ReportFinding>,
    pub onjump: Callback<()>,
}

/// The list; what must be mended first, what waits for other answers last.
#[component]
pub fn Problems(props: &ProblemsProps) -> Html {
    if props.findings.is_empty() {
        return html! { <p class="quiet">{ words::NO_PROBLEMS }</p> };
    }
    let mut findings: Vec<&ReportFinding> = props.findings.iter().filter(|finding| !settled(finding)).collect();
    findings.sort_by_key(|finding| rank(look(finding).0));
    let line = |finding: &ReportFinding| {
        let (class, sign) = look(finding);
        let (path, id, onjump) = (finding.path.to_string(), id_of(finding), props.onjump.clone());
        let onclick = move |_: MouseEvent| {
            if path.is_empty() || !focus::go_to(&path) {
                focus::go_to_id(&id);
            }
            onjump.emit(());
        };
        html! {
            <li class={class}>
                <button type="button" class="link" {onclick}>
                    <span class="grade"><Icon {sign} />{ words::grade(finding.grade, finding.state) }</span>{ &finding.text }
                </button>
            </li>
        }
    };
    html! { <ul class="problems">{ for findings.into_iter().map(line) }</ul> }
}

/// Whether a finding asks for nothing more: its reason is accepted.
pub fn settled(finding: &ReportFinding) -> bool {
    look(finding).0 == "in-principle" && finding.reason.is_none()
}

fn rank(class: &str) -> usize {
    ["must", "in-principle", "hint", "unchecked"].iter().position(|known| *known == class).unwrap_or_default()
}
