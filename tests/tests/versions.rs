//! A form that changes from one year to the next: what changed is told, and no draft loses anything.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use bangfu_api::model::Date;
use bangfu_api::pack::Pack;
use bangfu_api::{Library, form_changes, resume};
use bangfu_tests::case;
use serde_json::{Value, json};

const FORM: &str = "taian-2024/agreement-county";

fn shipped() -> Value {
    let (_, text) = bangfu_forms::FORMS.iter().find(|(id, _)| *id == FORM).unwrap();
    serde_json::from_str(text).unwrap()
}

/// The form as a second version might be: a field gone, another named anew, an option gone, a column gone, a table
/// gone, a number raised.
fn second_version() -> Value {
    let mut pack = shipped();
    let form = &mut pack["forms"][0];
    form["version"] = json!("2");
    let gone = ["supporter_leader", "earlier_relation"];
    form["fields"]
        .as_array_mut()
        .unwrap()
        .retain(|field| !gone.contains(&field["id"].as_str().unwrap()));
    form["tables"]
        .as_array_mut()
        .unwrap()
        .retain(|table| table["id"] != "uploads");
    for section in form["sections"].as_array_mut().unwrap() {
        section["items"]
            .as_array_mut()
            .unwrap()
            .retain(|item| item != "uploads" && !gone.contains(&item.as_str().unwrap()));
    }
    for table in form["tables"].as_array_mut().unwrap() {
        if table["id"] == "team" {
            let columns = table["columns"].as_array_mut().unwrap();
            columns.retain(|column| column["id"] != "specialty");
        }
    }
    form["rules"].as_array_mut().unwrap().retain(|rule| {
        let text = rule.to_string();
        !gone.iter().any(|name| text.contains(name))
            && !text.contains("\"uploads\"")
            && !text.contains("\"specialty\"")
    });
    for rule in form["rules"].as_array_mut().unwrap() {
        if rule["id"] == "taian-tertiary-team-size" {
            rule["args"]["least"] = json!(7);
        }
    }
    for field in form["fields"].as_array_mut().unwrap() {
        if field["id"] == "support_methods" {
            field["options"]
                .as_array_mut()
                .unwrap()
                .retain(|option| option != "专家派驻");
            field["label"] = json!("帮扶办法");
        }
    }
    pack
}

fn pack(value: &Value) -> Pack {
    let text = serde_json::to_vec(value).unwrap();
    Pack::read(&bangfu_api::canon::parse(&text).unwrap()).unwrap()
}

fn text(value: &Value) -> String {
    let text = serde_json::to_vec(value).unwrap();
    let value = bangfu_api::canon::parse(&text).unwrap();
    String::from_utf8(bangfu_api::canon::canonical(&value)).unwrap()
}

#[test]
fn a_draft_of_the_first_version_opens_in_the_second_and_keeps_every_answer() {
    let clean = case::all()
        .unwrap()
        .into_iter()
        .find(|case| case.form == FORM && case.rule.is_none())
        .unwrap();
    let library = Library::of([text(&second_version()).as_str()]).unwrap();
    let today = Date::parse(&clean.today).unwrap();
    let draft = clean.document.to_string();
    let session = resume(&library, &draft, today).unwrap();
    let kept: Value = serde_json::from_str(&session.text()).unwrap();
    assert_eq!(kept["answers"], clean.document["answers"]);
    assert_eq!(kept["form"]["version"], "2");
    let report = session.report();
    assert_eq!(report.notes, ["文件用的是第 1 版表，这里按第 2 版核对"]);
    let told: Vec<String> = report
        .findings
        .iter()
        .filter(|finding| finding.rule == "taian-data-quality")
        .map(|finding| finding.path.to_string())
        .collect();
    for place in [
        "/supporter_leader",
        "/earlier_relation",
        "/uploads",
        "/support_methods",
        "/team/0",
    ] {
        assert!(told.iter().any(|path| path == place), "{place} in {told:?}");
    }
}

#[test]
fn what_changed_is_told_in_plain_sentences() {
    let changes = form_changes(&pack(&shipped()), &pack(&second_version()));
    let told: Vec<&str> = changes.iter().map(|change| change.text.as_str()).collect();
    for sentence in [
        "表样版本由“1”改为“2”",
        "取消了“此前的帮扶关系”这一项；草稿里已经填的内容会保留并提示",
        "名称由“帮扶方式”改为“帮扶办法”",
        "“帮扶方式”不能再选“专家派驻”",
        "取消了“专业”这一项；草稿里已经填的内容会保留并提示",
        "取消了“按年度上传备案”这张表格；草稿里已经填的内容会保留并提示",
        "“附件3 二（一）”这条要求（taian-tertiary-team-size）的“下限”由“6”改为“7”",
    ] {
        assert!(told.contains(&sentence), "{sentence} in {told:#?}");
    }
    assert!(form_changes(&pack(&shipped()), &pack(&shipped())).is_empty());
    let back = form_changes(&pack(&second_version()), &pack(&shipped()));
    assert!(
        back.iter()
            .any(|change| change.text == "增加了“按年度上传备案”这张表格")
    );
}
