//! Runs: a check asked again, and how its findings differ from before.

use std::ops::Range;

use bangfu_model::{Path, State};
use serde::Serialize;

use super::Session;
use crate::check::{Scope, View};
use crate::outcome::Outcome;
use crate::report::ReportFinding;

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

/// What the row checks of a table said of one row, in their order.
#[derive(Debug, Clone)]
pub(super) struct RowOutcomes {
    pub(super) outcomes: Vec<Outcome>,
    /// How many of them hold findings.
    told: usize,
}

impl RowOutcomes {
    /// Those of a row nothing was said of yet.
    pub(super) fn of(checks: usize) -> RowOutcomes {
        RowOutcomes {
            outcomes: vec![Outcome::NotApplicable; checks],
            told: 0,
        }
    }

    /// Whether any holds a finding.
    pub(super) fn is_told(&self) -> bool {
        self.told > 0
    }

    fn put(&mut self, check: usize, after: Outcome) -> Outcome {
        self.told += usize::from(after.is_told());
        let before = std::mem::replace(&mut self.outcomes[check], after);
        self.told -= usize::from(before.is_told());
        before
    }
}

/// What has to run: checks in their order, and for each the places of the rows it runs on; none for one of the form.
#[derive(Debug, Default)]
pub(super) struct Runs(Vec<(usize, Option<Range<usize>>)>);

impl Runs {
    fn add(&mut self, check: usize, rows: Option<Range<usize>>) {
        match self.0.binary_search_by_key(&check, |(known, _)| *known) {
            Err(place) => self.0.insert(place, (check, rows)),
            Ok(place) => {
                if let (Some(known), Some(rows)) = (&mut self.0[place].1, rows) {
                    *known = known.start.min(rows.start)..known.end.max(rows.end);
                }
            }
        }
    }

    /// Checks of a table's rows, on these rows.
    pub(super) fn add_rows(&mut self, checks: &[usize], rows: Range<usize>) {
        for check in checks {
            self.add(*check, Some(rows.clone()));
        }
    }

    /// Each check and, for a row check, the place of each row it runs on.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, Option<usize>)> {
        self.0.iter().flat_map(|(check, rows)| {
            let on = |at: usize| rows.is_some().then_some(at);
            rows.clone().unwrap_or(0..1).map(move |at| (*check, on(at)))
        })
    }
}

impl Session {
    /// Adds these checks, on every row of their tables.
    pub(super) fn ask(&self, runs: &mut Runs, checks: &[usize]) {
        for check in checks {
            let rows = match self.form.instances[*check].scope {
                Scope::Form => None,
                Scope::Row(table) => Some(0..self.answers.table(table).len()),
            };
            runs.add(*check, rows);
        }
    }

    pub(super) fn run_everything(&mut self) {
        let mut all = Runs::default();
        self.ask(&mut all, &(0..self.form.instances.len()).collect::<Vec<_>>());
        for (check, row) in all.iter() {
            self.evaluate(check, row);
        }
    }

    pub(super) fn run(&mut self, runs: &Runs) -> Vec<Change> {
        let mut changes = Vec::new();
        for (check, row) in runs.iter() {
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
    pub(super) fn evaluate(&mut self, check: usize, row: Option<usize>) -> Option<(Outcome, Outcome)> {
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
        let before = match place {
            Some((table, at)) => {
                let check = self.row_check(table, check);
                self.rows[table].get_mut(at)?.put(check, after.clone())
            }
            None => std::mem::replace(&mut self.outcomes[check], after.clone()),
        };
        Some((before, after))
    }
}

pub(super) fn went(finding: &ReportFinding, state: State) -> Change {
    Change {
        rule: finding.rule.clone(),
        path: finding.path.clone(),
        state,
        finding: None,
    }
}

/// The worse of a rule's outcomes so far and one more: failed, could not check, passed, not applicable.
pub(super) fn worse(so_far: Option<State>, outcome: &Outcome) -> Option<State> {
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
