//! How a count grows over days, with last days as lines across; the same figures stand in a table behind it.

use bangfu_api::model::Date;
use yew::prelude::*;

use crate::words::office as words;

/// What the count had come to by the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// `YYYY-MM-DD`
    pub day: String,
    pub value: i64,
}

const WIDTH: i64 = 720;
const HEIGHT: i64 = 220;
const LEFT: i64 = 56;
const RIGHT: i64 = 24;
const BOTTOM: i64 = 34;
const TOP: i64 = 30;

/// The chart. `lasts` are days and what is due on them.
pub fn line_chart(
    title: &'static str,
    heads: [&'static str; 2],
    marks: &[Mark],
    lasts: &[(String, String)],
) -> Html {
    let day = |text: &str| Date::parse(text);
    let days = marks
        .iter()
        .filter_map(|mark| day(&mark.day))
        .chain(lasts.iter().filter_map(|(last, _)| day(last)));
    let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
        return html! {};
    };
    let most = marks.iter().map(|mark| mark.value).max().unwrap_or(1).max(1);
    let span = last.days_since(first).max(1);
    let x = |at: Date| LEFT + at.days_since(first) * (WIDTH - LEFT - RIGHT) / span;
    let y = |value: i64| HEIGHT - BOTTOM - value * (HEIGHT - BOTTOM - TOP) / most;
    let mut path = format!("M{LEFT} {}", y(0));
    let mut before = 0;
    for mark in marks {
        if let Some(at) = day(&mark.day) {
            path += &format!(" L{} {} L{} {}", x(at), y(before), x(at), y(mark.value));
            before = mark.value;
        }
    }
    path += &format!(" L{} {}", WIDTH - RIGHT, y(before));
    let across = lasts.iter().filter_map(|(text, what)| {
        let at = x(day(text)?).to_string();
        let anchor = if x(day(text)?) > WIDTH / 2 { "end" } else { "start" };
        Some(html! {
            <g class="last">
                <line x1={at.clone()} x2={at.clone()} y1={TOP.to_string()} y2={(HEIGHT - BOTTOM).to_string()} />
                <text x={at} y={(TOP - 10).to_string()} text-anchor={anchor}>{ format!("{} {text}", words::LAST_DAY) }<title>{ what }</title></text>
            </g>
        })
    });
    let base = (HEIGHT - 10).to_string();
    html! {
        <figure class="chart">
            <figcaption>{ title }</figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={title}>
                <line class="ground" x1={LEFT.to_string()} x2={(WIDTH - RIGHT).to_string()} y1={y(0).to_string()} y2={y(0).to_string()} />
                <text class="value" x={(LEFT - 8).to_string()} y={(y(most) + 5).to_string()} text-anchor="end">{ most }</text>
                <text class="value" x={(LEFT - 8).to_string()} y={(y(0) + 5).to_string()} text-anchor="end">{ "0" }</text>
                <text class="value" x={LEFT.to_string()} y={base.clone()}>{ first.to_string() }</text>
                <text class="value" x={(WIDTH - RIGHT).to_string()} y={base} text-anchor="end">{ last.to_string() }</text>
                { for across }
                <path class="grows" d={path} />
            </svg>
            <details>
                <summary>{ words::AS_TABLE }</summary>
                <table class="queue">
                    <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr></thead>
                    <tbody>
                        { for marks.iter().map(|mark| html! { <tr><th scope="row">{ &mark.day }</th><td class="number">{ mark.value }</td></tr> }) }
                        { for lasts.iter().map(|(day, what)| html! { <tr><th scope="row">{ day }</th><td>{ format!("{}：{what}", words::LAST_DAY) }</td></tr> }) }
                    </tbody>
                </table>
            </details>
        </figure>
    }
}
