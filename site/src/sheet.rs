//! The one owner of an open filing's state: the session, what the person has seen of its findings, its saving.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use bangfu_api::model::{State, Value};
use bangfu_api::rules::{Filing, ReportFinding, Row};
use bangfu_api::{Report, Session};
use yew::prelude::*;

use crate::effects::drafts::Draft;

/// An open filing.
#[derive(Debug, Clone)]
pub struct Sheet {
    session: Rc<RefCell<Session>>,
    /// What the rules say now.
    pub report: Rc<Report>,
    /// Places in the report of the findings the person should see.
    shown: Rc<Vec<usize>>,
    /// Counts changes of the answers; 0 until the first.
    pub revision: u32,
    /// Places the person has left at least once.
    visited: Rc<BTreeSet<String>>,
    /// Whether the person has asked for a check of everything.
    pub asked: bool,
}

/// What a person does to a filing.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Types into a field or cell.
    Enter { path: String, text: String },
    /// Chooses an answer.
    Choose { path: String, value: Value },
    /// Leaves a field or cell.
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
}

/// The state, for the components of a form.
pub type SheetHandle = UseReducerHandle<Sheet>;

impl Sheet {
    /// The state of a filing that was just opened.
    pub fn new(session: Session, asked: bool) -> Sheet {
        let report = Rc::new(session.report());
        let session = Rc::new(RefCell::new(session));
        let mut sheet = Sheet {
            session,
            report,
            shown: Rc::default(),
            revision: 0,
            visited: Rc::default(),
            asked,
        };
        sheet.choose_shown();
        sheet
    }

    /// Looks at the session.
    pub fn look<T>(&self, at: impl FnOnce(&Session) -> T) -> T {
        at(&self.session.borrow())
    }

    /// The answer of a field in words.
    pub fn shown(&self, field: usize) -> String {
        self.look(|session| {
            let inner = session.inner();
            inner
                .answers()
                .field(field)
                .shown(&inner.form().form.fields[field])
        })
    }

    /// The rows of a table, each cell in words.
    pub fn rows(&self, table: usize) -> Vec<Vec<AttrValue>> {
        self.look(|session| {
            let inner = session.inner();
            let columns = &inner.form().form.tables[table].columns;
            let cells = |row: &Row| {
                row.cells
                    .iter()
                    .zip(columns)
                    .map(|(cell, column)| cell.shown(column).into())
                    .collect()
            };
            inner.answers().table(table).iter().map(cells).collect()
        })
    }

    /// The document around the answers.
    pub fn filing(&self) -> Filing {
        self.look(|session| session.inner().filing().clone())
    }

    /// The reason given for a finding.
    pub fn reason(&self, finding: &ReportFinding) -> String {
        self.look(|session| {
            session
                .inner()
                .reason(&finding.rule, &finding.path)
                .unwrap_or_default()
                .to_owned()
        })
    }

    /// The findings the person should see: all once asked for, before that those of places already left.
    pub fn visible(&self) -> impl Iterator<Item = &ReportFinding> {
        self.shown.iter().filter_map(|at| self.report.findings.get(*at))
    }

    /// Rules that wait for one answer are told once for its place, and not at all where the answer itself is told to
    /// be missing or wrong.
    fn choose_shown(&mut self) {
        let findings = &self.report.findings;
        let mut told = BTreeSet::new();
        for finding in findings.iter().filter(|finding| finding.state == State::Failed) {
            told.insert(&finding.path);
        }
        let mut shown = Vec::new();
        for (at, finding) in findings.iter().enumerate() {
            let tells = finding.state == State::Failed || told.insert(&finding.path);
            if tells && (self.asked || self.visited.contains(&finding.path.to_string())) {
                shown.push(at);
            }
        }
        self.shown = Rc::new(shown);
    }

    /// The visible findings at exactly this place.
    pub fn findings_at(&self, pointer: &str) -> Vec<ReportFinding> {
        self.visible()
            .filter(|finding| finding.path.to_string() == pointer)
            .cloned()
            .collect()
    }

    /// The filing as a draft of now.
    pub fn draft(&self) -> Draft {
        Draft::of(&self.filing(), self.look(Session::text))
    }
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Sheet) -> bool {
        Rc::ptr_eq(&self.session, &other.session)
            && self.revision == other.revision
            && self.asked == other.asked
            && self.visited == other.visited
    }
}

impl Reducible for Sheet {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Leave(path) => {
                Rc::make_mut(&mut next.visited).insert(path);
            }
            Act::RemoveRow { table, at } => {
                next.change(|session| session.remove_row(&table, at).map(drop));
                let row = format!("/{table}/{at}/");
                Rc::make_mut(&mut next.visited).retain(|path| !path.starts_with(&row));
            }
            Act::Enter { path, text } => next.change(|session| session.enter(&path, &text).map(drop)),
            Act::Choose { path, value } => next.change(|session| session.set(&path, &value).map(drop)),
            Act::InsertRow { table, at } => next.change(|session| session.insert_row(&table, at)),
            Act::Paste {
                table,
                row,
                column,
                block,
            } => {
                next.change(|session| session.enter_block(&table, row, &column, &block).map(drop));
            }
            Act::Explain { rule, path, reason } => {
                next.change(|session| session.explain(&rule, &path, &reason))
            }
        }
        next.choose_shown();
        next.into()
    }
}

impl Sheet {
    /// Changes the session. A place the form does not have cannot be reached from the page, so a refusal changes
    /// nothing and is not told.
    fn change(&mut self, change: impl FnOnce(&mut Session) -> Result<(), bangfu_api::Problem>) {
        let mut session = self.session.borrow_mut();
        if change(&mut session).is_ok() {
            self.revision += 1;
            self.report = Rc::new(session.report());
        }
    }
}
