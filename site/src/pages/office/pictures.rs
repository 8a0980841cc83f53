//! Pictures of a folder; each can be read as a table.

use yew::prelude::*;

use crate::components::bar_chart::{Bar, bar_chart};
use crate::components::line_chart::{Mark, line_chart};
use crate::counter::message::Summary;
use crate::words::office as words;

/// The pictures.
pub fn pictures(summary: &Summary) -> Html {
    let coverage: Vec<Bar> = summary
        .places
        .iter()
        .map(|place| Bar {
            name: place.name.clone(),
            value: number(place.filed),
            target: Some(number(place.expected)),
            text: words::out_of(place.filed, place.expected),
        })
        .collect();
    let targets: Vec<Bar> = summary
        .totals
        .iter()
        .filter(|total| total.is_met() && total.target.is_some())
        .map(|total| Bar {
            name: total.title.clone(),
            value: total.figure(),
            target: total.target.as_ref().map(|target| target.least),
            text: format!("{} {}", total.figure(), total.unit),
        })
        .collect();
    let days: Vec<Mark> = summary
        .days
        .iter()
        .map(|(day, count)| Mark {
            day: day.clone(),
            value: number(*count),
        })
        .collect();
    html! {
        <>
            { bar_chart(words::COVERAGE, [words::PLACE_NAME, words::FILED, words::EXPECTED], &coverage) }
            { line_chart(words::DAYS, [words::DAY, words::FILED], &days, &summary.deadlines) }
            { bar_chart(words::TARGETS, [words::TOTALS, words::VALUE, words::LEAST], &targets) }
        </>
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
