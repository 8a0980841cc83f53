//! Sessions of the real form: edits tell what a fresh check tells, and cost what they touch.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::sync::LazyLock;

use bangfu_api::{Library, Session};
use bangfu_forms::FORMS;
use bangfu_model::{Date, Fact, Value};
use bangfu_pack::{Field, FieldType, Form};
use bangfu_tests::case;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const FORM: &str = "taian-2024/agreement-county";

static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap());

static CLEAN: LazyLock<String> = LazyLock::new(|| {
    let cases = case::all().unwrap();
    let clean = cases
        .iter()
        .find(|case| case.name.starts_with(&format!("{FORM}/clean:")));
    clean.unwrap().document.to_string()
});

fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

fn form() -> &'static Form {
    &LIBRARY.form(FORM).unwrap().1.form
}

fn opened(text: &str) -> Session {
    bangfu_api::open(&LIBRARY, text.as_bytes(), today()).unwrap()
}

/// One edit, as somebody filling in the form may make it.
#[derive(Debug, Clone)]
enum Edit {
    Field(Index, Answer),
    Cell(Index, Index, Index, Answer),
    NewRow(Index, Index, Vec<Answer>),
    BlankRow(Index, Index),
    RemoveRow(Index, Index),
    WholeTable(Index, Vec<Vec<Answer>>),
    Explain(Index, &'static str),
}

/// What to answer, before the field it goes into is known.
#[derive(Debug, Clone)]
enum Answer {
    Empty,
    Valid(Index),
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

fn edit() -> impl Strategy<Value = Edit> {
    let place = any::<Index>;
    let row = || prop::collection::vec(answer(), 8);
    let reasons = ["", "属实", "另一名护士由协作医院选派，双方另有书面约定。"];
    prop_oneof![
        4 => (place(), answer()).prop_map(|(field, answer)| Edit::Field(field, answer)),
        6 => (place(), place(), place(), answer())
            .prop_map(|(table, row, column, answer)| Edit::Cell(table, row, column, answer)),
        2 => (place(), place(), row()).prop_map(|(table, at, cells)| Edit::NewRow(table, at, cells)),
        1 => (place(), place()).prop_map(|(table, at)| Edit::BlankRow(table, at)),
        2 => (place(), place()).prop_map(|(table, at)| Edit::RemoveRow(table, at)),
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

fn apply(session: &mut Session, edit: &Edit) {
    let length = |session: &Session, table: &Index| {
        session
            .inner()
            .answers()
            .table(table.index(form().tables.len()))
            .len()
    };
    let rows = |table: &Index| table.get(&form().tables);
    match edit {
        Edit::Field(field, answer) => {
            let field = field.get(&form().fields);
            session
                .set(&format!("/{}", field.id), &value(answer, field))
                .unwrap();
        }
        Edit::Cell(table, at, column, answer) => {
            let (data, length) = (rows(table), length(session, table));
            if length > 0 {
                let column = column.get(&data.columns);
                let path = format!("/{}/{}/{}", data.id, at.index(length), column.id);
                session.set(&path, &value(answer, column)).unwrap();
            }
        }
        Edit::NewRow(table, at, cells) => {
            let (data, length) = (rows(table), length(session, table));
            let path = format!("/{}/{}", data.id, at.index(length + 1));
            session.set(&path, &row(&data.columns, cells)).unwrap();
        }
        Edit::BlankRow(table, at) => {
            let length = length(session, table);
            session.insert_row(&rows(table).id, at.index(length + 1)).unwrap();
        }
        Edit::RemoveRow(table, at) => {
            let length = length(session, table);
            if length > 0 {
                session.remove_row(&rows(table).id, at.index(length)).unwrap();
            }
        }
        Edit::WholeTable(table, given) => {
            let data = rows(table);
            let list = given.iter().map(|cells| row(&data.columns, cells)).collect();
            session.set(&format!("/{}", data.id), &Value::List(list)).unwrap();
        }
        Edit::Explain(finding, reason) => {
            let findings = session.report().findings;
            if !findings.is_empty() {
                let finding = finding.get(&findings);
                session
                    .explain(&finding.rule, &finding.path.to_string(), reason)
                    .unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// After any edits, in any order, the session tells what a fresh check of its text tells.
    #[test]
    fn any_edits_tell_what_a_fresh_check_tells(edits in prop::collection::vec(edit(), 1..40)) {
        let mut session = opened(&CLEAN);
        for edit in &edits {
            apply(&mut session, edit);
        }
        let text = session.text();
        let fresh = bangfu_api::check(&LIBRARY, text.as_bytes(), today(), true);
        // The text names the edition it was checked with, so only what the rules say is compared.
        let told = session.report();
        prop_assert_eq!(&told.findings, &fresh.findings);
        prop_assert_eq!(told.counts, fresh.counts);
        prop_assert_eq!(told.verdict, fresh.verdict);
        prop_assert_eq!(opened(&text).text(), text);
    }
}

/// A session whose team has this many people.
fn team_of(people: i64) -> Session {
    let mut session = opened(&CLEAN);
    let rows = (0..people).map(|number| {
        Value::record([
            ("name", format!("甲{number}（虚构）").into()),
            ("post", "护士".into()),
            ("specialty", "护理学".into()),
            ("title", "主管护师".into()),
            ("from", "2025-12-01".into()),
            ("to", "2026-12-31".into()),
            ("hospital", "示例市中心医院（虚构）".into()),
        ])
    });
    session.set("/team", &Value::List(rows.collect())).unwrap();
    session
}

/// How many checks run when one cell of the person in the middle changes.
fn cost(people: i64, column: &str, value: &str) -> u64 {
    let mut session = team_of(people);
    let before = session.inner().evaluations();
    session
        .set(&format!("/team/{}/{column}", people / 2), &value.into())
        .unwrap();
    session.inner().evaluations() - before
}

#[test]
fn only_a_draft_is_gone_on_with() {
    let session = opened(&CLEAN);
    let draft = session.text();
    let again = bangfu_api::resume(&LIBRARY, &draft, today()).unwrap();
    assert_eq!(again.text(), draft);
    assert_eq!(again.report().findings, session.report().findings);

    let refused = |text: &str| bangfu_api::resume(&LIBRARY, text, today()).unwrap_err().code;
    let envelope = format!("{{\"format\":\"bangfu/1\",\"document\":{draft},\"signatures\":[]}}");
    assert!(bangfu_api::open(&LIBRARY, draft.as_bytes(), today()).is_ok());
    assert_eq!(refused(&envelope), "no-draft");
    assert_eq!(refused("{\"type\":\"roster\"}"), "no-filing");
    assert_eq!(refused(&"[".repeat(16)), "too-deep");
    assert_eq!(refused(&draft[..draft.len() - 3]), "not-json");
}

#[test]
fn one_cell_costs_the_same_in_any_table() {
    let all = {
        let session = opened(&CLEAN);
        session.inner().evaluations()
    };
    let edits = [
        ("name", "乙（虚构）"),
        ("post", "医师"),
        ("specialty", "内科学"),
        ("title", "主治医师"),
        ("from", "2025-12-15"),
        ("to", "2025-12-20"),
        ("hospital", "示例市第二医院（虚构）"),
        ("from", "2025-02-29"),
    ];
    for (column, value) in edits {
        let (few, many) = (cost(20, column, value), cost(200, column, value));
        assert_eq!(few, many, "{column}");
        assert!((1..=8).contains(&many), "{column} runs {many} checks");
        assert!(many * 10 < all, "{column} runs {many} of {all} checks");
    }
}

#[test]
fn the_share_of_staff_is_integer_arithmetic() {
    let mut session = team_of(5);
    let mut owed = |staff: i64| {
        session.set("/supporter_staff", &staff.into()).unwrap();
        let findings = session.report().findings;
        let share = findings
            .iter()
            .find(|finding| finding.rule == "taian-tertiary-staff-share");
        share.and_then(|finding| finding.facts.get("required").cloned())
    };
    for staff in 1..=20_000 {
        // The smallest count with count × 1000 ≥ 12 × staff; five people are there.
        let required = (12 * staff + 999) / 1000;
        let expected = (required > 5).then_some(Fact::Integer(required));
        assert_eq!(owed(staff), expected, "{staff}");
    }
    assert_eq!(
        [500, 417, 416].map(owed),
        [Some(Fact::Integer(6)), Some(Fact::Integer(6)), None]
    );
}

#[test]
fn rows_that_move_are_told_by_their_new_numbers() {
    let mut session = opened(&CLEAN);
    let year = Value::record([("year", 2026_i64.into()), ("uploaded", "2026-06-15".into())]);
    session.set("/uploads/2", &year).unwrap();
    session.insert_row("uploads", 0).unwrap();
    let findings = session.report().findings;
    let repeated = findings
        .iter()
        .find(|finding| finding.rule == "taian-agreement-yearly-upload-unique")
        .unwrap();
    assert_eq!(repeated.path.to_string(), "/uploads/3/year");
    assert_eq!(repeated.facts.get("other"), Some(&Fact::Integer(3)));
}

#[test]
fn of_several_rows_the_first_is_told() {
    let mut session = opened(&CLEAN);
    session.set("/team/5/hospital", &Value::Null).unwrap();
    let unnamed = Value::record([("name", "乙（虚构）".into())]);
    session.set("/team/1", &unnamed).unwrap();
    let findings = session.report().findings;
    let told = findings
        .iter()
        .find(|finding| finding.rule == "taian-tertiary-team-one-hospital")
        .unwrap();
    assert_eq!(told.path.to_string(), "/team/1/hospital");
}
