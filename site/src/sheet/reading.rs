//! What a sheet says, in words.

use bangfu_api::Session;
use bangfu_api::model::{Path, Value};
use bangfu_api::rules::{At, Block, Mark, Row, RowId};
use yew::AttrValue;

use super::{Sheet, Told};
use crate::effects::drafts::Draft;
use crate::words;

impl Sheet {
    /// The answer of a field in words.
    pub fn answer(&self, field: usize) -> String {
        self.look(|session| {
            let inner = session.inner();
            inner
                .answers()
                .field(field)
                .shown(&inner.form().form.fields[field])
        })
    }

    /// Those of them at exactly this place, which is in no row, in words.
    pub fn told_at(&self, place: &At) -> Vec<Told> {
        let outside = self.shown.outside.iter().filter_map(|at| self.marks.get(*at));
        let here = outside.filter(|mark| mark.at == *place);
        here.filter_map(|mark| self.tell(mark)).collect()
    }

    /// The findings the person should see in rows of a table, each with its row.
    fn in_rows(&self, session: &Session, table: usize) -> Vec<(usize, &Mark)> {
        let rows = session.inner().answers().table(table);
        let place = |mark: &Mark| {
            let (_, row) = mark.at.row().filter(|(of, _)| *of == table)?;
            rows.position(row)
        };
        self.shown()
            .filter_map(|mark| Some((place(mark)?, mark)))
            .collect()
    }

    /// The rows of a table with findings the person should see, ascending, each with how many.
    pub fn told_rows(&self, table: usize) -> Vec<(usize, usize)> {
        self.look(|session| {
            let mut counts = vec![0; session.inner().answers().table(table).len()];
            for (row, _) in self.in_rows(session, table) {
                counts[row] += 1;
            }
            counts
                .into_iter()
                .enumerate()
                .filter(|(_, count)| *count > 0)
                .collect()
        })
    }

    /// Those in some of the rows in words, each with its row.
    pub fn told_in_rows(&self, table: usize, wanted: impl Fn(usize) -> bool) -> Vec<(usize, Told)> {
        let found = self.look(|session| self.in_rows(session, table));
        let wanted = found.into_iter().filter(|(row, _)| wanted(*row));
        wanted
            .filter_map(|(row, mark)| Some((row, self.tell(mark)?)))
            .collect()
    }

    /// A row of a table: its name, and every cell in words.
    pub fn row(&self, table: usize, at: usize) -> (usize, Vec<AttrValue>) {
        self.look(|session| {
            let inner = session.inner();
            let columns = &inner.form().form.tables[table].columns;
            let Some(row) = inner.answers().table(table).get(at) else {
                return (usize::MAX, Vec::new());
            };
            let cells = row
                .cells
                .iter()
                .zip(columns)
                .map(|(cell, column)| cell.shown(column).into());
            (row.id.number(), cells.collect())
        })
    }

    /// The cells of a block in words, row by row.
    pub fn lines(&self, block: &Block) -> Vec<Vec<String>> {
        self.look(|session| {
            let inner = session.inner();
            let columns = &inner.form().form.tables[block.table].columns;
            let rows = inner.answers().table(block.table);
            let cells = |row: &Row| {
                let cells = row.cells.iter().zip(columns).take(block.columns.end);
                let cells = cells.skip(block.columns.start);
                cells.map(|(cell, column)| cell.shown(column)).collect()
            };
            block
                .rows
                .iter()
                .filter_map(|row| rows.get(*row))
                .map(cells)
                .collect()
        })
    }

    /// The names of the rows of a table with findings the person should see.
    pub fn names_of_told(&self, table: usize) -> Vec<RowId> {
        let told = self.told_rows(table);
        self.look(|session| {
            let rows = session.inner().answers().table(table);
            told.iter()
                .filter_map(|(row, _)| Some(rows.get(*row)?.id))
                .collect()
        })
    }

    /// What the page calls a place: the label of a field or table, or of a cell with its row.
    pub fn name_of(&self, pointer: &str) -> String {
        self.look(|session| {
            let form = &session.inner().form().form;
            let path = Path::parse(pointer);
            let head = path.as_ref().and_then(Path::head).unwrap_or_default();
            if let Some(field) = form.fields.iter().find(|field| field.id == head) {
                return field.label.clone();
            }
            let Some(table) = form.tables.iter().find(|table| table.id == head) else {
                return String::new();
            };
            match path {
                Some(Path::Cell(_, row, column)) => {
                    let column = table.columns.iter().find(|known| known.id == column);
                    words::cell_label(&table.label, row, column.map_or("", |column| &column.label))
                }
                Some(Path::Row(_, row)) => words::cell_label(&table.label, row, ""),
                _ => table.label.clone(),
            }
        })
    }

    /// A finding in words; `None` for one of a sheet that was.
    pub fn tell(&self, mark: &Mark) -> Option<Told> {
        self.look(|session| {
            let finding = session.inner().tell(mark)?;
            let reason = session.inner().reason(&finding.rule, &finding.path);
            let reason = AttrValue::from(reason.unwrap_or_default().to_owned());
            Some((finding, reason))
        })
    }

    /// What was done since this was asked last, in written form.
    pub fn take_unsaved(&self) -> Vec<Value> {
        std::mem::take(&mut self.work.borrow_mut().unsaved)
    }

    /// The filing as a draft of now.
    pub fn draft(&self) -> Draft {
        self.look(|session| Draft::of(session.inner().filing(), session.text()))
    }
}
