//! The sheet of a table.

use bangfu_api::model::finding::Answer;
use bangfu_api::model::value::Record;
use bangfu_api::model::{Path, Value};
use bangfu_api::pack::{Field, Table};
use bangfu_api::rules::Cell;

use super::Target;
use super::book::{Filled, Raw};
use super::cell;
use super::head::{self, Head, Wanted};
use super::places::{TablePlaces, place, whole};
use super::sheets::Sheet;
use crate::finding::{Effect, Finding};
use crate::kind::Kind;
use crate::layout::{self, Part, mark};

pub(super) fn read(sheet: &Sheet, at: usize, target: &mut Target) {
    let table = &target.form.tables[at];
    let wanted: Vec<Wanted> = table
        .columns
        .iter()
        .map(|field| Wanted {
            id: field.id.clone(),
            names: [field.label.clone(), layout::head(field)],
        })
        .collect();
    let Some(head) = head::find(&sheet.rows, &wanted, &mark(target.form, Part::Table(at))) else {
        if !sheet.rows.is_empty() {
            target
                .findings
                .push(Finding::new(Kind::NoHead, whole(sheet.name), ["", ""]));
        }
        return;
    };
    tell_head(sheet, table, &head, target);
    let rows = &sheet.rows[head.rows..];
    tell_unknown(sheet, rows, &head, target);
    let mut fields: Vec<Option<&Field>> = Vec::new();
    for (field, column) in table.columns.iter().zip(&head.columns) {
        if let Some(column) = column.map(|column| column as usize) {
            fields.resize(fields.len().max(column + 1), None);
            fields[column] = Some(field);
        }
    }
    let mut places = TablePlaces {
        sheet: sheet.name.to_owned(),
        head: head.row,
        columns: table
            .columns
            .iter()
            .zip(&head.columns)
            .filter_map(|(field, column)| Some((field.id.clone(), (*column)?)))
            .collect(),
        rows: Vec::new(),
    };
    let mut answers = Vec::new();
    for row in rows {
        let members = read_row(sheet, table, row, &fields, answers.len(), target);
        if members.is_empty() {
            continue;
        }
        tell_row(sheet, row, places.rows.last().copied(), target);
        if let Some(was) = number(row, &head) {
            let rows = target.moved.entry(table.id.clone()).or_default();
            rows.entry(was).or_insert(answers.len());
        }
        places.rows.push(row[0].row);
        answers.push(Value::Record(members));
    }
    let columns: Vec<u32> = head.columns.iter().flatten().copied().collect();
    tell_merged(sheet, head.row + 1, &columns, target);
    target.rows.insert(table.id.clone(), answers.len());
    target.places.tables.insert(table.id.clone(), places);
    if !answers.is_empty() {
        target.answers.insert(table.id.clone(), Value::List(answers));
    }
}

/// The place from 0 that a row had when the workbook was written.
fn number(row: &[Filled], head: &Head) -> Option<usize> {
    let cell = row.iter().find(|cell| Some(cell.column) == head.ids)?;
    cell.words()?.parse::<usize>().ok()?.checked_sub(1)
}

fn read_row(
    sheet: &Sheet,
    table: &Table,
    row: &[Filled],
    fields: &[Option<&Field>],
    number: usize,
    target: &mut Target,
) -> Record {
    let mut members = Record::new();
    for cell in row {
        let Some(field) = fields.get(cell.column as usize).copied().flatten() else {
            continue;
        };
        let path = || Path::Cell(table.id.clone(), number, field.id.clone());
        if let Some(value) = target.read_cell(sheet.name, field, cell, path) {
            members.insert(field.id.clone(), value);
        }
    }
    members
}

impl Target<'_> {
    /// The answer of a cell; none where it is blank. What has to be told of it is told.
    pub(super) fn read_cell(
        &mut self,
        sheet: &str,
        field: &Field,
        filled: &Filled,
        path: impl Fn() -> Path,
    ) -> Option<Value> {
        let answered = cell::read(field, &filled.raw, self.from_1904);
        if let Some(note) = answered.note {
            let place = place(sheet, filled.row, filled.column);
            let finding = Finding::new(note.kind, place, ["", ""]);
            let repaired = finding.effect == Effect::Repaired && answered.value != Value::Null;
            let read = repaired.then(|| Answer(Cell::read(field, &answered.value).shown(field)));
            let typed = Some(note.typed).filter(|typed| !typed.is_empty()).map(Answer);
            let finding = Finding {
                label: Some(field.label.clone()),
                path: Some(path()),
                typed,
                read,
                ..finding
            };
            self.findings.push_of_column(sheet, filled.column, finding);
        }
        self.counted_days |= matches!(filled.raw, Raw::Day(_));
        Some(answered.value).filter(|value| *value != Value::Null)
    }
}

fn tell_head(sheet: &Sheet, table: &Table, head: &Head, target: &mut Target) {
    let told = |kind, at: usize, other: &str| {
        let field = &table.columns[at];
        let place = match head.columns[at] {
            Some(column) => place(sheet.name, head.row, column),
            None => whole(sheet.name),
        };
        Finding {
            label: Some(field.label.clone()),
            ..Finding::new(kind, place, [&field.label, other])
        }
    };
    for (at, written) in &head.renamed {
        target.findings.push(told(Kind::RenamedColumn, *at, written));
    }
    if let Some(at) = head.moved() {
        target.findings.push(told(Kind::MovedColumn, at, ""));
    }
    for (at, _) in head
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.is_none())
    {
        target.findings.push(told(Kind::MissingColumn, at, ""));
    }
}

/// Tells columns that nobody wants, where they hold something.
fn tell_unknown(sheet: &Sheet, rows: &[&[Filled]], head: &Head, target: &mut Target) {
    let mut counts = std::collections::BTreeMap::<u32, (u32, usize)>::new();
    let known = |column: u32| head.columns.contains(&Some(column)) || head.ids == Some(column);
    for cell in rows.iter().copied().flatten().filter(|cell| !known(cell.column)) {
        counts.entry(cell.column).or_insert((cell.row, 0)).1 += 1;
    }
    for (column, (row, count)) in counts {
        let (row, name) = match head.unknown.get(&column) {
            Some(name) => (head.row, name.as_str()),
            None => (row, "没有表头"),
        };
        let finding = Finding::new(Kind::UnknownColumn, place(sheet.name, row, column), [name, ""]);
        target.findings.push(Finding { count, ..finding });
    }
}

fn tell_row(sheet: &Sheet, row: &[Filled], previous: Option<u32>, target: &mut Target) {
    let at = row[0].row;
    let mut told = |kind| {
        let finding = Finding::new(kind, place(sheet.name, at, row[0].column), ["", ""]);
        target.findings.push_of_column(sheet.name, 0, finding);
    };
    if sheet.marks.hidden.binary_search(&at).is_ok() {
        told(Kind::HiddenRow);
    }
    if previous.is_some_and(|previous| at > previous + 1) {
        told(Kind::BelowGap);
    }
}

/// Tells merged cells that reach over answers.
pub(super) fn tell_merged(sheet: &Sheet, first_row: u32, columns: &[u32], target: &mut Target) {
    for range in &sheet.marks.merged {
        let Some((top, left, bottom, right)) = corners(range) else {
            continue;
        };
        let over = columns.iter().any(|column| (left..=right).contains(column));
        if bottom >= first_row && over && (top, left) != (bottom, right) {
            let mut place = whole(sheet.name);
            place.cell = Some(range.clone());
            target.findings.push(Finding::new(Kind::Merged, place, ["", ""]));
        }
    }
}

/// The corners of a range, from 0: top, left, bottom, right.
fn corners(range: &str) -> Option<(u32, u32, u32, u32)> {
    let corner = |cell: &str| {
        let digits = cell.find(|c: char| c.is_ascii_digit())?;
        let (letters, digits) = cell.split_at(digits);
        let column = letters.chars().try_fold(0_u32, |column, letter| {
            let value = letter.to_digit(36).filter(|value| *value >= 10)? - 9;
            column.checked_mul(26)?.checked_add(value)
        })?;
        Some((
            digits.parse::<u32>().ok()?.checked_sub(1)?,
            column.checked_sub(1)?,
        ))
    };
    let (first, last) = range.split_once(':')?;
    let ((top, left), (bottom, right)) = (corner(first)?, corner(last)?);
    Some((top, left, bottom, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_have_corners() {
        assert_eq!(corners("B3:B5"), Some((2, 1, 4, 1)));
        assert_eq!(corners("Z1:AA20"), Some((0, 25, 19, 26)));
        for range in ["B3", "3:B", "B0:B1", ":", "AAAAAAAAAAAA1:B2"] {
            assert_eq!(corners(range), None, "{range}");
        }
    }
}
