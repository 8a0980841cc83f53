//! A table by mouse: blocks are selected by drawing over them, or with Shift; rows by their numbers.

use yew::prelude::*;

use super::table_grid::{Grid, at_number};
use super::table_selection::{Selection, Spot};
use crate::effects::focus;

/// The mouse is pressed.
pub fn press(grid: &Grid, event: &MouseEvent) {
    let spot = grid.spot_of(event).filter(|_| event.button() == 0);
    grid.dragging.replace(spot.is_some());
    let Some(spot) = spot else { return };
    let extends = event.shift_key() && grid.selected().is_some();
    if extends || at_number(event) {
        // Neither marks text nor takes the focus.
        event.prevent_default();
    }
    if extends {
        grid.extend_to(end(grid, event, spot));
    } else {
        if at_number(event) {
            focus::step_to(&grid.pointer(spot));
        }
        grid.select(Selection {
            anchor: spot,
            head: end(grid, event, spot),
        });
    }
}

/// The mouse comes over a cell.
pub fn draw_over(grid: &Grid, event: &MouseEvent) {
    if event.buttons() & 1 == 0 {
        grid.dragging.replace(false);
    }
    if let Some(spot) = grid.spot_of(event).filter(|_| *grid.dragging.borrow()) {
        grid.extend_to(end(grid, event, spot));
    }
}

/// The cell that ends a selection: at the number of a row its last.
fn end(grid: &Grid, event: &Event, spot: Spot) -> Spot {
    let last = grid.table.columns.len() - 1;
    Spot {
        column: if at_number(event) { last } else { spot.column },
        ..spot
    }
}
