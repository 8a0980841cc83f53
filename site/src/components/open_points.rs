//! What is still open before signing, on top of the check: what has to be mended, each a way to its place; then what asks
//! for a reason; then hints.

use bangfu_api::model::Grade;
use bangfu_api::rules::{Mark, ReportFinding};
use yew::prelude::*;

use super::finding::{finding_box, look};
use super::icon::{Sign, icon};
use super::problems::LISTED;
use crate::effects::focus;
use crate::sheet::{Act, Sheet};
use crate::words::check as words;

/// Element id of the summary's heading.
pub const SUMMARY: &str = "open-summary";

/// The summary and the findings, so many of each kind at most. `back` goes to the place with an element id.
pub fn open_points(
    sheet: &Sheet,
    notice: &str,
    act: &Callback<Act>,
    back: &Callback<Option<String>>,
    listed: &UseStateHandle<usize>,
) -> Html {
    let (blocking, others): (Vec<&Mark>, Vec<&Mark>) = sheet.shown().partition(|mark| mark.blocks());
    let (asking, hints): (Vec<&Mark>, Vec<&Mark>) = others
        .into_iter()
        .partition(|mark| mark.grade == Grade::InPrinciple && !mark.excused);
    let left = words::Left {
        must: blocking.len(),
        reasons: asking.iter().filter(|mark| !mark.is_settled()).count(),
        explained: asking.iter().filter(|mark| mark.is_settled()).count(),
        hints: hints.len(),
    };
    let (class, sign) = if left.is_ready() {
        ("passed", Sign::Tick)
    } else {
        ("must", Sign::Cross)
    };
    let boxes = |heading: &'static str, marks: &[&Mark]| {
        let listed = marks.iter().take(**listed);
        (!marks.is_empty()).then(|| {
            html! {
                <>
                    <h3>{ heading }</h3>
                    <ul>{ for listed.map(|mark| boxed(sheet, mark, notice, act, back)) }</ul>
                </>
            }
        })
    };
    let kinds = [blocking.len(), asking.len(), hints.len()];
    let unlisted: usize = kinds.iter().map(|count| count.saturating_sub(**listed)).sum();
    let more = {
        let listed = listed.clone();
        move |_: MouseEvent| listed.set(*listed + LISTED)
    };
    html! {
        <section class="no-print open-list" aria-labelledby={SUMMARY}>
            <div class={classes!("open-summary", class)}>
                <h2 id={SUMMARY} tabindex="-1">{ icon(sign) }{ left.heading() }</h2>
                if !left.is_ready() { <p>{ left.in_short() }</p> }
                if !blocking.is_empty() { <ul>{ for blocking.iter().take(**listed).map(|mark| line(sheet, mark, back)) }</ul> }
            </div>
            { for boxes(words::ASK_FOR_REASON, &asking) }
            { for boxes(words::HINTS, &hints) }
            if unlisted > 0 {
                <p class="acts"><button type="button" class="link" onclick={more}>{ crate::words::more_problems(unlisted) }</button></p>
            }
        </section>
    }
}

/// A finding with all that is told of it, a box for its reason where it asks for one, and the way to its place.
fn boxed(
    sheet: &Sheet,
    mark: &Mark,
    notice: &str,
    act: &Callback<Act>,
    back: &Callback<Option<String>>,
) -> Html {
    let Some(told) = sheet.tell(mark) else {
        return html! {};
    };
    let onclick = to_place(&told.0, back);
    html! {
        <li class="open-point">
            { finding_box(&told, notice, act) }
            if !mark.is_settled() {
                <button type="button" class="link" {onclick}>{ words::GO_MEND }<span class="hidden">{ "：" }{ &told.0.text }</span></button>
            }
        </li>
    }
}

/// A finding that has to be mended, as the way to its place.
fn line(sheet: &Sheet, mark: &Mark, back: &Callback<Option<String>>) -> Html {
    let Some((finding, _)) = sheet.tell(mark) else {
        return html! {};
    };
    let (class, sign) = look(finding.state, finding.grade);
    let onclick = to_place(&finding, back);
    html! {
        <li {class}>
            <button type="button" class="link" {onclick}>
                { icon(sign) }<span>{ &finding.text }<span class="hidden">{ "，" }{ words::GO_MEND }</span></span>
            </button>
        </li>
    }
}

/// The way to the place of a finding; what concerns the whole form has none in it.
fn to_place(finding: &ReportFinding, back: &Callback<Option<String>>) -> Callback<MouseEvent> {
    let path = Some(finding.path.to_string()).filter(|path| !path.is_empty());
    let place = path.map(|path| focus::id_of(&path));
    back.reform(move |_: MouseEvent| place.clone())
}
