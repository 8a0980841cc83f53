//! What different papers say of the same thing.

use serde::Serialize;

use crate::sorter::Record;

/// A figure, and the file it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Place of the comparison in the guide.
    pub comparison: usize,
    /// What the figure speaks of.
    pub key: String,
    /// Whether it is the side the figure comes from.
    pub right: bool,
    /// The file.
    pub file: String,
    /// The cell, a pointer into the answers.
    pub path: String,
    /// The figure.
    pub value: i64,
}

impl Said {
    /// Whether both speak of the same thing.
    pub fn same(&self, other: &Said) -> bool {
        (self.comparison, &self.key) == (other.comparison, &other.key)
    }
}

impl Record for Said {
    /// Which comparison, what it speaks of, the sides one after the other, file and cell.
    type Key = (usize, String, bool, String, String);
    type Rest = i64;

    fn split(self) -> (Self::Key, i64) {
        (
            (self.comparison, self.key, self.right, self.file, self.path),
            self.value,
        )
    }

    fn join((comparison, key, right, file, path): Self::Key, value: i64) -> Said {
        Said {
            comparison,
            key,
            right,
            file,
            path,
            value,
        }
    }
}

/// A figure that is not the one it should repeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Place of the comparison in the guide.
    pub comparison: usize,
    /// What the figure speaks of.
    pub key: String,
    /// The file that repeats it.
    pub file: String,
    /// The cell.
    pub path: String,
    /// What it says.
    pub value: i64,
    /// What the others say together; none where the paper it should come from is not there.
    pub should: Option<i64>,
    /// Where they say it: file and cell.
    pub from: Vec<(String, String)>,
}

/// The differences among figures that speak of the same thing, in the order of [`Said`]. `any_right` says whether the
/// folder holds any paper of the other kind at all: where it holds none, nothing is missed.
pub fn differences(said: &[Said], any_right: bool) -> Vec<Difference> {
    let right: Vec<&Said> = said.iter().filter(|one| one.right).collect();
    if right.is_empty() && !any_right {
        return Vec::new();
    }
    let should = (!right.is_empty()).then(|| right.iter().map(|one| one.value).sum::<i64>());
    let differs = |one: &&Said| !one.right && should != Some(one.value);
    let difference = |one: &Said| Difference {
        comparison: one.comparison,
        key: one.key.clone(),
        file: one.file.clone(),
        path: one.path.clone(),
        value: one.value,
        should,
        from: right
            .iter()
            .map(|one| (one.file.clone(), one.path.clone()))
            .collect(),
    };
    said.iter().filter(differs).map(difference).collect()
}
