//! Edits of an open filing, as somebody filling it in may make them: right, wrong and odd ones, anywhere.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::sync::Arc;

use bangfu_api::Session;
use bangfu_api::rules::{Block, Edit as Change, Order};
use bangfu_model::Value;
use bangfu_pack::{Field, FieldType};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One edit, as somebody filling in the form may make it.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Answers a field.
    Field(Index, Answer),
    /// Answers a cell: table, row, column.
    Cell(Index, Index, Index, Answer),
    /// Puts a row with answers into a table.
    NewRow(Index, Index, Vec<Answer>),
    /// Puts empty rows into a table.
    BlankRows(Index, Index, usize),
    /// Pastes lines of cells into a block.
    Paste(Place, Vec<Vec<&'static str>>),
    /// Takes the rows of a block away.
    RemoveRows(Place),
    /// Empties a block.
    Clear(Place),
    /// Fills a block from its first row.
    FillDown(Place),
    /// Sorts a table: table, column, whether downwards.
    Sort(Index, Index, bool),
    /// Replaces a table.
    WholeTable(Index, Vec<Vec<Answer>>),
    /// Gives a reason for a finding.
    Explain(Index, &'static str),
}

/// A block of cells, before the table is known: table, rows, first column, width.
pub type Place = (Index, Vec<Index>, Index, usize);
impl Edit {
    /// Whether only a program can make it, and no person in the page.
    pub fn is_of_programs(&self) -> bool {
        matches!(self, Edit::NewRow(..) | Edit::WholeTable(..))
    }
}

/// What to answer, before the field it goes into is known.
#[derive(Debug, Clone)]
pub enum Answer {
    /// No answer.
    Empty,
    /// One the field takes.
    Valid(Index),
    /// One hardly any field takes.
    Wrong(Value),
}

fn answer() -> impl Strategy<Value = Answer> {
    let wrong = [
        Value::from("2025-02-29"),
        Value::from("六"),
        Value::from(-1_i64),
        Value::from(9_007_199_254_740_991_i64),
        Value::from(true),
        Value::from(" "),
        Value::List(vec!["没有这一项".into(), Value::Null]),
        Value::record([("x", Value::Null)]),
    ];
    prop_oneof![
        2 => Just(Answer::Empty),
        6 => any::<Index>().prop_map(Answer::Valid),
        2 => select(wrong.to_vec()).prop_map(Answer::Wrong),
    ]
}

/// Any edit.
pub fn edit() -> impl Strategy<Value = Edit> {
    let place = any::<Index>;
    let row = || prop::collection::vec(answer(), 14);
    let cells = || (place(), prop::collection::vec(place(), 1..4), place(), 1..4usize);
    let block = || {
        let cell = select(vec![
            "",
            "6",
            "2026年1月5日",
            "示例县人民医院（虚构）",
            "2025-02-29",
        ]);
        prop::collection::vec(prop::collection::vec(cell, 0..5), 1..4)
    };
    let reasons = ["", "属实", "另一名护士由协作医院选派，双方另有书面约定。"];
    prop_oneof![
        4 => (place(), answer()).prop_map(|(field, answer)| Edit::Field(field, answer)),
        6 => (place(), place(), place(), answer())
            .prop_map(|(table, row, column, answer)| Edit::Cell(table, row, column, answer)),
        2 => (place(), place(), row()).prop_map(|(table, at, cells)| Edit::NewRow(table, at, cells)),
        1 => (place(), place(), 1..4usize).prop_map(|(table, at, count)| Edit::BlankRows(table, at, count)),
        2 => cells().prop_map(Edit::RemoveRows),
        1 => (cells(), block()).prop_map(|(place, block)| Edit::Paste(place, block)),
        1 => cells().prop_map(Edit::Clear),
        1 => cells().prop_map(Edit::FillDown),
        1 => (place(), place(), any::<bool>()).prop_map(|(table, column, down)| Edit::Sort(table, column, down)),
        1 => (place(), prop::collection::vec(row(), 0..4)).prop_map(|(table, rows)| Edit::WholeTable(table, rows)),
        1 => (place(), select(reasons.to_vec())).prop_map(|(finding, reason)| Edit::Explain(finding, reason)),
    ]
}

/// The answer as this field takes it; few different values, so that rows agree, differ and repeat.
fn value(answer: &Answer, field: &Field) -> Value {
    let words = |words: &[&str]| words.iter().map(|word| Value::from(*word)).collect::<Vec<_>>();
    let pick = match answer {
        Answer::Empty => return Value::Null,
        Answer::Wrong(value) => return value.clone(),
        Answer::Valid(index) => index,
    };
    let offered = match field.kind {
        FieldType::Text | FieldType::Paragraph => words(&[
            "示例市中心医院（虚构）",
            "示例县人民医院（虚构）",
            "钱明（虚构）",
            "按要求落实",
        ]),
        FieldType::Integer => [0, 1, 6, 500, 667].map(Value::from).to_vec(),
        FieldType::Decimal => words(&["0", "0.5", "1", "75.50"]),
        FieldType::Date => words(&["2024-02-29", "2025-12-01", "2026-11-30", "2026-12-31"]),
        FieldType::Year => [2025, 2026, 2027].map(Value::from).to_vec(),
        FieldType::Choice => field.options.iter().map(|word| word.as_str().into()).collect(),
        FieldType::Choices => field
            .options
            .iter()
            .map(|word| Value::List(vec![word.as_str().into()]))
            .collect(),
        FieldType::Uscc => words(&["12370900990000017P", "12370902990000025F", "12370900990000071P"]),
    };
    pick.get(&offered).clone()
}

fn row(columns: &[Field], cells: &[Answer]) -> Value {
    let given = columns.iter().zip(cells);
    Value::Record(
        given
            .map(|(column, answer)| (column.id.clone(), value(answer, column)))
            .filter(|(_, value)| *value != Value::Null)
            .collect(),
    )
}

/// The block in the table as it stands, which may reach so many rows beyond its end.
fn block(session: &Session, (table, rows, column, width): &Place, beyond: usize) -> Block {
    let form = &session.inner().form().form;
    let table = table.index(form.tables.len());
    let (length, width_of) = (
        session.inner().answers().table(table).len() + beyond,
        form.tables[table].columns.len(),
    );
    let first = column.index(width_of);
    let mut rows: Vec<usize> = match length {
        0 => Vec::new(),
        _ => rows.iter().map(|row| row.index(length)).collect(),
    };
    rows.sort_unstable();
    rows.dedup();
    Block {
        table,
        rows,
        columns: first..(first + width).min(width_of),
    }
}

/// Makes the edit; gives the change that takes it back, where a person could make it and it can be made.
pub fn apply(session: &mut Session, edit: &Edit) -> Option<Change> {
    let change = change(session, edit)?;
    Some(session.apply(change))
}

/// The change the edit is, where a person could make it and it can be made; what only a program could is made at once.
pub fn change(session: &mut Session, edit: &Edit) -> Option<Change> {
    let bound = Arc::clone(session.inner().form());
    let form = &bound.form;
    let of_table = !matches!(edit, Edit::Field(..) | Edit::Explain(..));
    if of_table && form.tables.is_empty() {
        return None;
    }
    let length = |session: &Session, table: &Index| {
        session
            .inner()
            .answers()
            .table(table.index(form.tables.len()))
            .len()
    };
    let rows = |table: &Index| table.get(&form.tables);
    let change = match edit {
        Edit::Field(field, answer) => {
            let field = field.get(&form.fields);
            session.answering(&format!("/{}", field.id), &value(answer, field))
        }
        Edit::Cell(table, at, column, answer) => {
            let (data, length) = (rows(table), length(session, table));
            if length == 0 {
                return None;
            }
            let column = column.get(&data.columns);
            let path = format!("/{}/{}/{}", data.id, at.index(length), column.id);
            session.answering(&path, &value(answer, column))
        }
        Edit::NewRow(table, at, cells) => {
            let (data, length) = (rows(table), length(session, table));
            let path = format!("/{}/{}", data.id, at.index(length + 1));
            session.set(&path, &row(&data.columns, cells)).unwrap();
            return None;
        }
        Edit::BlankRows(table, at, count) => {
            let length = length(session, table);
            session.inserting_rows(table.index(form.tables.len()), at.index(length + 1), *count)
        }
        Edit::Paste(place, lines) => {
            let lines: Vec<Vec<String>> = lines
                .iter()
                .map(|line| line.iter().map(|cell| (*cell).to_owned()).collect())
                .collect();
            session.pasting(&block(session, place, 1), &lines)
        }
        Edit::RemoveRows(place) => Ok(session.inner().removing_rows(&block(session, place, 0))),
        Edit::Clear(place) => Ok(session.inner().clearing(&block(session, place, 0))),
        Edit::FillDown(place) => Ok(session.inner().filling_down(&block(session, place, 0))),
        Edit::Sort(table, column, down) => {
            let order = if *down {
                Order::Descending
            } else {
                Order::Ascending
            };
            let column = column.index(rows(table).columns.len());
            let table = table.index(form.tables.len());
            Ok(session.inner().sorting(table, column, order, &str::cmp))
        }
        Edit::WholeTable(table, given) => {
            let data = rows(table);
            let list = given.iter().map(|cells| row(&data.columns, cells)).collect();
            session.set(&format!("/{}", data.id), &Value::List(list)).unwrap();
            return None;
        }
        Edit::Explain(finding, reason) => {
            let findings = session.report().findings;
            if findings.is_empty() {
                return None;
            }
            let finding = finding.get(&findings);
            session.explaining(&finding.rule, &finding.path.to_string(), reason)
        }
    };
    Some(change.unwrap())
}
