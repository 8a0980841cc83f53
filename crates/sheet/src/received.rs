//! What a folder came to, as tables: who has filed, totals with their cells, what has to be compared, files of no use.

use std::collections::BTreeMap;

use bangfu_api::model::Instant;
use bangfu_api::office::{Answer, DifferenceInfo, Reception, RepeatInfo, TotalInfo};
use bangfu_office::Line;

use crate::{Cell, Column, Table};

/// Characters of a cell that lists many things; Excel takes some more.
const LONGEST: usize = 30_000;

/// The tables of a folder. `totals` are those of the answer, in the order of the guide.
pub fn received(reception: &Reception, answer: &Answer, totals: &[TotalInfo]) -> Vec<Table> {
    let source = Source {
        reception,
        answer,
        totals,
        lines: answer
            .lines
            .iter()
            .flat_map(|line| line.files.iter().map(move |file| (file.as_str(), line)))
            .collect(),
    };
    vec![
        source.queue(),
        source.totals(),
        source.cells(),
        source.checks(),
        source.unusable(),
    ]
}

/// What the tables are made from.
struct Source<'a> {
    reception: &'a Reception<'a>,
    answer: &'a Answer,
    totals: &'a [TotalInfo],
    /// The line of each file.
    lines: BTreeMap<&'a str, &'a Line>,
}

impl Source<'_> {
    fn queue(&self) -> Table {
        let head = [
            "单位",
            "统一社会信用代码",
            "对方单位",
            "县（市、区）",
            "表",
            "状态",
            "收到",
            "截止日",
            "问题",
            "文件",
        ];
        let row = |line: &Line| {
            vec![
                text(&line.unit),
                text(&line.uscc),
                text(&line.partner),
                text(&line.place),
                text(self.reception.form_name(&line.form)),
                text(line.standing.word()),
                line.received_at.map_or(Cell::Blank, |at| text(moment(at))),
                line.deadline.and_then(last_day).map_or(Cell::Blank, Cell::Date),
                listed(line.problems.iter().map(|problem| match &problem.file {
                    Some(file) => format!("{file}：{}", problem.text),
                    None => problem.text.clone(),
                })),
                text(line.file.as_deref().unwrap_or_default()),
            ]
        };
        table("谁报了", &head, self.answer.lines.iter().map(row))
    }

    fn totals(&self) -> Table {
        let head = [
            "合计",
            "数",
            "不重复的人数",
            "单位",
            "要求不少于",
            "还差",
            "文件数",
            "有问题未算的文件",
            "没办完未算的文件",
            "说明",
        ];
        let row = |total: &TotalInfo| {
            vec![
                text(&total.title),
                Cell::Integer(total.sum.value),
                total.sum.persons.map_or(Cell::Blank, Cell::Integer),
                text(&total.unit),
                total
                    .target
                    .as_ref()
                    .map_or(Cell::Blank, |target| Cell::Integer(target.least)),
                total.lacking().map_or(Cell::Blank, Cell::Integer),
                count(total.sum.filings),
                count(total.sum.broken),
                count(total.sum.open),
                text(if total.is_red() {
                    "有问题的没有算进来，这个数还不能用"
                } else {
                    ""
                }),
            ]
        };
        table(
            "合计",
            &head,
            self.totals.iter().filter(|total| total.is_met()).map(row),
        )
    }

    fn cells(&self) -> Table {
        let head = [
            "合计",
            "单位",
            "对方单位",
            "文件",
            "位置",
            "数",
            "签名所对内容的编号",
        ];
        let row = |cell: &bangfu_office::Cell| {
            let line = self.lines.get(cell.file.as_str());
            let word = |word: fn(&Line) -> &String| line.map_or(Cell::Blank, |line| text(word(line)));
            vec![
                text(
                    self.totals
                        .get(cell.total)
                        .map(|total| total.title.as_str())
                        .unwrap_or_default(),
                ),
                word(|line| &line.unit),
                word(|line| &line.partner),
                text(&cell.file),
                text(self.place(&cell.file, &cell.path)),
                Cell::Integer(cell.value),
                text(cell.document.to_string()),
            ]
        };
        table("出处", &head, self.answer.cells.iter().map(row))
    }

    /// What one person has to compare has one number; every file and place is a row.
    fn checks(&self) -> Table {
        let head = ["序号", "类别", "说明", "文件", "位置"];
        let Some(guide) = self.reception.guide() else {
            return table("要核对的", &head, std::iter::empty());
        };
        let differences = self.answer.differences.iter();
        let differences = differences
            .filter_map(|one| DifferenceInfo::of(guide, one))
            .map(|one| {
                let places = std::iter::once((one.file, one.path)).chain(one.from).collect();
                ("几份文件说得不一样", one.text, places)
            });
        let repeats = self.answer.repeats.iter();
        let repeats = repeats.filter_map(|one| RepeatInfo::of(guide, one)).map(|one| {
            let total = self.totals.iter().find(|total| total.id == one.total);
            let title = total.map(|total| total.title.as_str()).unwrap_or_default();
            let told = format!("{title}：同一个人出现在 {} 处", one.places.len());
            ("同一个人算了不止一次", told, one.places)
        });
        let rows = (1_i64..)
            .zip(differences.chain(repeats))
            .flat_map(|(number, found)| {
                let (kind, told, places): (&str, String, Vec<(String, String)>) = found;
                let row = move |(file, path): (String, String)| {
                    vec![
                        Cell::Integer(number),
                        text(kind),
                        text(&told),
                        text(&file),
                        text(self.place(&file, &path)),
                    ]
                };
                places.into_iter().map(row)
            });
        table("要核对的", &head, rows)
    }

    fn unusable(&self) -> Table {
        let unusable = self.answer.unusable.iter();
        let unusable = unusable.map(|one| vec![text(&one.file), text(&one.text), Cell::Blank]);
        let aside = self.answer.aside.iter();
        let aside = aside.map(|one| vec![text(&one.file), text("不是这次收的表"), text(&one.unit)]);
        table("不能用的文件", &["文件", "说明", "单位"], unusable.chain(aside))
    }

    /// A cell of a file in words.
    fn place(&self, file: &str, path: &str) -> String {
        let line = self.lines.get(file);
        line.map(|line| self.reception.place(&line.form, path))
            .unwrap_or_default()
    }
}

fn table(title: &str, head: &[&str], rows: impl Iterator<Item = Vec<Cell>>) -> Table {
    Table {
        title: title.to_owned(),
        head: head.iter().copied().map(Column::new).collect(),
        rows: rows.collect(),
    }
}

fn text(words: impl AsRef<str>) -> Cell {
    match words.as_ref() {
        "" => Cell::Blank,
        words => Cell::Text(words.to_owned()),
    }
}

fn count(number: u64) -> Cell {
    Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Lines of one cell, as many as it holds.
fn listed(lines: impl ExactSizeIterator<Item = String>) -> Cell {
    let (all, mut told, mut length) = (lines.len(), Vec::new(), 0);
    for line in lines {
        length += line.chars().count() + 1;
        if length > LONGEST {
            told.push(format!("……共 {all} 条"));
            break;
        }
        told.push(line);
    }
    text(told.join("\n"))
}

/// `2026-12-10 09:30`
fn moment(at: Instant) -> String {
    let text = at.to_string();
    let (day, time) = text.split_once('T').unwrap_or((&text, ""));
    format!("{day} {}", time.get(..5).unwrap_or_default())
}

/// The last day that is in time.
fn last_day(deadline: Instant) -> Option<bangfu_api::model::Date> {
    Some(deadline.plus_minutes(-1)?.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_lists_as_much_as_it_holds() {
        let lines = |count: usize| vec!["一".repeat(9_999); count].into_iter();
        let Cell::Text(three) = listed(lines(3)) else {
            panic!()
        };
        assert_eq!(three.lines().count(), 3);
        let Cell::Text(five) = listed(lines(5)) else {
            panic!()
        };
        assert_eq!(five.lines().count(), 4);
        assert!(five.ends_with("……共 5 条"));
        assert_eq!(listed(lines(0)), Cell::Blank);
    }

    #[test]
    fn the_last_day_is_the_one_before_the_deadline() {
        let midnight = Instant::parse("2026-12-11T00:00:00+08:00").unwrap();
        assert_eq!(last_day(midnight).unwrap().to_string(), "2026-12-10");
        assert_eq!(moment(midnight), "2026-12-11 00:00");
    }
}
