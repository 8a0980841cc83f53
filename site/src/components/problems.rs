//! Everything that is still open, with links to the places.

use bangfu_api::rules::Mark;
use yew::prelude::*;

use super::finding::{id_of, look};
use super::icon::icon;
use crate::effects::focus;
use crate::sheet::Sheet;
use crate::words;

/// As many are listed, and as many more at each wish.
pub const LISTED: usize = 50;

/// The list, so many at most; what must be mended first, what waits for other answers last. `onjump` is called after a
/// jump, so that a narrow screen can fold the list.
pub fn problems(sheet: &Sheet, listed: &UseStateHandle<usize>, onjump: &Callback<()>) -> Html {
    let open: Vec<&Mark> = sheet.shown().filter(|mark| !mark.is_settled()).collect();
    if open.is_empty() {
        return html! { <p class="quiet">{ words::NO_PROBLEMS }</p> };
    }
    let of = |class: &'static str| {
        let open = open.iter().copied();
        open.filter(move |mark| look(mark.state, mark.grade).0 == class)
    };
    let first = ["must", "in-principle", "hint", "unchecked"]
        .into_iter()
        .flat_map(of);
    let left = open.len().saturating_sub(**listed);
    let more = {
        let listed = listed.clone();
        move |_: MouseEvent| listed.set(*listed + LISTED)
    };
    html! {
        <>
            <ul class="problems">{ for first.take(**listed).map(|mark| line(sheet, mark, onjump)) }</ul>
            if left > 0 {
                <button type="button" class="link" onclick={more}>{ words::more_problems(left) }</button>
            }
        </>
    }
}

fn line(sheet: &Sheet, mark: &Mark, onjump: &Callback<()>) -> Html {
    let Some((finding, _)) = sheet.tell(mark) else {
        return html! {};
    };
    let (class, sign) = look(finding.state, finding.grade);
    let (path, id, onjump) = (finding.path.to_string(), id_of(&finding), onjump.clone());
    let onclick = move |_: MouseEvent| {
        if path.is_empty() || !focus::go_to(&path) {
            focus::go_to_id(&id);
        }
        onjump.emit(());
    };
    html! {
        <li class={class}>
            <button type="button" class="link" {onclick}>
                <span class="grade">{ icon(sign) }{ words::grade(finding.grade, finding.state) }</span>{ finding.text }
            </button>
        </li>
    }
}
