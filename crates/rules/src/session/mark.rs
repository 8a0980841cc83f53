//! Marks: where the rules have something to say, before it is put into words.

use bangfu_model::{Grade, Path, State};

use super::Session;
use super::run::worse;
use crate::answers::At;
use crate::check::Scope;
use crate::outcome::{Finding, Outcome};
use crate::reason::ReasonFault;
use crate::report::{Counts, Report, ReportFinding};

/// A finding that is not put into words: cheap to make and to count, good until the next edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The rule, by its place in the form.
    pub rule: usize,
    /// Where to look.
    pub at: At,
    /// `failed` or `could-not-check`.
    pub state: State,
    /// How much it weighs.
    pub grade: Grade,
    /// For 原则上 rules: what keeps the reason from being accepted; absent once it is.
    pub reason: Option<ReasonFault>,
    /// It waits for an answer whose absence is explained, so it keeps nothing back.
    pub excused: bool,
    /// The check that said it, the place of the row it judged, and the finding's place among what it said.
    source: (usize, usize, usize),
}

impl Mark {
    /// Whether this finding keeps the filing from being signed, whatever is written about it.
    pub fn blocks(&self) -> bool {
        self.grade == Grade::Must && !self.excused
    }

    /// Whether it asks for nothing more: its reason is accepted, or it waits for an answer that has one.
    pub fn is_settled(&self) -> bool {
        self.excused || self.is_explained()
    }

    fn is_explained(&self) -> bool {
        self.grade == Grade::InPrinciple && self.state == State::Failed && self.reason.is_none()
    }
}

impl Session {
    /// Every finding, in the order of the form's rules, then of the places.
    pub fn marks(&self) -> Vec<Mark> {
        let told: Vec<Vec<usize>> = self
            .rows
            .iter()
            .map(|rows| (0..rows.len()).filter(|at| rows[*at].is_told()).collect())
            .collect();
        let mut marks = Vec::new();
        let mut instances = self.form.instances.iter().enumerate().peekable();
        for rule in 0..self.form.form.rules.len() {
            let mut found = Vec::new();
            while let Some((check, instance)) = instances.next_if(|(_, instance)| instance.rule == rule) {
                let rows = match instance.scope {
                    Scope::Form => &[usize::MAX][..],
                    Scope::Row(table) => &told[table],
                };
                for row in rows {
                    let outcome = self.outcome(check, *row);
                    let findings = outcome.into_iter().flat_map(Outcome::findings).enumerate();
                    found.extend(findings.map(|(nth, finding)| self.mark(rule, finding, (check, *row, nth))));
                }
            }
            found.sort_by_cached_key(|mark| mark.at.order(&self.answers));
            // Rows whose condition waits for the same field say so once.
            found.dedup_by(|one, other| one.at == other.at && one.state == other.state);
            marks.append(&mut found);
        }
        excuse(&mut marks);
        marks
    }

    /// A finding in words; `None` for a mark from before an edit that took its finding away.
    pub fn tell(&self, mark: &Mark) -> Option<ReportFinding> {
        let (check, row, nth) = mark.source;
        let finding = self.outcome(check, row)?.findings().get(nth)?;
        let mut told = self.teller().tell(mark.rule, finding);
        told.reason = mark.reason;
        told.excused = mark.excused;
        Some(told)
    }

    /// A place as a pointer into the answers.
    pub fn path(&self, at: &At) -> Path {
        at.path(&self.form.form, &self.answers)
    }

    /// What the rules say of the answers as they stand.
    pub fn report(&self) -> Report {
        let mut counts = Counts::default();
        let mut instances = self.form.instances.iter().enumerate().peekable();
        for rule in 0..self.form.form.rules.len() {
            let mut worst = None;
            while let Some((check, instance)) = instances.next_if(|(_, instance)| instance.rule == rule) {
                match instance.scope {
                    Scope::Form => worst = worse(worst, &self.outcomes[check]),
                    Scope::Row(table) => {
                        let place = self.row_check(table, check);
                        let outcomes = self.rows[table].iter().map(|row| &row.outcomes[place]);
                        worst = outcomes.fold(worst, worse);
                    }
                }
            }
            counts.rule(worst);
        }
        let findings = self.marks().iter().filter_map(|mark| self.tell(mark)).collect();
        Report::new(self.form.id.clone(), counts, findings)
    }

    fn mark(&self, rule: usize, finding: &Finding, source: (usize, usize, usize)) -> Mark {
        Mark {
            rule,
            at: finding.at.clone(),
            state: finding.state,
            grade: self.form.weights[rule],
            reason: self.teller().reason_fault(rule, finding),
            excused: false,
            source,
        }
    }

    fn outcome(&self, check: usize, row: usize) -> Option<&Outcome> {
        match self.form.instances[check].scope {
            Scope::Form => self.outcomes.get(check),
            Scope::Row(table) => self.rows[table]
                .get(row)?
                .outcomes
                .get(self.row_check(table, check)),
        }
    }
}

/// Where the want of an answer is explained, what waits for that answer is excused.
fn excuse(marks: &mut [Mark]) {
    let places: Vec<At> = marks
        .iter()
        .filter(|mark| mark.is_explained())
        .map(|mark| mark.at.clone())
        .collect();
    for mark in marks {
        if mark.state == State::CouldNotCheck && places.contains(&mark.at) {
            mark.excused = true;
            mark.reason = None;
        }
    }
}
