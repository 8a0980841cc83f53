//! A table and the clipboard: blocks go to spreadsheets and come from them.

use bangfu_api::rules::Block;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::table_grid::Grid;
use super::table_selection::{Selection, Spot};
use crate::effects::clipboard;
use crate::sheet::Act;

/// Copies the selected block, or a cell that is no box; the text of a single box the browser copies by itself. Answers
/// whether something was copied.
pub fn copy(grid: &Grid, event: &Event) -> bool {
    let Some(at) = grid.spot_of(event) else {
        return false;
    };
    let is_box = event.target_dyn_into::<HtmlInputElement>().is_some();
    let block = grid.block();
    if block.is_none() && is_box {
        return false;
    }
    let block = block.unwrap_or_else(|| grid.cells(&Selection::one(at)));
    clipboard::give(event, &clipboard::written(&grid.sheet.lines(&block)));
    true
}

/// Copies the selected block and empties it.
pub fn cut(grid: &Grid, event: &Event) {
    if copy(grid, event) {
        grid.clear();
    }
}

/// What a spreadsheet copied goes into the cells from the selected one on; into a block that holds it several times,
/// as often. A single cell is left to its box.
pub fn paste(grid: &Grid, event: &Event) {
    let Some(at) = grid.spot_of(event) else { return };
    let lines = clipboard::read(&clipboard::given(event));
    let selected = grid.block();
    let single = lines.len() == 1 && lines.iter().all(|line| line.len() == 1);
    let is_box = event.target_dyn_into::<HtmlInputElement>().is_some();
    if single && selected.is_none() && is_box {
        return;
    }
    event.prevent_default();
    let lines = match &selected {
        Some(block) => repeated(lines, block),
        None => lines,
    };
    let (row, column) = match &selected {
        Some(block) => (
            block.rows.first().copied().unwrap_or_default(),
            block.columns.start,
        ),
        None => (at.row, at.column),
    };
    let block = Block {
        table: grid.at,
        rows: grid.shown.between(row, usize::MAX),
        columns: column..grid.table.columns.len(),
    };
    if lines.len() > block.rows.len() {
        grid.show_all.emit(());
    }
    let to = Spot { row, column };
    grid.change(Act::Paste { block, lines }, to);
}

/// Lines as often as they fill a block, one way and the other.
fn repeated(lines: Vec<Vec<String>>, block: &Block) -> Vec<Vec<String>> {
    let times = |has: usize, fits: usize| {
        if has > 0 && fits.is_multiple_of(has) {
            fits / has
        } else {
            1
        }
    };
    let wide = lines.iter().map(Vec::len).max().unwrap_or_default();
    let across = times(wide, block.columns.len());
    let down = times(lines.len(), block.rows.len());
    let cells = move |line: Vec<String>| {
        let width = if across > 1 { wide } else { line.len() };
        (0..across * width)
            .map(move |at| line.get(at % width).cloned().unwrap_or_default())
            .collect()
    };
    let lines: Vec<_> = lines.into_iter().map(cells).collect();
    std::iter::repeat_n(lines, down).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_several_times_is_repeated() {
        let lines = || vec![vec!["甲".to_owned()], vec!["乙".to_owned()]];
        let block = |rows: usize, columns: usize| Block {
            table: 0,
            rows: (0..rows).collect(),
            columns: 0..columns,
        };
        assert_eq!(
            repeated(lines(), &block(4, 2)),
            [["甲", "甲"], ["乙", "乙"], ["甲", "甲"], ["乙", "乙"]]
        );
        assert_eq!(repeated(lines(), &block(3, 1)), lines());
    }
}
