//! The reasons of a filing: each names its place by the row's number, so it moves with its row.

use bangfu_model::Path;

use super::Session;
use super::edit::Edit;
use crate::filing::Explanation;

/// The place's new pointer, where rows of a table have got other numbers; `None` when its row went.
fn renumbered(pointer: String, table: &str, number: &dyn Fn(usize) -> Option<usize>) -> Option<String> {
    let moved = match Path::parse(&pointer) {
        Some(Path::Row(of, row)) if of == table => Path::Row(of, number(row)?),
        Some(Path::Cell(of, row, column)) if of == table => Path::Cell(of, number(row)?, column),
        _ => return Some(pointer),
    };
    Some(moved.to_string())
}

impl Session {
    /// The reason given for a finding.
    pub fn reason(&self, rule: &str, path: &Path) -> Option<&str> {
        let given = &self.filing.explanations[self.reason_place(rule, &path.to_string())?];
        Some(&given.reason)
    }

    fn reason_place(&self, rule: &str, pointer: &str) -> Option<usize> {
        self.filing
            .explanations
            .iter()
            .position(|item| item.rule == rule && item.path == pointer)
    }

    /// Gives the reason for a finding of a 原则上 rule; an empty one takes it away.
    pub fn explain(&mut self, rule: &str, path: &Path, reason: &str) {
        self.apply(self.explaining(rule, path, reason));
    }

    /// The edit that gives the reason for a finding; an empty one takes it away.
    pub fn explaining(&self, rule: &str, path: &Path, reason: &str) -> Edit {
        let pointer = path.to_string();
        let place = self.reason_place(rule, &pointer);
        let reasons = if reason.trim().is_empty() {
            Vec::new()
        } else {
            vec![Explanation {
                rule: rule.to_owned(),
                path: pointer,
                reason: reason.to_owned(),
            }]
        };
        Edit::Reasons {
            at: place.unwrap_or(self.filing.explanations.len()),
            count: usize::from(place.is_some()),
            reasons,
        }
    }

    /// Renames the places of reasons after rows have moved; gives those whose rows went, with their places.
    pub(super) fn move_reasons(
        &mut self,
        table: &str,
        number: &dyn Fn(usize) -> Option<usize>,
    ) -> Vec<(usize, Explanation)> {
        let mut lost = Vec::new();
        let given = std::mem::take(&mut self.filing.explanations);
        for (at, mut item) in given.into_iter().enumerate() {
            match renumbered(item.path.clone(), table, number) {
                Some(path) => {
                    item.path = path;
                    self.filing.explanations.push(item);
                }
                None => lost.push((at, item)),
            }
        }
        lost
    }
}
