//! Edits of an open filing, as somebody filling it in may make them: right, wrong and odd ones, anywhere.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::sync::Arc;

use bangfu_api::Session;
use bangfu_api::rules::Edit as Change;
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
    /// Puts an empty row into a table.
    BlankRow(Index, Index),
    /// Takes a row away.
    RemoveRow(Index, Index),
    /// Pastes a block of cells: table, row, column, rows of cells.
    Paste(Index, Index, Index, Vec<Vec<&'static str>>),
    /// Replaces a table.
    WholeTable(Index, Vec<Vec<Answer>>),
    /// Gives a reason for a finding.
    Explain(Index, &'static str),
}

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
        1 => (place(), place()).prop_map(|(table, at)| Edit::BlankRow(table, at)),
        2 => (place(), place()).prop_map(|(table, at)| Edit::RemoveRow(table, at)),
        1 => (place(), place(), place(), block())
            .prop_map(|(table, at, column, block)| Edit::Paste(table, at, column, block)),
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
        Edit::BlankRow(table, at) => {
            let length = length(session, table);
            session.inserting_row(&rows(table).id, at.index(length + 1))
        }
        Edit::RemoveRow(table, at) => {
            let length = length(session, table);
            if length == 0 {
                return None;
            }
            session.removing_row(&rows(table).id, at.index(length))
        }
        Edit::Paste(table, at, column, block) => {
            let (data, length) = (rows(table), length(session, table));
            let block: Vec<Vec<String>> = block
                .iter()
                .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
                .collect();
            session.pasting(
                &data.id,
                at.index(length + 1),
                &column.get(&data.columns).id,
                &block,
            )
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
