//! Workbooks: what goes into one comes out of it, for every form.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use bangfu_api::Library;
use bangfu_api::model::{Date, Value};
use bangfu_api::rules::Filing;
use bangfu_api::seal::File;
use bangfu_sheet::{Cell, Column, Effect, Kind, Table, read, tables, template};
use bangfu_tests::case::{self, Case};

fn library() -> Library {
    Library::of(bangfu_forms::FORMS.iter().map(|(_, text)| *text)).unwrap()
}

fn filing(document: &serde_json::Value) -> Filing {
    let file = File::read(document.to_string().as_bytes()).unwrap();
    Filing::read(file.document()).unwrap()
}

fn clean() -> Vec<Case> {
    let cases = case::all().unwrap();
    cases.into_iter().filter(|case| case.rule.is_none()).collect()
}

#[test]
fn every_form_comes_back_as_it_went_out() {
    let library = library();
    let cases = clean();
    assert_eq!(cases.len(), bangfu_forms::FORMS.len());
    for case in cases {
        let before = filing(&case.document);
        let workbook = template(&library, &case.form, Some(&before)).unwrap();
        let reading = read(&library, &case.form, &workbook).unwrap();
        assert_eq!(reading.findings, [], "{}", case.form);
        assert_eq!(reading.answers, before.answers, "{}", case.form);
        assert_eq!(reading.reasons, before.explanations, "{}", case.form);
        let year = before.period.to[..4].parse().unwrap();
        assert_eq!(reading.year(), Some(year), "{}", case.form);
        let today = Date::parse(&case.today).unwrap();
        let session = reading.filing(&library, year, [7; 16], today).unwrap();
        assert_eq!(session.report().findings, [], "{}", case.form);
        let after = session.inner().document();
        assert_eq!(after.parties, before.parties, "{}", case.form);
    }
}

/// Whatever a filing holds, also what its fields cannot read, is in the workbook and in the filing read from it.
#[test]
fn nothing_that_was_typed_is_lost() {
    let library = library();
    let cases = case::all().unwrap();
    let mut kept = 0;
    for case in cases.iter().filter(|case| case.name.contains("readable")) {
        let before = filing(&case.document);
        let workbook = template(&library, &case.form, Some(&before)).unwrap();
        let reading = read(&library, &case.form, &workbook).unwrap();
        for (name, answer) in &before.answers {
            let after = reading.answers.get(name);
            let words = |value: &Value| value.as_text().map(str::to_owned);
            if let (Some(before), Some(after)) = (words(answer), after.and_then(words)) {
                assert_eq!(before, after, "{} {name}", case.name);
            }
        }
        kept += reading
            .findings
            .iter()
            .filter(|finding| finding.effect == Effect::Kept)
            .count();
    }
    assert!(kept > 0);
}

#[test]
fn the_same_filing_has_the_same_bytes() {
    let library = library();
    for case in clean().iter().take(3) {
        let filing = filing(&case.document);
        let write = || template(&library, &case.form, Some(&filing)).unwrap();
        assert_eq!(write(), write(), "{}", case.form);
    }
}

#[test]
fn a_blank_workbook_holds_nothing() {
    let library = library();
    for (form, _) in bangfu_forms::FORMS {
        let workbook = template(&library, form, None).unwrap();
        let reading = read(&library, form, &workbook).unwrap();
        assert_eq!(reading.findings, [], "{form}");
        assert!(reading.answers.is_empty(), "{form}");
        assert_eq!(reading.year(), None, "{form}");
    }
}

#[test]
fn the_workbook_of_another_form_is_refused() {
    let library = library();
    let workbook = template(&library, "taian-2024/tasks", None).unwrap();
    let problem = read(&library, "taian-2024/summary", &workbook).unwrap_err();
    assert_eq!(problem.code, "other-form");
    assert!(problem.text.contains("年度任务清单"), "{}", problem.text);
    assert_eq!(
        read(&library, "taian-1999/tasks", &workbook).unwrap_err().code,
        "unknown-form"
    );
    for (bytes, code) in [
        (b"\xd0\xcf\x11\xe0".as_slice(), "old-workbook"),
        (b"a,b\n1,2\n", "no-workbook"),
        (b"PK\x03\x04", "damaged-workbook"),
        (&workbook[..workbook.len() / 2], "damaged-workbook"),
        (b"", "no-workbook"),
    ] {
        let problem = read(&library, "taian-2024/tasks", bytes).unwrap_err();
        assert_eq!(problem.code, code);
    }
}

/// A reason belongs to its row, wherever the row goes.
#[test]
fn reasons_go_along_with_their_rows() {
    let library = library();
    let form = "taian-2024/agreement-county";
    let case = clean().into_iter().find(|case| case.form == form).unwrap();
    let mut document = case.document;
    let reason = |path: &str| serde_json::json!({"rule": "r", "path": path, "reason": "人员轮换，见附件"});
    document["explanations"] = [
        reason("/team"),
        reason("/team/1"),
        reason("/team/3/title"),
        reason(""),
    ]
    .into();
    // A blank row among others is left out by the workbook, so the rows behind it move up.
    document["answers"]["team"].as_array_mut().unwrap()[2] = serde_json::json!({});
    let workbook = template(&library, form, Some(&filing(&document))).unwrap();
    let reading = read(&library, form, &workbook).unwrap();
    let paths: Vec<&str> = reading.reasons.iter().map(|given| given.path.as_str()).collect();
    assert_eq!(paths, ["/team", "/team/1", "/team/2/title", ""]);
    let kinds: Vec<Kind> = reading.findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [Kind::BelowGap]);
}

/// A list of one's own with the heads of the form: other order, a title above, no marks.
#[test]
fn a_list_of_ones_own_is_read_by_its_heads() {
    let library = library();
    let text = |words: &str| Cell::Text(words.to_owned());
    let row = |cells: [&str; 4]| cells.map(text).to_vec();
    let list = Table {
        title: "派驻人员名单".to_owned(),
        head: vec![Column::new("示例市中心医院派驻人员（虚构）")],
        rows: vec![
            row(["序号", "姓 名", "派驻开始日期", "岗位"]),
            row(["1", "张安（虚构）", "２０２５．１２．１５", "医 师"]),
            row(["2", "李宁（虚构）", "2026-02-30", "主任"]),
        ],
    };
    let workbook = tables("名单", &[list]).unwrap();
    let reading = read(&library, "taian-2024/agreement-county", &workbook).unwrap();
    let of_list = |finding: &&bangfu_sheet::Finding| finding.place.cell.is_some();
    let told: Vec<(String, Kind)> = reading
        .findings
        .iter()
        .filter(of_list)
        .map(|finding| (finding.place.to_string(), finding.kind))
        .collect();
    let told: Vec<(&str, Kind)> = told.iter().map(|(place, kind)| (place.as_str(), *kind)).collect();
    assert_eq!(
        told,
        [
            ("派驻人员名单!C2", Kind::MovedColumn),
            ("派驻人员名单!A2", Kind::UnknownColumn),
            ("派驻人员名单!C3", Kind::DaySpelling),
            ("派驻人员名单!D3", Kind::OptionSpelling),
            ("派驻人员名单!C4", Kind::NoSuchDay),
            ("派驻人员名单!D4", Kind::NoOption),
        ]
    );
    let team = reading.answers["team"].as_list().unwrap();
    assert_eq!(team[0].get("from"), Some(&Value::from("2025-12-15")));
    assert_eq!(team[0].get("post"), Some(&Value::from("医师")));
    assert_eq!(team[1].get("post"), Some(&Value::from("主任")));
}
