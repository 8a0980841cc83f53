//! What was found in a workbook, sheet by sheet, each at its cell.

use bangfu_sheet::{Effect, Place};
use yew::prelude::*;

use crate::components::clause::clause;
use crate::components::finding::look;
use crate::components::icon::{Sign, icon};
use crate::words::{grade, workbook as words};
use crate::workbook::message::{Finding, Note};

/// What reading has to tell.
pub fn notes(notes: &[Note]) -> Html {
    by_sheet(notes, |note| &note.place, note_item)
}

/// What the rules say; `notice` is the 文号 of their clauses.
pub fn findings(notice: &str, findings: &[Finding]) -> Html {
    by_sheet(
        findings,
        |finding| &finding.place,
        |finding| finding_item(notice, finding),
    )
}

/// Items under the names of their sheets, which come in the order in which they are met.
fn by_sheet<T>(items: &[T], place: impl Fn(&T) -> &Place, item: impl Fn(&T) -> Html) -> Html {
    let mut sheets: Vec<(&str, Vec<&T>)> = Vec::new();
    for one in items {
        let sheet = place(one).sheet.as_deref().unwrap_or(words::WHOLE);
        match sheets.iter_mut().find(|(name, _)| *name == sheet) {
            Some((_, found)) => found.push(one),
            None => sheets.push((sheet, vec![one])),
        }
    }
    let sheet = |(name, found): (&str, Vec<&T>)| {
        html! {
            <section class="of-sheet">
                <h5>{ name }</h5>
                <ul class="plain">{ for found.into_iter().map(&item) }</ul>
            </section>
        }
    };
    html! { <>{ for sheets.into_iter().map(sheet) }</> }
}

/// `C7`; the sheet as a whole where there is no cell.
fn cell(place: &Place) -> Html {
    let whole = place.sheet.as_ref().map(|_| words::WHOLE_SHEET);
    let cell = place.cell.as_deref().or(whole).unwrap_or_default();
    html! { <span class="cell-name">{ cell.to_owned() }</span> }
}

fn note_item(note: &Note) -> Html {
    let (class, sign) = match note.effect {
        Effect::LeftOut => ("must", Sign::Cross),
        Effect::Kept => ("in-principle", Sign::Alert),
        Effect::Told => ("hint", Sign::Hint),
        Effect::Repaired => ("passed", Sign::Tick),
    };
    let answer = |label: &'static str, words: &Option<String>| {
        let words = words.as_ref().filter(|words| !words.is_empty());
        words.map(|words| html! { <span class="answer">{ label }<q>{ words }</q></span> })
    };
    html! {
        <li class={classes!("finding", class)}>
            <p class="says">
                { cell(&note.place) }
                <span class="grade">{ icon(sign) }{ note.effect.word() }</span>
                if let Some(label) = &note.label { { label }{ "：" } }
                { &note.text }
                if note.count > 1 { { words::cells(note.count) } }
            </p>
            <p class="answers-read">{ for answer(words::TYPED, &note.typed) }{ for answer(words::READ_AS, &note.read) }</p>
            <p class="advice">{ &note.advice }</p>
        </li>
    }
}

fn finding_item(notice: &str, finding: &Finding) -> Html {
    let (class, sign) = look(finding.state, finding.grade);
    html! {
        <li class={classes!("finding", class)}>
            <p class="says">
                { cell(&finding.place) }
                <span class="grade">{ icon(sign) }{ grade(finding.grade, finding.state) }</span>
                { &finding.text }
            </p>
            <p class="advice">{ &finding.advice }</p>
            { clause(notice, &finding.sources, finding.reading.as_deref()) }
        </li>
    }
}
