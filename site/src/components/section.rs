//! One section of a form that is filled in.

use std::rc::Rc;

use bangfu_api::rules::At;
use yew::prelude::*;

use super::clause::clause;
use super::field::FieldBox;
use super::form_view::{Item, SectionView};
use super::table::TableBox;
use super::wording::wording;
use crate::sheet::{Act, Sheet};

/// Draws a section.
pub fn section(sheet: &Sheet, view: &SectionView, notice: &AttrValue, act: &Callback<Act>) -> Html {
    html! {
        <section class="card" aria-labelledby={view.target.clone()}>
            <h2 id={view.target.clone()} tabindex="-1">{ &view.title }</h2>
            if let Some(intro) = &view.intro { <p class="intro">{ intro }</p> }
            { wording(&view.wording) }
            if !view.sources.is_empty() { { clause(notice, &view.sources, None) } }
            { for view.items.iter().map(|item| one(sheet, item, notice, act)) }
        </section>
    }
}

fn one(sheet: &Sheet, item: &Item, notice: &AttrValue, act: &Callback<Act>) -> Html {
    match item {
        Item::Field { at, field, required } => {
            let findings = sheet.told_at(&At::Field(*at));
            let chosen = sheet.look(|session| {
                session
                    .inner()
                    .answers()
                    .field(*at)
                    .chosen()
                    .unwrap_or_default()
                    .to_vec()
            });
            html! {
                <FieldBox field={Rc::clone(field)} required={*required} value={sheet.answer(*at)} {chosen} {findings} notice={notice.clone()} act={act.clone()} />
            }
        }
        Item::Table { at, table } => html! {
            <TableBox table={Rc::clone(table)} at={*at} sheet={sheet.clone()} notice={notice.clone()} act={act.clone()} />
        },
    }
}
