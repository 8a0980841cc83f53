//! The one owner of an open filing's state: the session, what the person has seen of its findings, what was done.

mod history;
mod places;
mod reading;
mod work;

use std::cell::RefCell;
use std::rc::Rc;

use bangfu_api::Session;
use bangfu_api::model::{State, Value};
use bangfu_api::rules::{Block, Mark, Order, ReportFinding};
use yew::prelude::*;

pub use history::Deed;
use places::Places;
use work::Work;

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
    /// Whether nothing may be changed: another tab has the draft.
    pub frozen: bool,
    /// What was just taken back, or done again.
    pub turned: Option<Rc<Turned>>,
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
    /// Puts empty rows into a table, by its place in the form.
    InsertRows { table: usize, at: usize, count: usize },
    /// Takes the rows of a block away.
    RemoveRows(Block),
    /// Pastes lines of cells into a block, and behind the last row what it does not hold.
    Paste { block: Block, lines: Vec<Vec<String>> },
    /// Empties a block.
    Clear(Block),
    /// Fills a block from its first row down.
    FillDown(Block),
    /// Sorts a table by a column.
    Sort {
        table: usize,
        column: usize,
        order: Order,
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
    /// Lets nothing be changed any more, or again.
    Freeze(bool),
}

/// The state, for the components of a form.
pub type SheetHandle = UseReducerHandle<Sheet>;

impl Sheet {
    /// The state of a filing that was just opened.
    pub fn new(session: Session, asked: bool, frozen: bool) -> Sheet {
        let mut sheet = Sheet {
            work: Rc::new(RefCell::new(Work::of(session))),
            marks: Rc::default(),
            shown: Rc::default(),
            revision: 0,
            acts: 0,
            asked,
            frozen,
            turned: None,
        };
        sheet.mark();
        sheet
    }

    /// Looks at the session.
    pub fn look<T>(&self, at: impl FnOnce(&Session) -> T) -> T {
        at(&self.work.borrow().session)
    }

    /// The findings the person should see: all once asked for, before that those of places already left.
    pub fn shown(&self) -> impl Iterator<Item = &Mark> {
        self.shown.all.iter().filter_map(|at| self.marks.get(*at))
    }

    /// How many steps can be taken back, and how many done again.
    pub fn depth(&self) -> (usize, usize) {
        if self.frozen {
            return (0, 0);
        }
        self.work.borrow().history.depth()
    }

    /// Whether the box with the focus holds something that was typed just now.
    pub fn is_typing(&self) -> bool {
        self.work.borrow().history.is_typing()
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
            Act::Freeze(frozen) => next.frozen = frozen,
            _ if self.frozen => {}
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
        let turned = self.work.borrow_mut().turn(back);
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
