//! A table as keyboard, mouse, clipboard and buttons see it: where somebody is, and what is done there.

use std::cell::RefCell;
use std::rc::Rc;

use bangfu_api::pack::Table;
use bangfu_api::rules::{Block, Order};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::shown_rows::ShownRows;
use super::table_selection::{Selection, Spot};
use crate::effects::focus;
use crate::sheet::{Act, Sheet};

/// A table that is drawn.
#[derive(Clone)]
pub struct Grid {
    pub table: Rc<Table>,
    /// Its place in the form.
    pub at: usize,
    pub sheet: Sheet,
    pub shown: ShownRows,
    pub selection: UseStateHandle<Option<Selection>>,
    /// Whether the mouse was pressed on a cell and not let go.
    pub dragging: Rc<RefCell<bool>>,
    pub act: Callback<Act>,
    /// Shows all rows again.
    pub show_all: Callback<()>,
}

impl Grid {
    /// The cell something happened in: in its box, or the first of a row at its number.
    pub fn spot_of(&self, event: &Event) -> Option<Spot> {
        let target: Element = event.target_dyn_into()?;
        let mut id = target.id();
        if is_number(&target) {
            id = format!(
                "{}-{}",
                target.parent_element()?.id(),
                self.table.columns.first()?.id
            );
        }
        let rest = id.strip_prefix(&focus::id_of(&format!("/{}/", self.table.id)))?;
        let (row, column) = rest.split_once('-')?;
        let column = self.table.columns.iter().position(|known| known.id == column)?;
        let row = row.parse().ok()?;
        Some(Spot { row, column })
    }

    /// The row whose button for taking it away was pressed.
    fn unwanted(&self, event: &Event) -> Option<usize> {
        let button: Element = event.target_dyn_into()?;
        button.closest(".row-actions > button").ok()??;
        let id = button.closest("tr").ok()??.id();
        let row = id.strip_prefix(&focus::id_of(&format!("/{}/", self.table.id)))?;
        row.parse().ok()
    }

    /// Something was clicked.
    pub fn click(&self, event: &Event) {
        if let Some(row) = self.unwanted(event) {
            let column = self.selected().map_or(0, |selection| selection.head.column);
            let spot = Spot { row, column };
            self.remove_rows(self.cells(&Selection::one(spot)), column);
        }
    }

    /// What is selected, where the rows are still there.
    pub fn selected(&self) -> Option<Selection> {
        self.selection
            .filter(|selection| self.shown.nth(selection.head.row).is_some())
    }

    /// The selected block; a single cell is none.
    pub fn block(&self) -> Option<Block> {
        self.selected()
            .filter(Selection::is_block)
            .map(|selection| self.cells(&selection))
    }

    /// The cells of a selection.
    pub fn cells(&self, selection: &Selection) -> Block {
        let (first, last) = selection.rows();
        Block {
            table: self.at,
            rows: self.shown.between(first, last),
            columns: selection.columns(),
        }
    }

    pub fn select(&self, selection: Selection) {
        if *self.selection != Some(selection) {
            self.selection.set(Some(selection));
        }
    }

    /// Selects up to a cell, from where the selection was begun.
    pub fn extend_to(&self, head: Spot) {
        let anchor = self.selected().map_or(head, |selection| selection.anchor);
        self.select(Selection { anchor, head });
    }

    /// Goes into a cell.
    pub fn go(&self, to: Spot) {
        focus::step_to(&self.pointer(to));
        self.select(Selection::one(to));
    }

    /// The pointer to a cell.
    pub fn pointer(&self, spot: Spot) -> String {
        let column = self
            .table
            .columns
            .get(spot.column)
            .map_or("", |column| &column.id);
        format!("/{}/{}/{column}", self.table.id, spot.row)
    }

    /// Does something that may change the cell with the focus: what is being typed there is finished first.
    pub fn change(&self, act: Act, back: Spot) {
        focus::leave();
        self.act.emit(act);
        focus::soon(self.pointer(back));
    }

    /// Puts empty rows above or below those selected, as many as these are.
    pub fn insert(&self, below: bool) {
        if let Some(selection) = self.selected() {
            let rows = self.cells(&selection).rows;
            let (first, last) = selection.rows();
            self.insert_at(
                if below { last + 1 } else { first },
                rows.len(),
                selection.head.column,
            );
        }
    }

    /// Puts empty rows into the table, and goes into the first.
    pub fn insert_at(&self, row: usize, count: usize, column: usize) {
        self.show_all.emit(());
        self.act.emit(Act::InsertRows {
            table: self.at,
            at: row,
            count,
        });
        focus::soon(self.pointer(Spot { row, column }));
    }

    /// Takes the selected rows away.
    pub fn remove(&self) {
        if let Some(selection) = self.selected() {
            self.remove_rows(self.cells(&selection), selection.head.column);
        }
    }

    /// Takes rows away, and goes where they were.
    pub fn remove_rows(&self, block: Block, column: usize) {
        let rows = self
            .sheet
            .look(|session| session.inner().answers().table(self.at).len());
        let left = rows - block.rows.len();
        let row = block.rows.first().copied().unwrap_or_default();
        self.act.emit(Act::RemoveRows(block));
        if let Some(last) = left.checked_sub(1) {
            focus::soon(self.pointer(Spot {
                row: row.min(last),
                column,
            }));
        }
    }

    /// Fills the selected cells from the first row down; a single one from the cell above.
    pub fn fill_down(&self) {
        let Some(mut selection) = self.selected() else {
            return;
        };
        if !selection.is_block() {
            let above = self
                .shown
                .nth(selection.head.row)
                .and_then(|nth| nth.checked_sub(1));
            let Some(above) = above else { return };
            selection.anchor.row = self.shown.row(above);
        }
        self.change(Act::FillDown(self.cells(&selection)), selection.head);
    }

    /// Empties the selected cells.
    pub fn clear(&self) {
        if let Some(selection) = self.selected() {
            self.change(Act::Clear(self.cells(&selection)), selection.head);
        }
    }

    /// Sorts the table by the column somebody is in.
    pub fn sort(&self, order: Order) {
        if let Some(selection) = self.selected() {
            let act = Act::Sort {
                table: self.at,
                column: selection.head.column,
                order,
            };
            self.change(act, selection.head);
        }
    }
}

/// Whether an element is the number of a row.
pub fn is_number(element: &Element) -> bool {
    element.class_name() == "number"
}

/// Whether something happened at the number of a row.
pub fn at_number(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    target.as_ref().is_some_and(is_number)
}
