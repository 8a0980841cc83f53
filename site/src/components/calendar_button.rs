//! The year's duties as a calendar file.

use bangfu_api::{DutyInfo, calendar};
use yew::prelude::*;

use super::message::{Tone, message};
use crate::effects::{clock, files};
use crate::words::notice as words;

#[derive(Properties, PartialEq)]
pub struct CalendarButtonProps {
    /// Where the notice applies.
    pub place: AttrValue,
    pub year: i32,
    pub duties: Vec<DutyInfo>,
}

/// A button that hands over the calendar file; none where nothing has a day.
#[component]
pub fn CalendarButton(props: &CalendarButtonProps) -> Html {
    let problem = use_state(|| None::<String>);
    if props.duties.iter().all(|duty| duty.due.is_none()) {
        return html! {};
    }
    let onclick = {
        let (place, year, duties) = (props.place.clone(), props.year, props.duties.clone());
        let problem = problem.setter();
        move |_: MouseEvent| {
            let text = calendar(&duties, clock::today());
            problem.set(files::save(&words::calendar_file(&place, year), &text).err());
        }
    };
    html! {
        <>
            <button type="button" class="second" {onclick}>{ words::CALENDAR }</button>
            if let Some(text) = &*problem { { message(Tone::Problem, html! { { text.clone() } }) } }
        </>
    }
}
