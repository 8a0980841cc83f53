//! What changes in place, while copies of a sheet come and go.

use bangfu_api::model::{Path, Value};
use bangfu_api::rules::{At, Edit};
use bangfu_api::{Problem, Session};

use super::Act;
use super::history::{Deed, History, Step};
use super::places::Places;

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
    pub fn leave(&mut self, path: &str) {
        self.history.leave();
        self.leave_block(path, &[1]);
    }

    /// Notes that a place was left; at a cell a block may begin, with rows of so many columns.
    fn leave_block(&mut self, pointer: &str, widths: &[usize]) {
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
                let first = columns.iter().position(|known| known.id == column);
                let rows = session.answers().table(table).iter().skip(row);
                for (row, width) in rows.zip(widths) {
                    for column in first.into_iter().flat_map(|first| first..first + width) {
                        self.left.add(&At::Cell(table, row.id, column));
                    }
                }
            }
            _ => {}
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
        let mut pasted = None;
        let (deed, place, forth) = match act {
            Act::Enter { path, text } => {
                let forth = session.entering(&path, &text)?;
                (Deed::Typed, path, forth)
            }
            Act::Choose { path, value } => {
                let forth = session.answering(&path, &value)?;
                (Deed::Chosen, path, forth)
            }
            Act::InsertRow { table, at } => {
                let forth = session.inserting_row(&table, at)?;
                (Deed::RowAdded, Path::Row(table, at).to_string(), forth)
            }
            Act::RemoveRow { table, at } => {
                let forth = session.removing_row(&table, at)?;
                (Deed::RowRemoved, Path::Row(table, at).to_string(), forth)
            }
            Act::Paste {
                table,
                row,
                column,
                block,
            } => {
                let forth = session.pasting(&table, row, &column, &block)?;
                pasted = Some(block.iter().map(Vec::len).collect::<Vec<_>>());
                let place = Path::Cell(table, row, column).to_string();
                (Deed::Pasted(block.len()), place, forth)
            }
            Act::Explain { rule, path, reason } => {
                let forth = session.explaining(&rule, &path, &reason)?;
                (Deed::Explained, path, forth)
            }
            Act::Leave(_) | Act::Undo | Act::Redo | Act::Freeze(_) => return Ok(()),
        };
        let typed = matches!(deed, Deed::Typed | Deed::Explained).then(|| forth.clone());
        let edit = apply(session, &mut self.unsaved, forth);
        if let Some(widths) = pasted {
            self.leave_block(&place, &widths);
        }
        self.history.note(Step { deed, place, edit }, typed.as_ref());
        Ok(())
    }
}

/// Applies an edit and writes it down for the journal; gives the edit that takes it back.
fn apply(session: &mut Session, unsaved: &mut Vec<Value>, edit: Edit) -> Edit {
    unsaved.push(session.written(&edit));
    session.apply(edit)
}
