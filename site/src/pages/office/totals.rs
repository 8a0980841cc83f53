//! Totals against what the notice asks for; each opens to the cells it is made of.

use bangfu_api::office::TotalInfo;
use yew::prelude::*;

use super::cells::CellsView;
use crate::components::clause::clause;
use crate::components::icon::{Sign, icon};
use crate::words::office as words;

#[derive(Properties, PartialEq)]
pub struct TotalsViewProps {
    /// 文号 of the notice.
    pub notice: AttrValue,
    pub totals: Vec<TotalInfo>,
}

/// The totals.
#[component]
pub fn TotalsView(props: &TotalsViewProps) -> Html {
    let open = use_state(|| None::<usize>);
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    if let Some((at, total)) = open.and_then(|at| Some((at, props.totals.get(at)?))) {
        return html! { <CellsView {at} notice={props.notice.clone()} total={total.clone()} onback={close} /> };
    }
    if props.totals.is_empty() {
        return html! { <p>{ words::NO_TOTALS }</p> };
    }
    let line = |(at, total): (usize, &TotalInfo)| {
        let open = open.clone();
        let onclick = Callback::from(move |_: MouseEvent| open.set(Some(at)));
        total_line(&props.notice, total, onclick)
    };
    let met = props
        .totals
        .iter()
        .enumerate()
        .filter(|(_, total)| total.is_met());
    html! { <ul class="totals">{ for met.map(line) }</ul> }
}

fn total_line(notice: &str, total: &TotalInfo, onclick: Callback<MouseEvent>) -> Html {
    let from = words::from(total.sum.filings, total.sum.cells);
    let label = format!("{from}，{}：{}", words::WHERE_FROM, total.title);
    html! {
        <li class={classes!("total", total.is_red().then_some("must"))}>
            <div class="what">
                <p class="title">{ &total.title }</p>
                <p class="figure">{ words::figure(total.sum.value, total.sum.persons, &total.unit) }</p>
                { target(notice, total) }
                if total.is_red() { <p class="red">{ icon(Sign::Cross) }{ words::broken(total.sum.broken) }</p> }
                if total.sum.open > 0 { <p class="quiet">{ words::open(total.sum.open) }</p> }
            </div>
            <p class="act"><button type="button" class="second" {onclick} aria-label={label}>{ from }</button></p>
        </li>
    }
}

/// What a total is held against, and how far it is.
pub fn target(notice: &str, total: &TotalInfo) -> Html {
    let Some(target) = &total.target else {
        return html! {};
    };
    let kept = total.figure() >= target.least;
    html! {
        <>
            <p class={classes!("target", if kept { "passed" } else { "in-principle" })}>
                { icon(if kept { Sign::Tick } else { Sign::Alert }) }
                { format!("{}{}，{}", words::LEAST, words::least(target.least, &total.unit), words::gap(total.figure(), target.least, &total.unit)) }
            </p>
            { clause(notice, &target.sources, None) }
        </>
    }
}
