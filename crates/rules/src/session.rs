//! A check session: answers that change, outcomes that follow.

use std::sync::Arc;

use bangfu_model::{Date, Path, State, Value, value::Record};
use serde::Serialize;

use crate::answers::{Answers, row};
use crate::bind::{BoundForm, Scope, View};
use crate::cell::Cell;
use crate::filing::{Explanation, Filing, Party};
use crate::outcome::Outcome;
use crate::report::{Counts, Report, ReportFinding, Teller};
use crate::tally::Tally;

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

/// A check and, for a row check, the place of the row it runs on.
type Run = (usize, Option<usize>);

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

    fn set_field(&mut self, field: usize, value: &Value) -> Vec<Change> {
        let form = Arc::clone(&self.form);
        let data = &form.form.fields[field];
        let mut runs = Vec::new();
        if self.answers.forget_unknown(&data.id) {
            runs.extend(self.runs(&form.readers.of_filing));
        }
        self.answers.set_field(field, Cell::read(data, value));
        if self.name_parties(&data.id) {
            runs.extend(self.runs(&form.readers.of_filing));
        }
        runs.extend(self.runs(&form.readers.of_field[field]));
        self.run(runs)
    }

    /// Keeps the document's parties those of the answers once a signer's name or code is edited.
    fn name_parties(&mut self, field: &str) -> bool {
        let signers = &self.form.form.signers;
        if !signers
            .iter()
            .any(|signer| signer.name == field || signer.uscc == field)
        {
            return false;
        }
        let answer = |id: &str| {
            let at = self.form.form.fields.iter().position(|field| field.id == id);
            at.and_then(|at| self.answers.field(at).text())
                .unwrap_or_default()
                .to_owned()
        };
        self.filing.parties = signers
            .iter()
            .map(|signer| Party {
                role: signer.role.clone(),
                name: answer(&signer.name),
                uscc: answer(&signer.uscc),
            })
            .collect();
        true
    }

    fn set_cell(&mut self, table: usize, at: usize, column: usize, value: &Value) -> Option<Vec<Change>> {
        let form = Arc::clone(&self.form);
        let cell = Cell::read(&form.form.tables[table].columns[column], value);
        let row = self.answers.table_mut(table).get_mut(at)?;
        let before = row.clone();
        row.cells[column] = cell;
        let after = row.clone();
        let mut runs: Vec<Run> = Vec::new();
        for tally in &form.readers.tallies_of[table] {
            let (was, is) = (
                form.tallies[*tally].share(&before),
                form.tallies[*tally].share(&after),
            );
            if was != is {
                self.tallies[*tally].remove(after.id, &was);
                self.tallies[*tally].add(after.id, is);
                runs.extend(self.runs(&form.readers.of_tally[*tally]));
            }
        }
        let checks = if before.is_blank() == after.is_blank() {
            &form.readers.of_column[table][column]
        } else {
            &form.readers.of_rows[table]
        };
        runs.extend(checks.iter().map(|check| (*check, Some(at))));
        Some(self.run(runs))
    }

    fn set_row(&mut self, table: usize, at: usize, members: &Record) -> Option<Vec<Change>> {
        let length = self.answers.table(table).len();
        if at > length {
            return None;
        }
        let mut changes = if at < length {
            self.remove_row(table, at)?
        } else {
            Vec::new()
        };
        changes.extend(self.insert(table, at, members));
        Some(changes)
    }

    fn set_table(&mut self, table: usize, value: &Value) -> Option<Vec<Change>> {
        let items = match value {
            Value::Null => &[],
            Value::List(items) => items.as_slice(),
            _ => return None,
        };
        if items.iter().any(|item| item.as_record().is_none()) {
            return None;
        }
        let mut changes = Vec::new();
        let id = self.form.form.tables[table].id.clone();
        if self.answers.forget_unknown(&id) {
            let form = Arc::clone(&self.form);
            let runs = self.runs(&form.readers.of_filing);
            changes.extend(self.run(runs));
        }
        while !self.answers.table(table).is_empty() {
            changes.extend(self.remove_row(table, self.answers.table(table).len() - 1)?);
        }
        for (at, members) in items.iter().filter_map(Value::as_record).enumerate() {
            changes.extend(self.insert(table, at, members));
        }
        Some(changes)
    }

    fn insert(&mut self, table: usize, at: usize, members: &Record) -> Vec<Change> {
        let form = Arc::clone(&self.form);
        let (cells, unknown) = row(&form.form.tables[table], members);
        let at = at.min(self.answers.table(table).len());
        self.answers.table_mut(table).insert(at, cells, unknown);
        let checks = &form.readers.of_rows[table];
        self.rows[table].insert(at, vec![Outcome::NotApplicable; checks.len()]);
        let Some(new) = self.answers.table(table).get(at).cloned() else {
            return Vec::new();
        };
        let mut runs: Vec<Run> = Vec::new();
        for tally in &form.readers.tallies_of[table] {
            if !new.is_blank() {
                self.tallies[*tally].add(new.id, form.tallies[*tally].share(&new));
            }
            // Also behind a blank row: what compares rows names them by their numbers, which have moved.
            runs.extend(self.runs(&form.readers.of_tally[*tally]));
        }
        if !new.is_blank() {
            runs.extend(checks.iter().map(|check| (*check, Some(at))));
        }
        self.run(runs)
    }

    fn remove_row(&mut self, table: usize, at: usize) -> Option<Vec<Change>> {
        let form = Arc::clone(&self.form);
        let gone = self.answers.table(table).get(at)?.clone();
        let teller = self.teller();
        let mut changes: Vec<Change> = Vec::new();
        for (check, outcome) in form.readers.of_rows[table].iter().zip(&self.rows[table][at]) {
            let rule = form.instances[*check].rule;
            changes.extend(
                outcome
                    .findings()
                    .iter()
                    .map(|finding| went(&teller.tell(rule, finding), State::NotApplicable)),
            );
        }
        self.answers.table_mut(table).remove(at);
        self.rows[table].remove(at);
        let mut runs: Vec<Run> = Vec::new();
        for tally in &form.readers.tallies_of[table] {
            self.tallies[*tally].remove(gone.id, &form.tallies[*tally].share(&gone));
            runs.extend(self.runs(&form.readers.of_tally[*tally]));
        }
        changes.extend(self.run(runs));
        Some(changes)
    }

    fn count_rows(&mut self) {
        for (table, rows) in self.rows.iter_mut().enumerate() {
            let checks = self.form.readers.of_rows[table].len();
            *rows = vec![vec![Outcome::NotApplicable; checks]; self.answers.table(table).len()];
            for row in self.answers.table(table).iter() {
                for tally in &self.form.readers.tallies_of[table] {
                    self.tallies[*tally].add(row.id, self.form.tallies[*tally].share(row));
                }
            }
        }
    }

    /// Every run of these checks: one for a form check, one a row for a row check.
    fn runs(&self, checks: &[usize]) -> Vec<Run> {
        checks
            .iter()
            .flat_map(|check| match self.form.instances[*check].scope {
                Scope::Form => vec![(*check, None)],
                Scope::Row(table) => (0..self.answers.table(table).len())
                    .map(|at| (*check, Some(at)))
                    .collect(),
            })
            .collect()
    }

    fn run_everything(&mut self) {
        let all: Vec<usize> = (0..self.form.instances.len()).collect();
        for (check, row) in self.runs(&all) {
            self.evaluate(check, row);
        }
    }

    fn run(&mut self, runs: Vec<Run>) -> Vec<Change> {
        let mut changes = Vec::new();
        for (check, row) in in_order(runs) {
            let Some((before, after)) = self.evaluate(check, row) else {
                continue;
            };
            if before == after {
                continue;
            }
            let teller = self.teller();
            let rule = self.form.instances[check].rule;
            let now: Vec<ReportFinding> = after
                .findings()
                .iter()
                .map(|finding| teller.tell(rule, finding))
                .collect();
            let state = if after == Outcome::Passed {
                State::Passed
            } else {
                State::NotApplicable
            };
            for old in before.findings().iter().map(|finding| teller.tell(rule, finding)) {
                if now.iter().all(|new| new.path != old.path) {
                    changes.push(went(&old, if now.is_empty() { state } else { State::Passed }));
                }
            }
            changes.extend(now.into_iter().map(|finding| Change {
                rule: finding.rule.clone(),
                path: finding.path.clone(),
                state: finding.state,
                finding: Some(finding),
            }));
        }
        changes
    }

    /// Runs one check; what it said before and says now. `None` when its row is gone.
    fn evaluate(&mut self, check: usize, row: Option<usize>) -> Option<(Outcome, Outcome)> {
        let instance = &self.form.instances[check];
        let place = match (instance.scope, row) {
            (Scope::Row(table), Some(at)) => Some((table, at)),
            _ => None,
        };
        let view = View {
            form: &self.form.form,
            answers: &self.answers,
            filing: &self.filing,
            tallies: &self.tallies,
            today: self.today,
            row: place.and_then(|(table, at)| Some((table, self.answers.table(table).get(at)?))),
        };
        let after = instance.run(&view);
        self.evaluations += 1;
        let slot = match place {
            Some((table, at)) => {
                let check = self.row_check(table, check);
                self.rows[table].get_mut(at)?.get_mut(check)?
            }
            None => &mut self.outcomes[check],
        };
        Some((std::mem::replace(slot, after.clone()), after))
    }
}

/// Each run once, in order. They come in a few ascending stretches, so most go to the end.
fn in_order(runs: Vec<Run>) -> Vec<Run> {
    let mut ordered = Vec::with_capacity(runs.len());
    for run in runs {
        if let Err(place) = ordered.binary_search(&run) {
            ordered.insert(place, run);
        }
    }
    ordered
}

fn went(finding: &ReportFinding, state: State) -> Change {
    Change {
        rule: finding.rule.clone(),
        path: finding.path.clone(),
        state,
        finding: None,
    }
}

/// The worse of a rule's outcomes so far and one more: failed, could not check, passed, not applicable.
fn worse(so_far: Option<State>, outcome: &Outcome) -> Option<State> {
    let states = outcome.findings().iter().map(|finding| finding.state);
    let own = states.min().unwrap_or(match outcome {
        Outcome::Passed => State::Passed,
        _ => State::NotApplicable,
    });
    let rank = |state: &State| match state {
        State::Failed => 0,
        State::CouldNotCheck => 1,
        State::Passed => 2,
        State::NotApplicable => 3,
    };
    so_far.into_iter().chain(std::iter::once(own)).min_by_key(rank)
}
