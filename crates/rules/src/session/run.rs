//! Runs: a check asked again, and how its findings differ from before.

use bangfu_model::State;

use super::{Change, Session};
use crate::check::{Scope, View};
use crate::outcome::Outcome;
use crate::report::ReportFinding;

/// A check and, for a row check, the place of the row it runs on.
pub(super) type Run = (usize, Option<usize>);

impl Session {
    pub(super) fn runs(&self, checks: &[usize]) -> Vec<Run> {
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

    pub(super) fn run_everything(&mut self) {
        let all: Vec<usize> = (0..self.form.instances.len()).collect();
        for (check, row) in self.runs(&all) {
            self.evaluate(check, row);
        }
    }

    pub(super) fn run(&mut self, runs: Vec<Run>) -> Vec<Change> {
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
