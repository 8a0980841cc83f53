//! The buttons above a table: rows in and out, its order, and only what needs mending.

use bangfu_api::rules::Order;
use yew::prelude::*;

use super::button::button;
use super::table_grid::Grid;
use crate::words;

/// The buttons; `told` rows have findings, and `filtered` says whether only such are shown.
pub fn tools(grid: &Grid, told: usize, filtered: bool, filter: Callback<MouseEvent>) -> Html {
    let on = grid.selected().is_some();
    let does = |act: fn(&Grid)| {
        let grid = grid.clone();
        Callback::from(move |_: MouseEvent| act(&grid))
    };
    let pressed = filtered.to_string();
    html! {
        <div class="tools no-print" role="group" aria-label={words::TABLE_TOOLS} onmousedown={keep_focus()}>
            { button("link", words::INSERT_ABOVE, on, does(|grid| grid.insert(false))) }
            { button("link", words::INSERT_BELOW, on, does(|grid| grid.insert(true))) }
            { button("link", words::REMOVE_ROWS, on, does(Grid::remove)) }
            { button("link", words::SORT_UP, on, does(|grid| grid.sort(Order::Ascending))) }
            { button("link", words::SORT_DOWN, on, does(|grid| grid.sort(Order::Descending))) }
            if told > 0 || filtered {
                <button type="button" class="link" aria-pressed={pressed} onclick={filter}>{ words::only_told(told) }</button>
            }
        </div>
    }
}

/// A button that is pressed leaves the focus in its cell: what is left only then, findings that come, would move the
/// button away from under the mouse.
pub fn keep_focus() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| event.prevent_default())
}
