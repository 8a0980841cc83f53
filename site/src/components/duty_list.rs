//! What is due in a year.

use bangfu_api::DutyInfo;
use bangfu_api::model::Date;
use yew::prelude::*;
use yew_router::prelude::*;

use super::clause::Clause;
use super::icon::{Icon, Sign};
use crate::routes::Route;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct DutyListProps {
    pub duties: Vec<DutyInfo>,
    pub today: Date,
    pub notice: AttrValue,
    /// Forms that have a draft for this year.
    pub begun: Vec<String>,
}

/// The list.
#[component]
pub fn DutyList(props: &DutyListProps) -> Html {
    html! { <ul class="duties">{ for props.duties.iter().map(|duty| line(props, duty)) }</ul> }
}

fn line(props: &DutyListProps, duty: &DutyInfo) -> Html {
    let days = duty.due.map(|due| due.days_since(props.today));
    let late = days.is_some_and(|days| days < 0);
    let begun = duty.form.as_ref().is_some_and(|form| props.begun.contains(form));
    let act = match duty.form.as_deref().and_then(|form| form.split_once('/')) {
        Some((pack, form)) => {
            let to = Route::Form { pack: pack.to_owned(), form: form.to_owned() };
            html! { <Link<Route> {to} classes="button">{ if begun { words::CONTINUE } else { words::FILL_IN } }</Link<Route>> }
        }
        None => html! { <span class="quiet">{ words::NOT_HERE_YET }</span> },
    };
    html! {
        <li class={classes!("duty", late.then_some("late"))}>
            <Icon sign={if begun { Sign::Dot } else { Sign::Ring }} />
            <div class="what">
                <p class="title">{ &duty.title }</p>
                <p class="quiet">{ words::who_to_whom(duty) }</p>
                if let Some(note) = &duty.note { <p class="hint">{ note }</p> }
                <Clause notice={props.notice.clone()} sources={duty.sources.clone()} />
            </div>
            <p class="by">{ words::by(duty) }{ for days.map(|days| html! { <span class="left">{ words::days_left(days) }</span> }) }</p>
            <p class="act">{ act }</p>
        </li>
    }
}
