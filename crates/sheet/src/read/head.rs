//! Which column of a sheet is which: by the words of its head, as a person sees them, else by the hidden ids.

use std::collections::BTreeMap;

use super::book::Filled;
use crate::layout::ID_HEAD;

/// How many rows from the top may hold the head.
const SEARCHED: usize = 12;

/// A column that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) id: String,
    /// Its label, and its head where that says more.
    pub(super) names: [String; 2],
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// Row of the head, from 0.
    pub(super) row: u32,
    /// How many rows of the sheet's cells belong to the head or stand above it.
    pub(super) rows: usize,
    /// Where each wanted column stands.
    pub(super) columns: Vec<Option<u32>>,
    /// Heads that differ from those wanted, by their place among these.
    pub(super) renamed: Vec<(usize, String)>,
    /// The hidden column of ids.
    pub(super) ids: Option<u32>,
    /// Columns that nobody wants, with their heads.
    pub(super) unknown: BTreeMap<u32, String>,
}

impl Head {
    /// The first wanted column that stands before one that should stand before it.
    pub(super) fn moved(&self) -> Option<usize> {
        let mut furthest = 0;
        self.columns.iter().position(|column| match column {
            Some(column) if *column < furthest => true,
            Some(column) => {
                furthest = *column;
                false
            }
            None => false,
        })
    }
}

/// Finds the head among the rows of a sheet; none where nothing looks like it.
pub(super) fn find(rows: &[&[Filled]], wanted: &[Wanted], mark: &str) -> Option<Head> {
    let top = &rows[..rows.len().min(SEARCHED)];
    let ids_at = top
        .iter()
        .position(|row| row.iter().any(|cell| cell.words() == Some(mark)));
    let likeness = |row: &[Filled]| {
        let named = row.iter().filter_map(Filled::words);
        named.filter(|words| named_in(wanted, words).is_some()).count()
    };
    let head_at = match ids_at {
        Some(at) => rows.get(at + 1).filter(|row| likeness(row) > 0).map(|_| at + 1),
        None => top
            .iter()
            .enumerate()
            .map(|(at, row)| (likeness(row), at))
            .filter(|(alike, _)| *alike >= wanted.len().min(2))
            .max_by_key(|(alike, at)| (*alike, usize::MAX - at))
            .map(|(_, at)| at),
    };
    let last = head_at.or(ids_at)?;
    let mut head = Head {
        row: rows[last].first()?.row,
        rows: last + 1,
        columns: vec![None; wanted.len()],
        ..Head::default()
    };
    let words = |at: Option<usize>| -> BTreeMap<u32, &str> {
        let cells = at.map(|at| rows[at]).unwrap_or_default().iter();
        cells
            .filter_map(|cell| Some((cell.column, cell.words()?)))
            .filter(|(_, words)| !words.is_empty())
            .collect()
    };
    let (ids, heads) = (words(ids_at), words(head_at));
    head.place(&ids, &heads, wanted, mark);
    Some(head)
}

impl Head {
    fn place(
        &mut self,
        ids: &BTreeMap<u32, &str>,
        heads: &BTreeMap<u32, &str>,
        wanted: &[Wanted],
        mark: &str,
    ) {
        self.ids = ids
            .iter()
            .chain(heads)
            .find(|(_, words)| **words == mark || **words == ID_HEAD)
            .map(|(column, _)| *column);
        for (column, words) in heads {
            if let Some(at) = named_in(wanted, words).filter(|at| self.columns[*at].is_none()) {
                self.columns[at] = Some(*column);
            }
        }
        let taken: Vec<u32> = self.columns.iter().flatten().copied().collect();
        for (column, id) in ids.iter().filter(|(column, _)| !taken.contains(column)) {
            let at = wanted.iter().position(|wanted| wanted.id == **id);
            let Some(at) = at.filter(|at| self.columns[*at].is_none()) else {
                continue;
            };
            self.columns[at] = Some(*column);
            let written = heads.get(column).copied().unwrap_or_default();
            self.renamed.push((at, written.to_owned()));
        }
        let unknown = heads
            .iter()
            .filter(|(column, _)| Some(**column) != self.ids && !self.columns.contains(&Some(**column)))
            .map(|(column, words)| (*column, (*words).to_owned()));
        self.unknown = unknown.collect();
    }
}

fn named_in(wanted: &[Wanted], words: &str) -> Option<usize> {
    let words = plain(words);
    wanted
        .iter()
        .position(|wanted| wanted.names.iter().any(|name| plain(name) == words))
}

/// Words without what people add to a head or change in it: white space, stars, the width of brackets.
pub(super) fn plain(words: &str) -> String {
    let kept = words
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊' | '：' | ':'));
    kept.map(|c| match c {
        '（' => '(',
        '）' => ')',
        c => c,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::super::book::Raw;
    use super::*;

    fn wanted() -> Vec<Wanted> {
        let one = |id: &str, label: &str, head: &str| Wanted {
            id: id.to_owned(),
            names: [label.to_owned(), head.to_owned()],
        };
        vec![
            one("name", "姓名", "姓名"),
            one("days", "天数", "天数（天）"),
            one("post", "岗位", "岗位"),
        ]
    }

    fn row<'a>(row: u32, words: &[&'a str]) -> Vec<Filled<'a>> {
        let cells = (0..).zip(words).filter(|(_, words)| !words.is_empty());
        cells
            .map(|(column, words)| Filled {
                row,
                column,
                raw: Raw::Words(Cow::Borrowed(words)),
            })
            .collect()
    }

    fn found(rows: &[Vec<Filled>]) -> Option<Head> {
        let rows: Vec<&[Filled]> = rows.iter().map(Vec::as_slice).collect();
        find(&rows, &wanted(), "bangfu:table:team")
    }

    #[test]
    fn heads_go_before_ids_and_ids_help_out() {
        let ids = row(0, &["name", "days", "post", "bangfu:table:team"]);
        let head = found(&[
            ids.clone(),
            row(1, &["岗 位*", "停留天数", "姓名", "编号（程序用）"]),
        ])
        .unwrap();
        assert_eq!(head.columns, [Some(2), Some(1), Some(0)]);
        assert_eq!(head.renamed, [(1, "停留天数".to_owned())]);
        assert_eq!((head.moved(), head.ids, head.rows), (Some(1), Some(3), 2));

        let head = found(&[ids, row(1, &["张三", "3", "医师"])]).unwrap();
        assert_eq!((head.rows, head.row), (1, 0), "the head was taken away");
        assert_eq!(head.columns, [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_sheet_of_ones_own_has_its_head_further_down() {
        let head = found(&[
            row(0, &["派驻人员名单"]),
            row(2, &["序号", "姓名", "天数(天)", "姓名"]),
            row(3, &["1", "张三", "3", ""]),
        ])
        .unwrap();
        assert_eq!((head.row, head.rows), (2, 2));
        assert_eq!(head.columns, [Some(1), Some(2), None]);
        assert_eq!(
            head.unknown,
            BTreeMap::from([(0, "序号".to_owned()), (3, "姓名".to_owned())])
        );
        assert_eq!(found(&[row(0, &["甲", "乙"])]), None);
    }
}
