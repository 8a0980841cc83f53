//! A table as it is read: on the screen some rows at a time, on paper all.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use web_sys::Element;
use yew::prelude::*;

use super::button::button;
use crate::words;

/// Rows on the screen at a time.
const ROWS: usize = 100;

#[derive(Properties, PartialEq)]
pub struct AnswerTableProps {
    pub label: AttrValue,
    /// The columns' heads.
    pub heads: Vec<AttrValue>,
    /// The rows, every cell in words.
    pub rows: Rc<Vec<Vec<AttrValue>>>,
}

/// The table.
#[component]
pub fn AnswerTable(props: &AnswerTableProps) -> Html {
    let printing = use_printing();
    let first = use_state(|| 0);
    let node = use_node_ref();
    let all = props.rows.len();
    let rows = if printing {
        0..all
    } else {
        let from = (*first).min(all.saturating_sub(1) / ROWS * ROWS);
        from..all.min(from + ROWS)
    };
    let turn = |to: Option<usize>| {
        let (first, node) = (first.clone(), node.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(to) = to {
                first.set(to);
                node.cast::<Element>().iter().for_each(Element::scroll_into_view);
            }
        })
    };
    let (before, behind) = (
        rows.start.checked_sub(ROWS),
        Some(rows.end).filter(|end| *end < all),
    );
    let turns = || {
        html! {
            if all > ROWS {
                <p class="row-pages no-print">
                    <span>{ words::rows_of(rows.start, rows.end, all) }</span>
                    { button("link", words::ROWS_BEFORE, before.is_some(), turn(before)) }
                    { button("link", words::ROWS_BEHIND, behind.is_some(), turn(behind)) }
                </p>
            }
        }
    };
    let lines = props.rows.iter().enumerate().take(rows.end).skip(rows.start);
    html! {
        <div ref={node.clone()} class="scroll" tabindex="0" role="group" aria-label={props.label.clone()}>
            { turns() }
            <table class="paper">
                <caption>{ &props.label }</caption>
                <thead><tr><th scope="col">{ words::NUMBER }</th>{ for props.heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                <tbody>
                    { for lines.map(|(at, row)| html! {
                        <tr><td>{ at + 1 }</td>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr>
                    }) }
                </tbody>
            </table>
            if all == 0 { <p class="quiet">{ words::NOT_ANSWERED }</p> }
            { turns() }
        </div>
    }
}

/// Whether the page is being printed.
#[hook]
fn use_printing() -> bool {
    let printing = use_state(|| false);
    let setter = printing.setter();
    use_effect_with((), move |()| {
        let on = |event: &'static str, printing: bool| {
            let setter = setter.clone();
            EventListener::new(&window(), event, move |_| setter.set(printing))
        };
        let listeners = [on("beforeprint", true), on("afterprint", false)];
        move || drop(listeners)
    });
    *printing
}
