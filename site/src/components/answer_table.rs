//! A table as it is read on the screen, some rows at a time.

use std::rc::Rc;

use bangfu_paper::Table;
use web_sys::Element;
use yew::prelude::*;

use super::button::button;
use crate::words;

/// Rows on the screen at a time.
const ROWS: usize = 100;

#[derive(Properties, PartialEq)]
pub struct AnswerTableProps {
    pub table: Rc<Table>,
}

/// The table.
#[component]
pub fn AnswerTable(props: &AnswerTableProps) -> Html {
    let table = &props.table;
    let first = use_state(|| 0);
    let node = use_node_ref();
    let all = table.rows.len();
    let from = (*first).min(all.saturating_sub(1) / ROWS * ROWS);
    let rows = from..all.min(from + ROWS);
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
    let lines = table.rows.iter().enumerate().take(rows.end).skip(rows.start);
    html! {
        <div ref={node.clone()} class="scroll" tabindex="0" role="region" aria-label={table.label.clone()}>
            { turns() }
            <table class="paper">
                <caption>{ &table.label }</caption>
                <thead><tr><th scope="col">{ words::NUMBER }</th>{ for table.heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
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
