//! The queue: filtered, sorted, searched, a page at a time.

use bangfu_office::{Line, Standing};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::results::class;
use crate::components::icon::{Sign, icon};
use crate::components::message::{Tone, message};
use crate::components::text_box::TextBox;
use crate::counter::message::{Order, Page, Query};
use crate::effects::counter;
use crate::words::office as words;

/// Lines shown at a time.
const SHOWN: usize = 50;

const ORDERS: [(Order, &str); 4] = [
    (Order::Work, "要处理的在前"),
    (Order::Unit, "按单位"),
    (Order::Place, "按县（市、区）"),
    (Order::Arrival, "最近收到的在前"),
];

#[derive(Properties, PartialEq)]
pub struct QueueViewProps {
    /// Forms that can be chosen: id and name.
    pub forms: Vec<(String, String)>,
    /// Only lines that stand so.
    pub standing: Option<Standing>,
}

/// The queue.
#[component]
pub fn QueueView(props: &QueueViewProps) -> Html {
    let query = use_state(|| Query {
        count: SHOWN,
        ..Query::default()
    });
    // The lines, and where they begin: those that are asked for come a little later.
    let page = use_state(|| None::<Result<(usize, Page), String>>);
    {
        let query = query.clone();
        use_effect_with(props.standing, move |standing| {
            query.set(Query {
                standing: *standing,
                from: 0,
                ..(*query).clone()
            });
        });
    }
    {
        let page = page.setter();
        use_effect_with((*query).clone(), move |query| {
            let query = query.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let lines = counter::queue(&query).await;
                page.set(Some(lines.map(|lines| (query.from, lines))));
            });
        });
    }
    let change = |change: fn(&mut Query, String)| {
        let query = query.clone();
        Callback::from(move |word: String| {
            let mut next = (*query).clone();
            next.from = 0;
            change(&mut next, word);
            query.set(next);
        })
    };
    let onform = change(|query, word| query.form = Some(word).filter(|word| !word.is_empty())).reform(chosen);
    let onorder = change(|query, word| {
        let at = word.parse::<usize>().unwrap_or_default();
        query.order = ORDERS.get(at).map_or(Order::Work, |(order, _)| *order);
    })
    .reform(chosen);
    let ontext = change(|query, word| query.text = word);
    let turn = |from: usize| {
        let query = query.clone();
        Callback::from(move |_: MouseEvent| {
            query.set(Query {
                from,
                ..(*query).clone()
            });
        })
    };
    html! {
        <>
            <div class="filters no-print">
                <label class="filter">{ words::FORM }
                    <select onchange={onform}>
                        <option value="" selected={query.form.is_none()}>{ words::ALL_FORMS }</option>
                        { for props.forms.iter().map(|(id, name)| html! { <option value={id.clone()} selected={query.form.as_ref() == Some(id)}>{ name }</option> }) }
                    </select>
                </label>
                <label class="filter">{ words::ORDER }
                    <select onchange={onorder}>
                        { for ORDERS.iter().enumerate().map(|(at, (order, name))| html! { <option value={at.to_string()} selected={query.order == *order}>{ *name }</option> }) }
                    </select>
                </label>
                <div class="filter"><label for="office-search">{ words::SEARCH }</label>
                    <TextBox id="office-search" value={AttrValue::from(query.text.clone())} placeholder={words::SEARCH_HINT} width={16} onenter={ontext} />
                </div>
            </div>
            { match &*page {
                None => html! { <p class="loading">{ crate::words::LOADING }</p> },
                Some(Err(text)) => message(Tone::Problem, html! { { text } }),
                Some(Ok((from, page))) => lines(page, *from, &props.forms, turn),
            } }
        </>
    }
}

fn chosen(event: Event) -> String {
    event
        .target_dyn_into::<HtmlSelectElement>()
        .map(|select| select.value())
        .unwrap_or_default()
}

fn lines(
    page: &Page,
    from: usize,
    forms: &[(String, String)],
    turn: impl Fn(usize) -> Callback<MouseEvent>,
) -> Html {
    let to = from + page.lines.len();
    html! {
        <>
            <p class="quiet" aria-live="polite">{ words::shown(from, to, page.all) }</p>
            if !page.lines.is_empty() {
                <div class="scroll">
                    <table class="queue">
                        <thead><tr><th scope="col">{ words::UNIT }</th><th scope="col">{ words::FORM }</th><th scope="col">{ words::STANDING }</th><th scope="col">{ words::ARRIVED }</th><th scope="col">{ words::PROBLEMS }</th></tr></thead>
                        <tbody>{ for page.lines.iter().map(|line| row(line, forms)) }</tbody>
                    </table>
                </div>
                if page.all > SHOWN {
                    <p class="acts no-print">
                        <button type="button" class="second" disabled={from == 0} onclick={turn(from.saturating_sub(SHOWN))}>{ words::PREVIOUS }</button>
                        <button type="button" class="second" disabled={to >= page.all} onclick={turn(from + SHOWN)}>{ words::NEXT }</button>
                    </p>
                }
            }
        </>
    }
}

fn row(line: &Line, forms: &[(String, String)]) -> Html {
    let form = forms
        .iter()
        .find(|(id, _)| *id == line.form)
        .map(|(_, name)| name.clone());
    let at = line.received_at.map(words::moment);
    html! {
        <tr>
            <th scope="row" data-label={words::UNIT}>
                { &line.unit }
                if !line.partner.is_empty() { <span class="partner">{ "→ " }{ &line.partner }</span> }
                if !line.place.is_empty() && line.place != line.unit { <span class="quiet place">{ &line.place }</span> }
            </th>
            <td data-label={words::FORM}>{ form.unwrap_or_default() }</td>
            <td data-label={words::STANDING}>
                <span class={classes!("standing", class(line.standing))}>{ icon(sign(line.standing)) }{ line.standing.word() }</span>
                if !line.listed { <span class="quiet unlisted">{ words::NOT_LISTED }</span> }
            </td>
            <td data-label={words::ARRIVED} class="when">{ at.unwrap_or_default() }</td>
            <td data-label={words::PROBLEMS}>
                if line.standing != Standing::Missing {
                    <ul class="line-problems">{ for line.problems.iter().map(|problem| html! {
                        <li>{ &problem.text }if let Some(file) = &problem.file { <span class="quiet file">{ file }</span> }</li>
                    }) }</ul>
                }
            </td>
        </tr>
    }
}

fn sign(standing: Standing) -> Sign {
    match standing {
        Standing::Missing => Sign::Ring,
        Standing::Faulty => Sign::Cross,
        Standing::Unverified => Sign::Question,
        Standing::Incomplete | Standing::Late | Standing::Returned => Sign::Alert,
        Standing::Amended => Sign::Hint,
        Standing::Filed => Sign::Tick,
    }
}
