//! The answers of a filing, in the order of its form.

use std::ops::Range;

use bangfu_model::{Path, Value, value::Record};
use bangfu_pack::{Field, Form, Table};

use crate::cell::Cell;
use crate::splice::splice;

/// Names a row for as long as a session lives, whatever rows come and go above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(u32);

impl RowId {
    /// Its number in its table, from 0 in the order rows were named.
    pub fn number(self) -> usize {
        self.0 as usize
    }
}

/// The answers: a cell for every field, rows for every table.
#[derive(Debug, Clone)]
pub struct Answers {
    fields: Vec<Cell>,
    tables: Vec<Rows>,
    /// Members the form does not ask for, or a table that is no list of rows: kept as they came.
    unknown: Record,
}

/// The rows of one table.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    rows: Vec<Row>,
    /// Where the row of each name was put last, by the name's number; rows that went keep a stale place.
    places: Vec<usize>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name in this session.
    pub id: RowId,
    /// A cell for every column.
    pub cells: Vec<Cell>,
    /// Members the table does not ask for.
    pub unknown: Record,
}

impl Row {
    /// Whether nothing at all was answered; rules pass over such rows.
    pub fn is_blank(&self) -> bool {
        self.unknown.is_empty() && self.cells.iter().all(Cell::is_empty)
    }
}

impl Rows {
    /// The rows from the top.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Row> + DoubleEndedIterator {
        self.rows.iter()
    }

    /// How many rows there are, blank ones too.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row at this place.
    pub fn get(&self, at: usize) -> Option<&Row> {
        self.rows.get(at)
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut Row> {
        self.rows.get_mut(at)
    }

    /// Where the row stands now.
    pub fn position(&self, id: RowId) -> Option<usize> {
        let at = *self.places.get(id.number())?;
        (self.rows.get(at)?.id == id).then_some(at)
    }

    /// The topmost of these rows, and its place from 0.
    pub fn topmost(&self, ids: &[RowId]) -> Option<(usize, RowId)> {
        let places = ids.iter().filter_map(|id| Some((self.position(*id)?, *id)));
        places.min()
    }

    /// A row that stands nowhere yet, under a name of its own.
    pub(crate) fn name(&mut self, cells: Vec<Cell>, unknown: Record) -> Row {
        let id = RowId(u32::try_from(self.places.len()).unwrap_or(u32::MAX));
        self.places.push(usize::MAX);
        Row { id, cells, unknown }
    }

    /// Puts rows in the place of others, which it gives back.
    pub(crate) fn splice(&mut self, range: Range<usize>, rows: Vec<Row>) -> Vec<Row> {
        let moved = range.start..if rows.len() == range.len() {
            range.end
        } else {
            usize::MAX
        };
        let gone = splice(&mut self.rows, range, rows);
        for at in moved.start..moved.end.min(self.rows.len()) {
            self.places[self.rows[at].id.number()] = at;
        }
        gone
    }

    fn push(&mut self, cells: Vec<Cell>, unknown: Record) {
        let row = self.name(cells, unknown);
        self.places[row.id.number()] = self.rows.len();
        self.rows.push(row);
    }
}

impl Answers {
    /// Reads the `answers` of a filing.
    pub fn read(form: &Form, members: &Record) -> Answers {
        let mut tables = Vec::with_capacity(form.tables.len());
        for table in &form.tables {
            let mut rows = Rows::default();
            for item in items(members, &table.id).unwrap_or_default() {
                let (cells, unknown) = row(table, item);
                rows.push(cells, unknown);
            }
            tables.push(rows);
        }
        Answers {
            fields: cells(&form.fields, members),
            tables,
            unknown: unknown(members, |name| {
                let is_table = form.tables.iter().any(|table| table.id == name);
                form.fields.iter().any(|field| field.id == name) || is_table && items(members, name).is_some()
            }),
        }
    }

    /// The `answers` of the filing; answers nobody gave are left out, and so are blank rows at the end of a table.
    /// Blank rows between others stay, so that a row's place in the filing is its place in the session.
    pub fn write(&self, form: &Form) -> Record {
        let mut members = self.unknown.clone();
        for (field, cell) in form.fields.iter().zip(&self.fields) {
            members.extend(cell.write(field).map(|value| (field.id.clone(), value)));
        }
        for (table, rows) in form.tables.iter().zip(&self.tables) {
            let used = rows
                .iter()
                .rposition(|row| !row.is_blank())
                .map_or(0, |last| last + 1);
            if used > 0 {
                let written = rows.iter().take(used).map(|row| write_row(table, row));
                members.insert(table.id.clone(), Value::List(written.collect()));
            }
        }
        members
    }

    /// The cell of a field, by its place in the form.
    pub fn field(&self, at: usize) -> &Cell {
        &self.fields[at]
    }

    /// The rows of a table, by its place in the form.
    pub fn table(&self, at: usize) -> &Rows {
        &self.tables[at]
    }

    /// Members the form does not ask for.
    pub fn unknown(&self) -> &Record {
        &self.unknown
    }

    pub(crate) fn set_field(&mut self, at: usize, cell: Cell) -> Cell {
        std::mem::replace(&mut self.fields[at], cell)
    }

    pub(crate) fn table_mut(&mut self, at: usize) -> &mut Rows {
        &mut self.tables[at]
    }

    pub(crate) fn forget_unknown(&mut self, name: &str) -> bool {
        self.unknown.remove(name).is_some()
    }
}

/// Reads a row of a table: a cell for every column, and the members it does not ask for.
pub(crate) fn row(table: &Table, members: &Record) -> (Vec<Cell>, Record) {
    let asked = |name: &str| table.columns.iter().any(|column| column.id == name);
    (cells(&table.columns, members), unknown(members, asked))
}

/// A cell for each of the fields.
fn cells(fields: &[Field], members: &Record) -> Vec<Cell> {
    let read = |field: &Field| {
        members
            .get(&field.id)
            .map_or(Cell::Empty, |value| Cell::read(field, value))
    };
    fields.iter().map(read).collect()
}

/// The members nobody asks for.
fn unknown(members: &Record, asked: impl Fn(&str) -> bool) -> Record {
    let mut unknown = Record::new();
    for (name, value) in members {
        if !asked(name) {
            unknown.insert(name.clone(), value.clone());
        }
    }
    unknown
}

/// The rows of a table, where the member with its name is a list of such.
fn items<'v>(members: &'v Record, table: &str) -> Option<Vec<&'v Record>> {
    let list = members.get(table)?.as_list()?;
    list.iter().map(Value::as_record).collect()
}

/// A row of a table as a filing writes it.
pub(crate) fn write_row(table: &Table, row: &Row) -> Value {
    let mut members = row.unknown.clone();
    for (column, cell) in table.columns.iter().zip(&row.cells) {
        members.extend(cell.write(column).map(|value| (column.id.clone(), value)));
    }
    Value::Record(members)
}

/// A place in a session: stays with its row when rows above come and go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// The filing as a whole.
    Whole,
    /// A field.
    Field(usize),
    /// A table as a whole.
    Table(usize),
    /// A row.
    Row(usize, RowId),
    /// A cell.
    Cell(usize, RowId, usize),
    /// A member the form does not ask for.
    Unknown(String),
}

impl At {
    /// The table and name of the row the place is in.
    pub fn row(&self) -> Option<(usize, RowId)> {
        match self {
            At::Row(table, id) | At::Cell(table, id, _) => Some((*table, *id)),
            _ => None,
        }
    }

    /// Where the place stands on the paper: fields in their order, then tables, row by row.
    pub(crate) fn order(&self, answers: &Answers) -> [usize; 4] {
        let row = |table: usize, id: RowId| answers.table(table).position(id).map_or(0, |at| at + 1);
        match self {
            At::Whole => [0, 0, 0, 0],
            At::Field(field) => [1, *field, 0, 0],
            At::Table(table) => [2, *table, 0, 0],
            At::Row(table, id) => [2, *table, row(*table, *id), 0],
            At::Cell(table, id, column) => [2, *table, row(*table, *id), column + 1],
            At::Unknown(_) => [3, 0, 0, 0],
        }
    }

    /// The place as a pointer into the answers as they stand.
    pub(crate) fn path(&self, form: &Form, answers: &Answers) -> Path {
        let row = |table: usize, id: RowId| answers.table(table).position(id).unwrap_or_default();
        match self {
            At::Whole => Path::Whole,
            At::Field(field) => Path::Field(form.fields[*field].id.clone()),
            At::Table(table) => Path::Field(form.tables[*table].id.clone()),
            At::Row(table, id) => Path::Row(form.tables[*table].id.clone(), row(*table, *id)),
            At::Cell(table, id, column) => {
                let data = &form.tables[*table];
                Path::Cell(
                    data.id.clone(),
                    row(*table, *id),
                    data.columns[*column].id.clone(),
                )
            }
            At::Unknown(name) => Path::Field(name.clone()),
        }
    }
}
