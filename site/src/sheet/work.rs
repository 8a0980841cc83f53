//! What changes in place, while copies of a sheet come and go.

use std::ops::Range;

use bangfu_api::model::{Path, Value};
use bangfu_api::rules::{At, Block, Edit};
use bangfu_api::{Problem, Session};

use super::Act;
use super::history::{Deed, History, Step};
use super::places::Places;
use crate::effects::collation;

/// The session, and what a person has done and seen in it.
#[derive(Debug)]
pub struct Work {
    /// The answers, and what the rules say of them.
    pub session: Session,
    /// What was done, step by step.
    pub history: History,
    /// Places the person has left at least once.
    pub left: Places,
    /// What was done and is not in the journal yet, in written form.
    pub unsaved: Vec<Value>,
}

impl Work {
    /// The work on a filing that was just opened.
    pub fn of(session: Session) -> Work {
        Work {
            session,
            history: History::default(),
            left: Places::default(),
            unsaved: Vec::new(),
        }
    }

    /// Notes that a place was left, and that what was typed there is finished.
    pub fn leave(&mut self, pointer: &str) {
        self.history.leave();
        let session = self.session.inner();
        let form = &session.form().form;
        match Path::parse(pointer) {
            Some(Path::Field(id)) => {
                let field = form.fields.iter().position(|field| field.id == id);
                let place = field.map(At::Field).or_else(|| session.table(&id).map(At::Table));
                place.iter().for_each(|at| {
                    self.left.add(at);
                });
            }
            Some(Path::Cell(id, row, column)) => {
                let Some(table) = session.table(&id) else { return };
                let columns = &form.tables[table].columns;
                if let Some(column) = columns.iter().position(|known| known.id == column) {
                    self.leave_cells(table, row, column..column + 1);
                }
            }
            _ => {}
        }
    }

    /// Notes that cells of a row were left.
    fn leave_cells(&mut self, table: usize, row: usize, columns: Range<usize>) {
        if let Some(row) = self.session.inner().answers().table(table).get(row) {
            for column in columns {
                self.left.add(&At::Cell(table, row.id, column));
            }
        }
    }

    /// Takes the last step back, or does the last one taken back again; gives what it was, and where.
    pub fn turn(&mut self, back: bool) -> Option<(Deed, String)> {
        let (session, unsaved) = (&mut self.session, &mut self.unsaved);
        self.history.turn(back, |edit| apply(session, unsaved, edit))
    }

    /// Does what changes answers or reasons, and notes it as a step.
    pub fn does(&mut self, act: Act) -> Result<(), Problem> {
        let session = &mut self.session;
        // The block that was changed, and how many cells of each of its rows.
        let mut changed = None;
        let (deed, place, forth) = match act {
            Act::Enter { path, text } => {
                let forth = session.entering(&path, &text)?;
                (Deed::Typed, path, forth)
            }
            Act::Choose { path, value } => {
                let forth = session.answering(&path, &value)?;
                (Deed::Chosen, path, forth)
            }
            Act::InsertRows { table, at, count } => {
                let forth = session.inserting_rows(table, at, count)?;
                (Deed::RowsAdded(count), row_of(session, table, Some(at)), forth)
            }
            Act::RemoveRows(block) => {
                let place = row_of(session, block.table, block.rows.first().copied());
                let forth = session.inner().removing_rows(&block);
                (Deed::RowsRemoved(block.rows.len()), place, forth)
            }
            Act::Paste { mut block, lines } => {
                let forth = session.pasting(&block, &lines)?;
                let place = cell_of(session, &block);
                let behind = session.inner().answers().table(block.table).len();
                block.rows.truncate(lines.len());
                let more = lines.len() - block.rows.len();
                block.rows.extend(behind..behind + more);
                changed = Some((block, lines.iter().map(Vec::len).collect()));
                (Deed::Pasted(lines.len()), place, forth)
            }
            Act::Clear(block) => {
                let (place, forth) = (cell_of(session, &block), session.inner().clearing(&block));
                changed = Some(whole(block));
                (Deed::Cleared, place, forth)
            }
            Act::FillDown(block) => {
                let (place, forth) = (cell_of(session, &block), session.inner().filling_down(&block));
                changed = Some(whole(block));
                (Deed::FilledDown, place, forth)
            }
            Act::Sort { table, column, order } => {
                let forth = session
                    .inner()
                    .sorting(table, column, order, &collation::comparison());
                (Deed::Sorted, row_of(session, table, None), forth)
            }
            Act::Explain { rule, path, reason } => {
                let forth = session.explaining(&rule, &path, &reason)?;
                (Deed::Explained, path, forth)
            }
            Act::Leave(_) | Act::Undo | Act::Redo | Act::Freeze(_) => return Ok(()),
        };
        let typed = matches!(deed, Deed::Typed | Deed::Explained).then(|| forth.clone());
        let edit = apply(session, &mut self.unsaved, forth);
        if let Some((block, widths)) = changed {
            for (row, width) in block.rows.iter().zip(widths) {
                let first = block.columns.start;
                self.leave_cells(block.table, *row, first..first + width);
            }
        }
        self.history.note(Step { deed, place, edit }, typed.as_ref());
        Ok(())
    }
}

/// A block, with the width of each of its rows.
fn whole(block: Block) -> (Block, Vec<usize>) {
    let widths = vec![block.columns.len(); block.rows.len()];
    (block, widths)
}

/// The pointer to a row, or to its table.
fn row_of(session: &Session, table: usize, row: Option<usize>) -> String {
    let id = session.inner().form().form.tables[table].id.clone();
    let path = match row {
        Some(row) => Path::Row(id, row),
        None => Path::Field(id),
    };
    path.to_string()
}

/// The pointer to the first cell of a block.
fn cell_of(session: &Session, block: &Block) -> String {
    let table = &session.inner().form().form.tables[block.table];
    let row = block.rows.first().copied().unwrap_or_default();
    let column = table.columns.get(block.columns.start);
    let column = column.map(|column| column.id.clone()).unwrap_or_default();
    Path::Cell(table.id.clone(), row, column).to_string()
}

/// Applies an edit and writes it down for the journal; gives the edit that takes it back.
fn apply(session: &mut Session, unsaved: &mut Vec<Value>, edit: Edit) -> Edit {
    unsaved.push(session.written(&edit));
    session.apply(edit)
}
