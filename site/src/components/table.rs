//! A repeating table: rows that are added, removed, pasted, walked through with the keyboard.

use std::rc::Rc;

use bangfu_api::pack::Table;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlInputElement};
use yew::prelude::*;

use super::finding::{Told, finding_box};
use super::table_row::{TableRow, offers_id};
use crate::effects::{clipboard, focus};
use crate::sheet::Act;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct TableProps {
    pub table: Rc<Table>,
    /// Every cell in words, by row.
    pub rows: Vec<Vec<AttrValue>>,
    /// Findings at the table as a whole.
    pub findings: Vec<Told>,
    /// Findings in rows, by row.
    pub row_findings: Vec<Vec<Told>>,
    pub notice: AttrValue,
    pub act: Callback<Act>,
}

/// A repeating table.
#[component]
pub fn TableBox(props: &TableProps) -> Html {
    let table = &props.table;
    let path = format!("/{}", table.id);
    let rows = props.rows.len();
    let add = {
        let id = table.id.clone();
        props.act.reform(move |_: MouseEvent| Act::InsertRow {
            table: id.clone(),
            at: rows,
        })
    };
    let onkeydown = {
        let (table, act) = (Rc::clone(table), props.act.clone());
        Callback::from(move |event: KeyboardEvent| walk(&event, &table, rows, &act))
    };
    let onpaste = {
        let (table, act) = (Rc::clone(table), props.act.clone());
        Callback::from(move |event: Event| paste(&event, &table, &act))
    };
    let node = use_node_ref();
    let onfocusout = {
        let (node, path, act) = (node.clone(), path.clone(), props.act.clone());
        Callback::from(move |event: FocusEvent| {
            if has_left(&node, &event) {
                act.emit(Act::Leave(path.clone()));
            }
        })
    };
    let heads = table.columns.iter().map(|column| {
        let hint = column
            .hint
            .as_ref()
            .map(|hint| html! { <span class="hint">{ hint }</span> });
        html! { <th scope="col">{ &column.label }{ hint }</th> }
    });
    let offers = table.columns.iter().filter(|column| !column.options.is_empty()).map(|column| html! {
        <datalist id={offers_id(&table.id, &column.id)}>{ for column.options.iter().map(|option| html! { <option value={option.clone()} /> }) }</datalist>
    });
    html! {
        <div ref={node} class="table-field" id={focus::id_of(&path)} tabindex="-1" role="group" aria-label={table.label.clone()} {onfocusout}>
            <h3>{ &table.label }</h3>
            <p class="hint">{ words::table_hint(table.hint.as_deref()) }</p>
            { for props.findings.iter().map(|told| finding_box(told, &props.notice, &props.act)) }
            if rows == 0 {
                <p class="quiet">{ words::NO_ROWS }</p>
            } else {
                <div class="scroll">
                    <table class="grid" {onkeydown} {onpaste}>
                        <thead><tr><th scope="col" class="number">{ words::NUMBER }</th>{ for heads }<th scope="col">{ words::ACTIONS }</th></tr></thead>
                        <tbody>
                            { for props.rows.iter().enumerate().map(|(at, cells)| html! {
                                <TableRow key={at} table={Rc::clone(table)} {at} cells={cells.clone()} findings={props.row_findings.get(at).cloned().unwrap_or_default()}
                                    notice={props.notice.clone()} act={props.act.clone()} />
                            }) }
                        </tbody>
                    </table>
                </div>
            }
            { for offers }
            <p><button type="button" class="second" onclick={add}>{ words::add_row(&table.row) }</button></p>
        </div>
    }
}

/// Enter and the arrows move between rows; Enter in the last row adds one.
fn walk(event: &KeyboardEvent, table: &Table, rows: usize, act: &Callback<Act>) {
    let down = match event.key().as_str() {
        "Enter" => true,
        "ArrowDown" | "ArrowUp" if !in_text(event) => return,
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let Some((row, column)) = place(table, event) else {
        return;
    };
    if event.is_composing() {
        return;
    }
    let enter = event.key() == "Enter";
    let Some(next) = (if down {
        row.checked_add(1)
    } else {
        row.checked_sub(1)
    }) else {
        return;
    };
    if next < rows {
        event.prevent_default();
        focus::go_to(&format!("/{}/{next}/{column}", table.id));
    } else if enter {
        event.prevent_default();
        act.emit(Act::InsertRow {
            table: table.id.clone(),
            at: rows,
        });
        focus::soon(format!("/{}/{next}/{column}", table.id));
    }
}

/// A block from a spreadsheet goes into the cells from the one with the focus on; a single cell is left to its box.
fn paste(event: &Event, table: &Table, act: &Callback<Act>) {
    let text = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data)
        .and_then(|data| data.get_data("text").ok())
        .unwrap_or_default();
    if let (Some((row, column)), Some(block)) = (place(table, event), clipboard::block(&text)) {
        event.prevent_default();
        act.emit(Act::Paste {
            table: table.id.clone(),
            row,
            column: column.to_owned(),
            block,
        });
    }
}

/// Whether the focus goes to a place outside the element.
fn has_left(node: &NodeRef, event: &FocusEvent) -> bool {
    let next = event
        .related_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    !node
        .cast::<Element>()
        .is_some_and(|inside| inside.contains(next.as_ref().map(AsRef::as_ref)))
}

fn in_text(event: &KeyboardEvent) -> bool {
    event
        .target()
        .is_some_and(|target| target.has_type::<HtmlInputElement>())
}

/// Row and column of the cell something happened in.
fn place<'t>(table: &'t Table, event: &Event) -> Option<(usize, &'t str)> {
    let id = event.target_dyn_into::<Element>()?.id();
    let rest = id.strip_prefix(&format!("{}-", focus::id_of(&format!("/{}", table.id))))?;
    let (row, column) = rest.split_once('-')?;
    let column = table.columns.iter().find(|known| known.id == column)?;
    Some((row.parse().ok()?, &column.id))
}
