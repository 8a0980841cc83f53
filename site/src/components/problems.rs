//! Everything that is still open, with links to the places.

use bangfu_api::rules::ReportFinding;
use yew::prelude::*;

use super::finding::{id_of, look};
use super::icon::icon;
use crate::effects::focus;
use crate::words;

/// The list; what must be mended first, what waits for other answers last.
pub fn problems<'f>(findings: impl Iterator<Item = &'f ReportFinding>, onjump: &Callback<()>) -> Html {
    let findings: Vec<&ReportFinding> = findings.filter(|finding| !settled(finding)).collect();
    if findings.is_empty() {
        return html! { <p class="quiet">{ words::NO_PROBLEMS }</p> };
    }
    let line = |finding: &ReportFinding| {
        let (class, sign) = look(finding);
        let (path, id, onjump) = (finding.path.to_string(), id_of(finding), onjump.clone());
        let onclick = move |_: MouseEvent| {
            if path.is_empty() || !focus::go_to(&path) {
                focus::go_to_id(&id);
            }
            onjump.emit(());
        };
        html! {
            <li class={class}>
                <button type="button" class="link" {onclick}>
                    <span class="grade">{ icon(sign) }{ words::grade(finding.grade, finding.state) }</span>{ &finding.text }
                </button>
            </li>
        }
    };
    let of = |class: &'static str| {
        findings
            .iter()
            .copied()
            .filter(move |finding| look(finding).0 == class)
    };
    html! { <ul class="problems">{ for ["must", "in-principle", "hint", "unchecked"].into_iter().flat_map(of).map(line) }</ul> }
}

/// Whether a finding asks for nothing more: its reason is accepted, or it waits for an answer that has one.
pub fn settled(finding: &ReportFinding) -> bool {
    finding.excused || look(finding).0 == "in-principle" && finding.reason.is_none()
}
