//! What a workbook says of itself: its form and edition, and the reasons that were written before it was.

use std::collections::BTreeMap;

use bangfu_api::model::Path;
use bangfu_api::rules::Explanation;

use super::book::Filled;
use crate::layout::{MARK_FORM, MARK_PACK, MARK_REASON, MARK_VERSION, MARK_YEAR};

/// What the hidden sheet holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Marks {
    pub(super) form: String,
    pub(super) version: String,
    pub(super) pack: String,
    pub(super) year: Option<i32>,
    pub(super) reasons: Vec<Explanation>,
}

/// Rows of tables as they were, and where they are now, by the name of the table.
pub(super) type Rows = BTreeMap<String, BTreeMap<usize, usize>>;

impl Marks {
    pub(super) fn read(cells: &[Filled]) -> Marks {
        let mut marks = Marks::default();
        for row in cells.chunk_by(|one, next| one.row == next.row) {
            let words: Vec<&str> = row.iter().filter_map(Filled::words).collect();
            match words[..] {
                [MARK_FORM, form] => form.clone_into(&mut marks.form),
                [MARK_VERSION, version] => version.clone_into(&mut marks.version),
                [MARK_PACK, pack] => pack.clone_into(&mut marks.pack),
                [MARK_YEAR, year] => marks.year = year.parse().ok(),
                // The reason for a finding of the filing as a whole has an empty path, which is no cell.
                [MARK_REASON, rule, reason] => marks.add(rule, "", reason),
                [MARK_REASON, rule, path, reason] => marks.add(rule, path, reason),
                _ => {}
            }
        }
        marks
    }

    fn add(&mut self, rule: &str, path: &str, reason: &str) {
        self.reasons.push(Explanation {
            rule: rule.to_owned(),
            path: path.to_owned(),
            reason: reason.to_owned(),
        });
    }
}

/// The reasons with the places of their rows as they are now; one for a row that is gone is gone too.
pub(super) fn moved(reasons: Vec<Explanation>, rows: &Rows) -> Vec<Explanation> {
    let now = |table: &str, at: usize| rows.get(table).and_then(|rows| rows.get(&at)).copied();
    let moved = reasons.into_iter().filter_map(|given| {
        let path = match Path::parse(&given.path)? {
            Path::Row(table, at) => Path::Row(table.clone(), now(&table, at)?),
            Path::Cell(table, at, column) => Path::Cell(table.clone(), now(&table, at)?, column),
            path => path,
        };
        Some(Explanation {
            path: path.to_string(),
            ..given
        })
    });
    moved.collect()
}
