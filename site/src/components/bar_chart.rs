//! Bars with the target as a line and the figure at the end; the same figures stand in a table behind it.

use yew::prelude::*;

use crate::words::office as words;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub name: String,
    pub value: i64,
    /// What it is held against.
    pub target: Option<i64>,
    /// The figure in words.
    pub text: String,
}

/// Width of the drawing and of its longest bar, and height of a name with its bar below it, in units of the drawing.
const WIDTH: i64 = 720;
const LONGEST: i64 = 560;
const ROW: i64 = 84;

/// The chart. `heads` name the columns of its table: what, figure, target.
pub fn bar_chart(title: &'static str, heads: [&'static str; 3], bars: &[Bar]) -> Html {
    if bars.is_empty() {
        return html! {};
    }
    let most = bars
        .iter()
        .map(|bar| bar.value.max(bar.target.unwrap_or(0)))
        .max()
        .unwrap_or(1)
        .max(1);
    let length = |value: i64| (value * LONGEST / most).clamp(0, LONGEST);
    let height = ROW * i64::try_from(bars.len()).unwrap_or(0) + 8;
    let drawn = bars.iter().zip(0_i64..).map(|(bar, at)| {
        let top = at * ROW + 48;
        let kept = bar.target.is_none_or(|target| bar.value >= target);
        let mark = bar.target.map(|target| {
            let x = (length(target) + 1).to_string();
            html! { <line class="target" x1={x.clone()} x2={x} y1={(top - 3).to_string()} y2={(top + 23).to_string()} /> }
        });
        let text = length(bar.value.max(bar.target.unwrap_or(0))) + 10;
        html! {
            <g class={if kept { "kept" } else { "short" }}>
                <text class="name" x="0" y={(top - 14).to_string()}>{ &bar.name }</text>
                <rect x="0" y={top.to_string()} width={length(bar.value).max(1).to_string()} height="20" />
                { for mark }
                <text class="value" x={text.to_string()} y={(top + 17).to_string()}>{ &bar.text }</text>
            </g>
        }
    });
    html! {
        <figure class="chart">
            <figcaption>{ title }</figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-label={title}>{ for drawn }</svg>
            <details>
                <summary>{ words::AS_TABLE }</summary>
                <table class="queue">
                    <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr></thead>
                    <tbody>{ for bars.iter().map(|bar| html! {
                        <tr><th scope="row">{ &bar.name }</th><td class="number">{ bar.value }</td><td class="number">{ bar.target.map(|target| target.to_string()).unwrap_or_default() }</td></tr>
                    }) }</tbody>
                </table>
            </details>
        </figure>
    }
}
