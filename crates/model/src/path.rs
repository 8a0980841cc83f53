//! Where an answer stands: an RFC 6901 pointer into `answers`.

use std::fmt;

use serde::{Serialize, Serializer};

/// A place in the answers of a filing.
///
/// Names of fields, tables and columns match `[a-z][a-z0-9_]{0,63}`, so no part of a pointer ever needs an escape.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Path {
    /// `""`: the filing as a whole.
    Whole,
    /// `/term_from`, or `/team` for a whole table.
    Field(String),
    /// `/team/3`: one row, counted from 0.
    Row(String, usize),
    /// `/team/3/title`: one cell.
    Cell(String, usize, String),
}

impl Path {
    /// Reads a pointer; `None` when it is not one of the four shapes above.
    pub fn parse(pointer: &str) -> Option<Path> {
        if pointer.is_empty() {
            return Some(Path::Whole);
        }
        let mut parts = pointer.strip_prefix('/')?.split('/');
        let head = name(parts.next()?)?;
        let Some(row) = parts.next() else {
            return Some(Path::Field(head));
        };
        let row = index(row)?;
        let Some(column) = parts.next() else {
            return Some(Path::Row(head, row));
        };
        let column = name(column)?;
        parts.next().is_none().then_some(Path::Cell(head, row, column))
    }

    /// The field or table the path begins with; `None` for the whole.
    pub fn head(&self) -> Option<&str> {
        match self {
            Path::Whole => None,
            Path::Field(head) | Path::Row(head, _) | Path::Cell(head, _, _) => Some(head),
        }
    }
}

/// Whether `text` may name a member of a filing: `[a-z][a-z0-9_]{0,63}` (`files.md` §3, `member-name`).
pub fn is_name(text: &str) -> bool {
    text.len() <= 64
        && text.bytes().enumerate().all(|(at, byte)| match byte {
            b'a'..=b'z' => true,
            b'0'..=b'9' | b'_' => at > 0,
            _ => false,
        })
        && !text.is_empty()
}

fn name(part: &str) -> Option<String> {
    is_name(part).then(|| part.to_owned())
}

fn index(part: &str) -> Option<usize> {
    let plain = part == "0" || (!part.starts_with('0') && part.bytes().all(|b| b.is_ascii_digit()));
    plain.then(|| part.parse().ok()).flatten()
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Whole => Ok(()),
            Path::Field(field) => write!(f, "/{field}"),
            Path::Row(table, row) => write!(f, "/{table}/{row}"),
            Path::Cell(table, row, column) => write!(f, "/{table}/{row}/{column}"),
        }
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_round_trip() {
        for pointer in ["", "/a", "/team/0", "/team/12/title"] {
            assert_eq!(Path::parse(pointer).unwrap().to_string(), pointer);
        }
    }

    #[test]
    fn other_pointers_are_refused() {
        for pointer in [
            "a",
            "/",
            "/A",
            "/team/",
            "/team/01",
            "/team/-1",
            "/team/0/x/y",
            "/team/0/",
        ] {
            assert_eq!(Path::parse(pointer), None, "{pointer}");
        }
    }
}
