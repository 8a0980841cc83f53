//! What a person does to an open filing, as edits that can be taken back.

use bangfu_model::Value;
use bangfu_rules::{Block, Cell, Edit, Row};

use crate::session::no_such_place;
use crate::typed::typed;
use crate::{Problem, Session};

impl Session {
    /// Applies an edit and runs again what it touches; gives the edit that takes it back.
    pub fn apply(&mut self, edit: Edit) -> Edit {
        self.opened.session.apply(edit)
    }

    /// The edit in written form, for a journal of what was done. To be asked before it is applied.
    pub fn written(&self, edit: &Edit) -> Value {
        self.inner().write_edit(edit)
    }

    /// Does again what a journal says was done after the filing was written.
    ///
    /// # Errors
    /// `no-such-place` for what is no edit of this form, or was made to other answers; nothing is changed then.
    pub fn redo(&mut self, written: &Value) -> Result<(), Problem> {
        let edit = self.opened.session.read_edit(written);
        self.apply(edit.ok_or_else(no_such_place)?);
        Ok(())
    }

    /// What a journal has to begin with behind [`Session::text`], which leaves out blank rows at the end of a table.
    pub fn beyond_text(&self) -> Vec<Value> {
        self.inner().write_blank_ends()
    }

    /// Typing into a field or cell, as its type reads it. What cannot be read is kept as typed.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn entering(&self, path: &str, text: &str) -> Result<Edit, Problem> {
        let value = self.read(&self.path(path)?, text)?;
        self.answering(path, &value)
    }

    /// Answering a field or cell, as a filing writes it.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn answering(&self, path: &str, value: &Value) -> Result<Edit, Problem> {
        let edit = self.inner().answering(&self.path(path)?, value);
        edit.ok_or_else(no_such_place)
    }

    /// Pasting lines of cells into the block's columns, from its first on to the right and down: into these rows one
    /// after another, then into new ones behind the last. Columns beyond the last are left out.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn pasting(&mut self, block: &Block, lines: &[Vec<String>]) -> Result<Edit, Problem> {
        let form = self.inner().form().clone();
        let table = form.form.tables.get(block.table).ok_or_else(no_such_place)?;
        let columns = &table.columns;
        let known = self.inner().answers().table(block.table);
        let length = known.len();
        let inside = block.rows.iter().copied().take(lines.len());
        let at = inside.clone().min().unwrap_or(length).min(length);
        let behind = if inside.len() < lines.len() {
            length
        } else {
            inside.max().map_or(at, |last| last + 1)
        };
        let mut rows: Vec<Row> = known.iter().take(behind).skip(at).cloned().collect();
        let count = rows.len();
        for (nth, line) in lines.iter().enumerate() {
            let place = block.rows.get(nth).map_or(rows.len(), |row| row - at);
            if place >= rows.len() {
                rows.push(
                    self.opened
                        .session
                        .new_row(block.table, vec![Cell::Empty; columns.len()]),
                );
            }
            let row = rows.get_mut(place).ok_or_else(no_such_place)?;
            let cells = columns.iter().zip(&mut row.cells).skip(block.columns.start);
            for ((field, cell), text) in cells.zip(line) {
                *cell = Cell::read(field, &typed(field, &self.repaired(text)));
            }
        }
        Ok(Edit::rows(block.table, at, count, rows))
    }

    /// Putting empty rows at this place of a table; nothing is checked in them until they have an answer.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn inserting_rows(&mut self, table: usize, at: usize, count: usize) -> Result<Edit, Problem> {
        let known = self.inner().form().form.tables.get(table);
        let columns = known.ok_or_else(no_such_place)?.columns.len();
        let row = |_| self.opened.session.new_row(table, vec![Cell::Empty; columns]);
        Ok(Edit::rows(table, at, 0, (0..count).map(row).collect()))
    }

    /// Giving the reason for a finding of a 原则上 rule; an empty one takes it away.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn explaining(&self, rule: &str, path: &str, reason: &str) -> Result<Edit, Problem> {
        let reason = self.repaired(reason);
        Ok(self.inner().explaining(rule, &self.path(path)?, &reason))
    }
}
