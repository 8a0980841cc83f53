//! The contents of the form, with how far each section is.

use yew::prelude::*;

use super::icon::{Sign, icon};
use crate::effects::focus;
use crate::words;

/// How far a section is.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Element id of the section.
    pub target: AttrValue,
    /// `三、年度分解任务`
    pub title: AttrValue,
    /// Questions answered, a table counting as one.
    pub filled: usize,
    /// Questions asked.
    pub asked: usize,
    /// Findings shown in it.
    pub findings: usize,
    /// Whether nothing in it keeps the form from being signed.
    pub done: bool,
}

/// The contents; `onjump` is called after a jump, so that a narrow screen can fold the list.
pub fn contents(sections: &[Progress], onjump: &Callback<()>) -> Html {
    let filled = sections.iter().map(|section| section.filled).sum();
    let asked = sections.iter().map(|section| section.asked).sum();
    let line = |section: &Progress| {
        let (sign, word) = match (section.done, section.filled) {
            (true, _) => (Sign::Tick, words::SECTION_DONE),
            (false, 0) => (Sign::Ring, words::SECTION_EMPTY),
            (false, _) => (Sign::Dot, words::SECTION_BEGUN),
        };
        let (target, onjump) = (section.target.clone(), onjump.clone());
        let onclick = move |_: MouseEvent| {
            focus::go_to_id(&target);
            onjump.emit(());
        };
        html! {
            <li>
                <button type="button" class={classes!("link", section.done.then_some("done"))} {onclick}>
                    { icon(sign) }<span class="hidden">{ word }</span><span class="title">{ &section.title }</span>
                    if section.findings > 0 { <span class="count">{ section.findings }<span class="hidden">{ words::PLACES }</span></span> }
                </button>
            </li>
        }
    };
    html! {
        <nav aria-label={words::CONTENTS}>
            <ol class="contents">{ for sections.iter().map(line) }</ol>
            <p class="filled">{ words::filled(filled, asked) }</p>
        </nav>
    }
}
