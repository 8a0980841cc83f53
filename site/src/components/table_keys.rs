//! Moving through a table with the keyboard, and pasting into it.

use bangfu_api::pack::Table;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlInputElement};
use yew::prelude::*;

use crate::effects::{clipboard, focus};
use crate::sheet::Act;

/// Enter and the arrows move between rows; Enter in the last row adds one.
pub fn walk(event: &KeyboardEvent, table: &Table, rows: usize, act: &Callback<Act>) {
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
    let pointer = format!("/{}/{next}/{column}", table.id);
    if next < rows {
        event.prevent_default();
        focus::step_to(&pointer);
    } else if enter {
        event.prevent_default();
        act.emit(Act::InsertRow {
            table: table.id.clone(),
            at: rows,
        });
        focus::soon(pointer);
    }
}

/// A block from a spreadsheet goes into the cells from the one with the focus on; a single cell is left to its box.
pub fn paste(event: &Event, table: &Table, act: &Callback<Act>) {
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
pub fn has_left(node: &NodeRef, event: &FocusEvent) -> bool {
    let next = event
        .related_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    !node
        .cast::<Element>()
        .is_some_and(|inside| inside.contains(next.as_ref().map(AsRef::as_ref)))
}

/// The row something happened in.
pub fn row_of(table: &Table, event: &Event) -> Option<usize> {
    place(table, event).map(|(row, _)| row)
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
