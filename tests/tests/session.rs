//! Sessions of the real form: edits tell what a fresh check tells, and cost what they touch.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::ops::Range;
use std::sync::LazyLock;

use bangfu_api::rules::{Block, Order};
use bangfu_api::{Library, Session};
use bangfu_forms::FORMS;
use bangfu_model::{Date, Fact, Value};
use bangfu_tests::case;

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

fn opened(text: &str) -> Session {
    bangfu_api::open(&LIBRARY, text.as_bytes(), today()).unwrap()
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

/// Cells of a table.
fn block(session: &Session, table: &str, rows: &[usize], columns: Range<usize>) -> Block {
    Block {
        table: session.inner().table(table).unwrap(),
        rows: rows.to_vec(),
        columns,
    }
}

/// A column of the team, from the top.
fn column(session: &Session, column: &str) -> Vec<Value> {
    let document = session.document();
    let rows = document.get("answers").unwrap().get("team").unwrap();
    let cell = |row: &Value| row.get(column).cloned().unwrap_or(Value::Null);
    rows.as_list().unwrap().iter().map(cell).collect()
}

#[test]
fn only_a_draft_is_gone_on_with() {
    let session = opened(&CLEAN);
    let draft = session.text();
    let again = bangfu_api::resume(&LIBRARY, &draft, today()).unwrap();
    assert_eq!(again.text(), draft);
    assert_eq!(again.report().findings, session.report().findings);

    let typed = draft.replacen("示例市中心医院", "示例市\u{e000}医院", 1);
    let kept = bangfu_api::resume(&LIBRARY, &typed, today()).unwrap();
    assert_eq!(
        kept.text(),
        typed,
        "what was typed is not lost, though it cannot travel"
    );

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
    let uploads = session.inner().table("uploads").unwrap();
    let blank = session.inserting_rows(uploads, 0, 1).unwrap();
    session.apply(blank);
    let findings = session.report().findings;
    let repeated = findings
        .iter()
        .find(|finding| finding.rule == "taian-agreement-yearly-upload-unique")
        .unwrap();
    assert_eq!(repeated.path.to_string(), "/uploads/3/year");
    assert_eq!(repeated.facts.get("other"), Some(&Fact::Integer(3)));
}

#[test]
fn a_reason_moves_with_its_row_and_goes_with_it() {
    const REASON: &str = "另一名护士由协作医院选派，双方另有书面约定。";
    let mut session = opened(&CLEAN);
    session.explain("any", "/team/3/name", REASON).unwrap();
    let place = |session: &Session| {
        session
            .inner()
            .filing()
            .explanations
            .first()
            .map(|item| item.path.clone())
    };
    let above = session
        .inner()
        .removing_rows(&block(&session, "team", &[1], 0..1));
    let above = session.apply(above);
    assert_eq!(place(&session).as_deref(), Some("/team/2/name"));
    let own = session
        .inner()
        .removing_rows(&block(&session, "team", &[2], 0..1));
    let own = session.apply(own);
    assert_eq!(place(&session), None);
    session.apply(own);
    session.apply(above);
    assert_eq!(place(&session).as_deref(), Some("/team/3/name"));
}

#[test]
fn a_journal_of_other_answers_changes_nothing() {
    let mut session = opened(&CLEAN);
    let before = session.text();
    let rows = session.inner().answers().table(0).len();
    let mut refused = |written: Value| {
        assert_eq!(
            session.redo(&written).unwrap_err().code,
            "no-such-place",
            "{written:?}"
        );
    };
    let number = |number: usize| Value::Integer(i64::try_from(number).unwrap());
    let table = "/team/0";
    refused(Value::Null);
    refused(Value::record([
        ("at", "/no_such_field".into()),
        ("value", "x".into()),
    ]));
    refused(Value::record([("at", "/supporter_name".into())]));
    refused(Value::record([
        ("at", format!("{table}/name").into()),
        ("of", number(rows + 1)),
        ("value", "x".into()),
    ]));
    refused(Value::record([
        ("at", table.into()),
        ("of", number(rows + 1)),
        ("count", 1_i64.into()),
    ]));
    refused(Value::record([
        ("at", table.into()),
        ("of", number(rows)),
        ("count", number(rows + 1)),
    ]));
    refused(Value::record([
        ("at", table.into()),
        ("of", number(rows)),
        ("count", number(0)),
        ("put", Value::List(vec![Value::Null])),
    ]));
    refused(Value::record([
        ("at", "".into()),
        ("of", number(0)),
        ("place", number(usize::MAX >> 12)),
        ("count", number(1)),
    ]));
    assert_eq!(session.text(), before);
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

/// A team of these, each a name and the day it came.
fn team(people: &[(&str, &str)]) -> Session {
    let mut session = opened(&CLEAN);
    let row = |(name, from): &(&str, &str)| {
        let named = Value::record([("name", (*name).into())]);
        match (named, *from) {
            (named, "") => named,
            (Value::Record(mut row), from) => {
                row.insert("from".to_owned(), from.into());
                Value::Record(row)
            }
            (other, _) => other,
        }
    };
    let rows = people.iter().map(row).collect();
    session.set("/team", &Value::List(rows)).unwrap();
    session
}

/// Sorts the team by a column; gives what takes that back.
fn sort(session: &mut Session, column: &str, order: Order) -> bangfu_api::rules::Edit {
    let table = session.inner().table("team").unwrap();
    let columns = &session.inner().form().form.tables[table].columns;
    let column = columns.iter().position(|known| known.id == column).unwrap();
    let edit = session.inner().sorting(table, column, order, &str::cmp);
    session.apply(edit)
}

#[test]
fn rows_are_sorted_by_what_their_cells_mean() {
    let people = [
        ("丙", "2025-12-01"),
        ("甲", ""),
        ("乙", "2025-02-30"),
        ("丁", "2024-03-01"),
        ("丙", "2024-03-01"),
    ];
    let mut session = team(&people);
    let text = session.text();
    let back = sort(&mut session, "from", Order::Ascending);
    assert_eq!(
        column(&session, "name"),
        ["丁", "丙", "丙", "乙", "甲"].map(Value::from)
    );
    session.apply(back);
    assert_eq!(session.text(), text);
    sort(&mut session, "from", Order::Descending);
    assert_eq!(
        column(&session, "name"),
        ["丙", "丁", "丙", "乙", "甲"].map(Value::from)
    );
    sort(&mut session, "name", Order::Ascending);
    // 丁 U+4E01, 丙 U+4E19, 乙 U+4E59, 甲 U+7532
    assert_eq!(
        column(&session, "name"),
        ["丁", "丙", "丙", "乙", "甲"].map(Value::from)
    );
    assert_eq!(column(&session, "from")[1], "2025-12-01".into());
}

#[test]
fn a_reason_goes_along_when_rows_are_sorted() {
    let mut session = team(&[("乙", "2025-12-01"), ("甲", "2024-03-01"), ("丁", "")]);
    session.explain("any", "/team/0/name", "原因甲").unwrap();
    session.explain("any", "/team/2", "原因乙").unwrap();
    let places = |session: &Session| {
        let given = session.inner().filing().explanations.iter();
        given.map(|item| item.path.clone()).collect::<Vec<_>>()
    };
    let back = sort(&mut session, "name", Order::Ascending);
    assert_eq!(places(&session), ["/team/1/name", "/team/0"]);
    session.apply(back);
    assert_eq!(places(&session), ["/team/0/name", "/team/2"]);
    // Rows that are not neighbours go, and the one between them keeps its own.
    session.explain("any", "/team/1/name", "原因丙").unwrap();
    let removing = session
        .inner()
        .removing_rows(&block(&session, "team", &[0, 2], 0..1));
    let back = session.apply(removing);
    assert_eq!(places(&session), ["/team/0/name"]);
    session.apply(back);
    assert_eq!(places(&session), ["/team/0/name", "/team/2", "/team/1/name"]);
}

#[test]
fn blocks_are_emptied_and_filled_down() {
    let mut session = team(&[
        ("甲", "2025-12-01"),
        ("乙", "2025-02-30"),
        ("丙", ""),
        ("丁", "2024-03-01"),
    ]);
    let text = session.text();
    let table = session.inner().table("team").unwrap();
    let columns = &session.inner().form().form.tables[table].columns;
    let from = columns.iter().position(|known| known.id == "from").unwrap();
    let of = |rows: &[usize], session: &Session| block(session, "team", rows, from..from + 1);
    let fill = session.inner().filling_down(&of(&[1, 3], &session));
    let back = session.apply(fill);
    let days = [
        "2025-12-01".into(),
        "2025-02-30".into(),
        Value::Null,
        "2025-02-30".into(),
    ];
    assert_eq!(column(&session, "from"), days);
    assert_eq!(
        column(&session, "name"),
        ["甲", "乙", "丙", "丁"].map(Value::from)
    );
    session.apply(back);
    assert_eq!(session.text(), text);
    let clear = session.inner().clearing(&of(&[0, 1, 2, 3], &session));
    let back = session.apply(clear);
    assert_eq!(column(&session, "from"), [(); 4].map(|()| Value::Null));
    session.apply(back);
    assert_eq!(session.text(), text);
}

#[test]
fn lines_are_pasted_into_the_rows_they_are_meant_for() {
    let mut session = team(&[("甲", ""), ("乙", ""), ("丙", "")]);
    let lines = ["一", "二", "三"].map(|name| vec![name.to_owned()]);
    let paste = session
        .pasting(&block(&session, "team", &[0, 2], 0..1), &lines)
        .unwrap();
    let back = session.apply(paste);
    assert_eq!(
        column(&session, "name"),
        ["一", "乙", "二", "三"].map(Value::from)
    );
    session.apply(back);
    assert_eq!(column(&session, "name"), ["甲", "乙", "丙"].map(Value::from));
}
