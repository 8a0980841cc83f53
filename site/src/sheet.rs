//! The one owner of an open filing's state: the session, what the person has seen of its findings, what was done.

mod history;
mod places;

use std::cell::RefCell;
use std::rc::Rc;

use bangfu_api::model::{Path, State, Value};
use bangfu_api::rules::{At, Mark, ReportFinding};
use bangfu_api::{Problem, Session};
use yew::prelude::*;

use crate::effects::drafts::Draft;
use crate::words;
pub use history::Deed;
use history::{History, Step};
use places::Places;

/// An open filing.
#[derive(Debug, Clone)]
pub struct Sheet {
    work: Rc<RefCell<Work>>,
    /// What the rules say now.
    pub marks: Rc<Vec<Mark>>,
    /// Places among the marks of those the person should see.
    shown: Rc<Shown>,
    /// Counts changes of the answers; 0 until the first.
    pub revision: u32,
    /// Counts what was done of any kind.
    acts: u32,
    /// Whether the person has asked for a check of everything.
    pub asked: bool,
    /// What was just taken back, or done again.
    pub turned: Option<Rc<Turned>>,
}

/// What changes in place, while copies of the sheet come and go.
#[derive(Debug)]
struct Work {
    session: Session,
    history: History,
    /// Places the person has left at least once.
    left: Places,
}

#[derive(Debug, Default)]
struct Shown {
    /// All, in the order of the report.
    all: Vec<usize>,
    /// Those that are in no row of a table.
    outside: Vec<usize>,
}

/// A step that was taken back or done again.
#[derive(Debug, PartialEq, Eq)]
pub struct Turned {
    /// Whether it was taken back.
    pub back: bool,
    /// What the step was.
    pub deed: Deed,
    /// Where, as a pointer.
    pub place: String,
    /// The act that did it, so that two of the same are told apart.
    act: u32,
}

/// A finding in words, with the reason given for it so far.
pub type Told = (ReportFinding, AttrValue);

/// What a person does to a filing.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Types into a field or cell.
    Enter { path: String, text: String },
    /// Chooses an answer.
    Choose { path: String, value: Value },
    /// Leaves a field, cell or reason.
    Leave(String),
    /// Puts an empty row into a table.
    InsertRow { table: String, at: usize },
    /// Takes a row away.
    RemoveRow { table: String, at: usize },
    /// Pastes a block of cells.
    Paste {
        table: String,
        row: usize,
        column: String,
        block: Vec<Vec<String>>,
    },
    /// Gives a reason.
    Explain {
        rule: String,
        path: String,
        reason: String,
    },
    /// Takes the last step back.
    Undo,
    /// Does the last step that was taken back again.
    Redo,
}

/// The state, for the components of a form.
pub type SheetHandle = UseReducerHandle<Sheet>;

impl Sheet {
    /// The state of a filing that was just opened.
    pub fn new(session: Session, asked: bool) -> Sheet {
        let work = Work {
            session,
            history: History::default(),
            left: Places::default(),
        };
        let mut sheet = Sheet {
            work: Rc::new(RefCell::new(work)),
            marks: Rc::default(),
            shown: Rc::default(),
            revision: 0,
            acts: 0,
            asked,
            turned: None,
        };
        sheet.mark();
        sheet
    }

    /// Looks at the session.
    pub fn look<T>(&self, at: impl FnOnce(&Session) -> T) -> T {
        at(&self.work.borrow().session)
    }

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

    /// The findings the person should see: all once asked for, before that those of places already left.
    pub fn shown(&self) -> impl Iterator<Item = &Mark> {
        self.shown.all.iter().filter_map(|at| self.marks.get(*at))
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

    /// How many steps can be taken back, and how many done again.
    pub fn depth(&self) -> (usize, usize) {
        self.work.borrow().history.depth()
    }

    /// Whether the box with the focus holds something that was typed just now.
    pub fn is_typing(&self) -> bool {
        self.work.borrow().history.is_typing()
    }

    /// The filing as a draft of now.
    pub fn draft(&self) -> Draft {
        self.look(|session| Draft::of(session.inner().filing(), session.text()))
    }

    /// Asks the rules what they say now.
    fn mark(&mut self) {
        self.marks = Rc::new(self.look(|session| session.inner().marks()));
        self.choose_shown();
    }

    /// Rules that wait for one answer are told once for its place, and not at all where the answer itself is told to
    /// be missing or wrong.
    fn choose_shown(&mut self) {
        let work = self.work.borrow();
        let mut told = Places::default();
        for mark in self.marks.iter().filter(|mark| mark.state == State::Failed) {
            told.add(&mark.at);
        }
        let mut shown = Shown::default();
        for (at, mark) in self.marks.iter().enumerate() {
            let tells = mark.state == State::Failed || told.add(&mark.at);
            if tells && (self.asked || work.left.has(&mark.at)) {
                shown.all.push(at);
                if mark.at.row().is_none() {
                    shown.outside.push(at);
                }
            }
        }
        drop(work);
        self.shown = Rc::new(shown);
    }
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Sheet) -> bool {
        Rc::ptr_eq(&self.work, &other.work) && (self.acts, self.asked) == (other.acts, other.asked)
    }
}

impl Reducible for Sheet {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        next.acts += 1;
        match act {
            Act::Leave(path) => {
                next.work.borrow_mut().leave(&path);
                next.choose_shown();
            }
            Act::Undo => next.turn(true),
            Act::Redo => next.turn(false),
            act => {
                // A place the form does not have cannot be reached from the page, so a refusal changes nothing and is
                // not told.
                if next.work.borrow_mut().does(act).is_ok() {
                    next.turned = None;
                    next.changed();
                }
            }
        }
        next.into()
    }
}

impl Sheet {
    fn changed(&mut self) {
        self.revision += 1;
        self.mark();
    }

    fn turn(&mut self, back: bool) {
        let mut work = self.work.borrow_mut();
        let Work { session, history, .. } = &mut *work;
        let turned = history.turn(back, |edit| session.apply(edit));
        drop(work);
        if let Some((deed, place)) = turned {
            let act = self.acts;
            self.turned = Some(Rc::new(Turned {
                back,
                deed,
                place,
                act,
            }));
            self.changed();
        }
    }
}

impl Work {
    fn leave(&mut self, path: &str) {
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

    /// Does what changes answers or reasons, and notes it as a step.
    fn does(&mut self, act: Act) -> Result<(), Problem> {
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
            Act::Leave(_) | Act::Undo | Act::Redo => return Ok(()),
        };
        let typed = matches!(deed, Deed::Typed | Deed::Explained).then(|| forth.clone());
        let edit = session.apply(forth);
        if let Some(widths) = pasted {
            self.leave_block(&place, &widths);
        }
        self.history.note(Step { deed, place, edit }, typed.as_ref());
        Ok(())
    }
}
