//! A check session: answers that change, outcomes that follow.

mod edit;
mod run;

use std::sync::Arc;

use bangfu_model::{Date, Path, State, Value, value::Record};
use serde::Serialize;

use crate::answers::Answers;
use crate::bind::BoundForm;
use crate::check::Scope;
use crate::filing::{Explanation, Filing};
use crate::outcome::Outcome;
use crate::report::{Counts, Report, ReportFinding, Teller};
use crate::tally::Tally;
use run::worse;

/// The answers of one filing and the outcome of every rule.
#[derive(Debug)]
pub struct Session {
    form: Arc<BoundForm>,
    filing: Filing,
    answers: Answers,
    today: Date,
    tallies: Vec<Tally>,
    /// Outcomes of form checks by instance; row checks have theirs in `rows`.
    outcomes: Vec<Outcome>,
    /// Outcomes of row checks: by table, then row, then the table's row checks in order.
    rows: Vec<Vec<Vec<Outcome>>>,
    evaluations: u64,
}

/// A finding that came, went or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Id of the rule.
    pub rule: String,
    /// The finding's place.
    pub path: Path,
    /// How the rule ended there now; `passed` or `not-applicable` when the finding went.
    pub state: State,
    /// The finding, unless it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<ReportFinding>,
}

/// The path names no field, row or cell of the form, or the value is not of the place's shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchPlace(pub Path);

impl Session {
    /// Opens a filing and runs every rule once; `today` is the civil date in Beijing.
    pub fn open(form: Arc<BoundForm>, filing: Filing, today: Date) -> Session {
        let answers = Answers::read(&form.form, &filing.answers);
        let mut session = Session {
            outcomes: vec![Outcome::NotApplicable; form.instances.len()],
            tallies: vec![Tally::default(); form.tallies.len()],
            rows: form.form.tables.iter().map(|_| Vec::new()).collect(),
            form,
            filing,
            answers,
            today,
            evaluations: 0,
        };
        session.count_rows();
        session.run_everything();
        session
    }

    /// The form.
    pub fn form(&self) -> &Arc<BoundForm> {
        &self.form
    }

    /// The document around the answers.
    pub fn filing(&self) -> &Filing {
        &self.filing
    }

    /// The answers.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// How many checks have run since the session was opened.
    pub fn evaluations(&self) -> u64 {
        self.evaluations
    }

    /// Sets an answer and runs again what reads it.
    ///
    /// A cell or field takes the value as a filing writes it. A row takes an object, at the index after the last one
    /// too, or `null`, which removes it. After rows have moved, paths of later rows are those of the new order.
    ///
    /// # Errors
    /// When the form has no such place.
    pub fn set(&mut self, path: &Path, value: &Value) -> Result<Vec<Change>, NoSuchPlace> {
        let refused = || NoSuchPlace(path.clone());
        let form = Arc::clone(&self.form);
        let table = |id: &str| {
            form.form
                .tables
                .iter()
                .position(|table| table.id == id)
                .ok_or_else(refused)
        };
        match path {
            Path::Whole => Err(refused()),
            Path::Field(id) => match form.form.fields.iter().position(|field| field.id == *id) {
                Some(field) => Ok(self.set_field(field, value)),
                None => {
                    let table = table(id)?;
                    self.set_table(table, value).ok_or_else(refused)
                }
            },
            Path::Row(id, at) => match value {
                Value::Null => self.remove_row(table(id)?, *at).ok_or_else(refused),
                Value::Record(members) => self.set_row(table(id)?, *at, members).ok_or_else(refused),
                _ => Err(refused()),
            },
            Path::Cell(id, at, column) => {
                let table = table(id)?;
                let column = form.form.tables[table]
                    .columns
                    .iter()
                    .position(|known| known.id == *column);
                self.set_cell(table, *at, column.ok_or_else(refused)?, value)
                    .ok_or_else(refused)
            }
        }
    }

    /// Puts an empty row at this place of a table; nothing is checked in it until it has an answer.
    ///
    /// # Errors
    /// When the form has no such table.
    pub fn insert_row(&mut self, table: &str, at: usize) -> Result<(), NoSuchPlace> {
        let found = self.form.form.tables.iter().position(|known| known.id == table);
        let index = found.ok_or_else(|| NoSuchPlace(Path::Row(table.to_owned(), at)))?;
        self.insert(index, at, &Record::new());
        Ok(())
    }

    /// Gives the reason for a finding of a 原则上 rule; an empty one takes it away.
    pub fn explain(&mut self, rule: &str, path: &Path, reason: &str) {
        let pointer = path.to_string();
        let place = self
            .filing
            .explanations
            .iter()
            .position(|item| item.rule == rule && item.path == pointer);
        match (place, reason.trim().is_empty()) {
            (Some(at), true) => drop(self.filing.explanations.remove(at)),
            (Some(at), false) => reason.clone_into(&mut self.filing.explanations[at].reason),
            (None, true) => {}
            (None, false) => self.filing.explanations.push(Explanation {
                rule: rule.to_owned(),
                path: pointer,
                reason: reason.to_owned(),
            }),
        }
    }

    /// The reason given for a finding.
    pub fn reason(&self, rule: &str, path: &Path) -> Option<&str> {
        let pointer = path.to_string();
        self.filing
            .explanations
            .iter()
            .find(|item| item.rule == rule && item.path == pointer)
            .map(|item| item.reason.as_str())
    }

    /// The filing as it stands, answers included.
    pub fn document(&self) -> Filing {
        Filing {
            answers: self.answers.write(&self.form.form),
            ..self.filing.clone()
        }
    }

    /// What the rules say of the answers as they stand.
    pub fn report(&self) -> Report {
        let teller = self.teller();
        let mut counts = Counts::default();
        let mut findings = Vec::new();
        let mut instances = self.form.instances.iter().enumerate().peekable();
        for rule in 0..self.form.form.rules.len() {
            let mut worst = None;
            let mut told = Vec::new();
            while let Some((at, _)) = instances.next_if(|(_, instance)| instance.rule == rule) {
                for outcome in self.outcomes_of(at) {
                    worst = worse(worst, outcome);
                    told.extend(outcome.findings());
                }
            }
            told.sort_by_cached_key(|finding| finding.at.order(&self.answers));
            // Rows whose condition waits for the same field say so once.
            told.dedup_by(|one, other| one.at == other.at && one.state == other.state);
            counts.rule(worst);
            findings.extend(told.into_iter().map(|finding| teller.tell(rule, finding)));
        }
        Report::new(self.form.id.clone(), counts, findings)
    }

    fn teller(&self) -> Teller<'_> {
        Teller {
            form: &self.form,
            answers: &self.answers,
            explanations: &self.filing.explanations,
        }
    }

    fn outcomes_of(&self, at: usize) -> Vec<&Outcome> {
        match self.form.instances[at].scope {
            Scope::Form => vec![&self.outcomes[at]],
            Scope::Row(table) => {
                let place = self.row_check(table, at);
                self.rows[table].iter().filter_map(|row| row.get(place)).collect()
            }
        }
    }

    fn row_check(&self, table: usize, instance: usize) -> usize {
        self.form.readers.of_rows[table].partition_point(|known| *known < instance)
    }
}
