//! A table by keyboard, as people know it from spreadsheets.
//!
//! A cell that was gone into has all its text marked: what is typed then takes its place, and the arrows lead on. Once
//! the caret stands inside the text they move that, and lead on from its ends.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::table_grid::Grid;
use super::table_selection::{Selection, Spot};
use crate::effects::focus;
use crate::sheet::Act;

/// What a composition sends for every key.
const COMPOSING: u32 = 229;

/// Where the caret stands in a cell.
#[derive(Clone, Copy, PartialEq)]
enum Caret {
    /// All text is marked, or there is none.
    Whole,
    Start,
    End,
    Within,
}

/// Does what a key asks for in a table.
pub fn press(grid: &Grid, event: &KeyboardEvent) {
    let Some(at) = grid.spot_of(event) else { return };
    if event.is_composing() || event.key_code() == COMPOSING || event.alt_key() {
        return;
    }
    let control = event.ctrl_key() || event.meta_key();
    let done = match (event.key().as_str(), control) {
        ("Tab", _) => {
            grid.select(Selection::one(at));
            false
        }
        ("F2", false) => edit(event),
        ("Escape", false) => leave(grid, at),
        ("Enter", false) if !event.shift_key() && is_last(grid, at) => {
            let rows = grid.shown.len();
            if !grid.shown.is_part() {
                grid.insert_at(rows, 1, at.column);
            }
            true
        }
        ("Delete" | "Backspace", false) if grid.block().is_some() || input(event).is_none() => {
            grid.clear();
            true
        }
        ("d" | "D", true) => {
            grid.fill_down();
            true
        }
        ("+", true) => {
            grid.insert(false);
            true
        }
        ("-", true) => {
            grid.remove();
            true
        }
        (key, control) => go(grid, event, at, key, control),
    };
    if done {
        event.prevent_default();
    }
}

/// Goes to another cell, or selects up to it. Answers whether the key is one for that.
fn go(grid: &Grid, event: &KeyboardEvent, at: Spot, key: &str, control: bool) -> bool {
    let extend = event.shift_key() && key != "Enter";
    let selected = grid.selected().filter(Selection::is_block);
    let from = selected.filter(|_| extend).map_or(at, |selection| selection.head);
    let caret = if extend && selected.is_some() {
        Caret::Whole
    } else {
        caret(event)
    };
    let Some((down, right)) = step(event, key, control, caret) else {
        return false;
    };
    let within =
        |place: usize, by: isize, count: usize| place.saturating_add_signed(by).min(count.saturating_sub(1));
    let nth = grid.shown.nth(from.row).unwrap_or_default();
    let to = Spot {
        row: grid.shown.row(within(nth, down, grid.shown.len())),
        column: within(from.column, right, grid.table.columns.len()),
    };
    if extend {
        let anchor = selected.map_or(at, |selection| selection.anchor);
        focus::step_to(&grid.pointer(to));
        grid.select(Selection { anchor, head: to });
    } else if to != at {
        grid.go(to);
    } else {
        grid.select(Selection::one(at));
    }
    true
}

/// How far down and to the right a key leads.
fn step(event: &KeyboardEvent, key: &str, control: bool, caret: Caret) -> Option<(isize, isize)> {
    const ALL: isize = isize::MAX;
    let whole = caret == Caret::Whole;
    let step = match (key, control) {
        ("Enter", false) if event.shift_key() => (-1, 0),
        ("ArrowUp", false) => (-1, 0),
        ("Enter" | "ArrowDown", false) => (1, 0),
        ("ArrowUp", true) => (-ALL, 0),
        ("ArrowDown", true) => (ALL, 0),
        ("PageUp", false) => (-page(event), 0),
        ("PageDown", false) => (page(event), 0),
        ("ArrowLeft", false) if whole || caret == Caret::Start => (0, -1),
        ("ArrowRight", false) if whole || caret == Caret::End => (0, 1),
        ("Home", false) | ("ArrowLeft", true) if whole => (0, -ALL),
        ("End", false) | ("ArrowRight", true) if whole => (0, ALL),
        ("Home", true) => (-ALL, -ALL),
        ("End", true) => (ALL, ALL),
        _ => return None,
    };
    Some(step)
}

fn is_last(grid: &Grid, at: Spot) -> bool {
    grid.shown
        .nth(at.row)
        .is_some_and(|nth| nth + 1 == grid.shown.len())
}

/// The rows that are in sight at a time.
fn page(event: &KeyboardEvent) -> isize {
    let cell: Option<Element> = event.target_dyn_into();
    let height = |selector: &str| {
        let element = cell.as_ref()?.closest(selector).ok()??;
        Some(element.get_bounding_client_rect().height())
    };
    let screen = gloo::utils::window().inner_height().ok();
    let screen = screen.and_then(|height| height.as_f64()).unwrap_or_default();
    let frame = height(".scroll").unwrap_or(screen).min(screen * 0.7);
    height("tr").map_or(1, |row| ((frame / row) as isize - 1).max(1))
}

/// The caret behind the text, to change some of it; of a list, its words.
fn edit(event: &KeyboardEvent) -> bool {
    if let Some(input) = input(event) {
        let end = length(&input);
        // Every box of a table is of text, so it has a caret.
        let _ = input.set_selection_range(end, end);
    } else if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
        // An older browser, which has no such call, opens it with Alt and the arrow.
        if let Some(open) = Reflect::get(&list, &"showPicker".into())
            .ok()
            .and_then(|open| open.dyn_into().ok())
        {
            let open: Function = open;
            drop(open.call0(&list));
        }
    }
    true
}

/// Takes back what is being typed; else the block is not selected any more.
fn leave(grid: &Grid, at: Spot) -> bool {
    if grid.sheet.is_typing() {
        focus::leave();
        grid.act.emit(Act::Undo);
        return true;
    }
    grid.select(Selection::one(at));
    false
}

fn caret(event: &KeyboardEvent) -> Caret {
    let Some(input) = input(event) else {
        return Caret::Whole;
    };
    let end = length(&input);
    let marked = (input.selection_start(), input.selection_end());
    match marked {
        (Ok(Some(0)), Ok(Some(to))) if to == end => Caret::Whole,
        (Ok(Some(0)), Ok(Some(0))) => Caret::Start,
        (Ok(Some(from)), Ok(Some(_))) if from == end => Caret::End,
        _ => Caret::Within,
    }
}

/// The length of a box's text, as carets count it.
fn length(input: &HtmlInputElement) -> u32 {
    u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX)
}

fn input(event: &KeyboardEvent) -> Option<HtmlInputElement> {
    event.target_dyn_into()
}
