//! What is due in a year.

use bangfu_api::DutyInfo;
use bangfu_api::model::Date;
use yew::prelude::*;

use super::clause::clause;
use super::icon::{Sign, icon};
use crate::routes::{Route, link};
use crate::words;

/// The list: what is still to come, then what has no day, then what has passed. `begun` names the forms that have a
/// draft for this year.
pub fn duty_list(duties: &[DutyInfo], today: Date, notice: &str, begun: &[String]) -> Html {
    let days = |duty: &DutyInfo| duty.due.map(|due| due.days_since(today));
    let place = |duty: &DutyInfo| match days(duty) {
        Some(left) if left >= 0 => 0,
        None if duty.form.is_some() => 1,
        None => 2,
        Some(_) => 3,
    };
    let ordered = (0..4).flat_map(|wanted| duties.iter().filter(move |duty| place(duty) == wanted));
    html! { <ul class="duties">{ for ordered.map(|duty| line(duty, days(duty), notice, begun)) }</ul> }
}

fn line(duty: &DutyInfo, days: Option<i64>, notice: &str, begun: &[String]) -> Html {
    let late = days.is_some_and(|days| days < 0);
    let begun = duty.form.as_ref().is_some_and(|form| begun.contains(form));
    let act = match duty.form.as_deref().and_then(|form| form.split_once('/')) {
        Some((pack, form)) => {
            let to = Route::Form {
                pack: pack.to_owned(),
                form: form.to_owned(),
            };
            link(
                &to,
                "button",
                if begun { words::CONTINUE } else { words::FILL_IN },
            )
        }
        None => html! { <span class="quiet">{ words::NOT_HERE_YET }</span> },
    };
    html! {
        <li class={classes!("duty", late.then_some("late"))}>
            { icon(if begun { Sign::Dot } else { Sign::Ring }) }
            <div class="what">
                <p class="title">{ &duty.title }</p>
                <p class="quiet">{ words::who_to_whom(duty) }</p>
                if let Some(note) = &duty.note { <p class="hint">{ note }</p> }
                { clause(notice, &duty.sources, None) }
            </div>
            <p class="by">{ words::by(duty) }{ for days.map(|days| html! { <span class="left">{ words::days_left(days) }</span> }) }</p>
            <p class="act">{ act }</p>
        </li>
    }
}
