//! The year as a strip, with the days something is due.

use bangfu_api::DutyInfo;
use bangfu_api::model::Date;
use yew::prelude::*;

use crate::words;

const WIDTH: i64 = 1000;

/// The strip; the list of duties beside it says the same in words.
pub fn year_strip(year: i32, today: Date, duties: &[DutyInfo]) -> Html {
    let Some(first) = Date::new(year, 1, 1) else {
        return html! {};
    };
    let x = |date: Date| date.days_since(first) * WIDTH / 365;
    let months = (1..=12).filter_map(|month| Date::new(year, month, 1));
    let ticks = duties.iter().filter_map(|duty| duty.due);
    let label = duties
        .iter()
        .map(|duty| format!("{}：{}", words::by(duty), duty.title))
        .collect::<Vec<_>>()
        .join("；");
    let now = (today.year() == year).then(|| x(today));
    html! {
        <svg class="strip" viewBox="-10 -18 1020 102" role="img" aria-label={format!("{}。{label}", words::STRIP_LABEL)}>
            <line x1="0" y1="34" x2={WIDTH.to_string()} y2="34" class="axis" />
            { for months.map(|month| html! {
                <g><line x1={x(month).to_string()} x2={x(month).to_string()} y1="30" y2="38" class="axis" />
                <text x={(x(month) + 4).to_string()} y="44" dominant-baseline="hanging">{ format!("{} 月", month.month()) }</text></g>
            }) }
            { for now.map(|x| html! { <g class="now"><line x1="0" x2={x.to_string()} y1="34" y2="34" />
                <circle cx={x.to_string()} cy="34" r="6" /><text x={x.to_string()} y="20" text-anchor="middle">{ words::TODAY }</text></g> }) }
            { for ticks.map(|due| html! { <path class={classes!("due", (due < today).then_some("past"))} d={format!("M{} 22l7 12-7 12-7-12z", x(due))} /> }) }
        </svg>
    }
}
