//! What a person does to an open filing, as edits that can be taken back.

use bangfu_model::Value;
use bangfu_rules::{Cell, Edit};

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

    /// Pasting a block of cells, rows of columns, from this cell to the right and down; rows are added as needed.
    /// Columns beyond the last are left out.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn pasting(
        &mut self,
        table: &str,
        row: usize,
        column: &str,
        block: &[Vec<String>],
    ) -> Result<Edit, Problem> {
        let (form, at) = (self.inner().form().clone(), self.table(table)?);
        let columns = &form.form.tables[at].columns;
        let first = columns.iter().position(|known| known.id == column);
        let first = first.ok_or_else(no_such_place)?;
        let row = row.min(self.inner().answers().table(at).len());
        let mut rows = Vec::with_capacity(block.len());
        for (down, line) in block.iter().enumerate() {
            let mut target = match self.inner().answers().table(at).get(row + down) {
                Some(known) => known.clone(),
                None => self.opened.session.new_row(at, vec![Cell::Empty; columns.len()]),
            };
            for ((field, cell), text) in columns.iter().zip(&mut target.cells).skip(first).zip(line) {
                *cell = Cell::read(field, &typed(field, &self.repaired(text)));
            }
            rows.push(target);
        }
        Ok(Edit::rows(at, row, block.len(), rows))
    }

    /// Putting an empty row at this place of a table; nothing is checked in it until it has an answer.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn inserting_row(&mut self, table: &str, at: usize) -> Result<Edit, Problem> {
        let table = self.table(table)?;
        let columns = self.inner().form().form.tables[table].columns.len();
        let row = self.opened.session.new_row(table, vec![Cell::Empty; columns]);
        Ok(Edit::rows(table, at, 0, vec![row]))
    }

    /// Taking a row away.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn removing_row(&self, table: &str, at: usize) -> Result<Edit, Problem> {
        let table = self.table(table)?;
        let known = self.inner().answers().table(table).get(at);
        known.ok_or_else(no_such_place)?;
        Ok(Edit::rows(table, at, 1, Vec::new()))
    }

    /// Giving the reason for a finding of a 原则上 rule; an empty one takes it away.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn explaining(&self, rule: &str, path: &str, reason: &str) -> Result<Edit, Problem> {
        let reason = self.repaired(reason);
        Ok(self.inner().explaining(rule, &self.path(path)?, &reason))
    }

    fn table(&self, id: &str) -> Result<usize, Problem> {
        self.inner().table(id).ok_or_else(no_such_place)
    }
}
