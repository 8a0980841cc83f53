//! Structural faults of filings, and filings that have them: what a schema and our reading must agree on
//! (`crates/api/README.md`).

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use bangfu_api::seal::{File, SealRule};
use bangfu_api::{Library, check};
use bangfu_model::{Date, Grade};
use serde_json::{Map, Value, json};

use crate::case::Case;

/// What strict reading refuses in the text itself, which a schema cannot see.
pub const SPELLING: [&str; 8] = [
    "duplicate-member",
    "number",
    "forbidden-character",
    "not-nfc",
    "lone-surrogate",
    "too-deep",
    "too-large",
    "not-utf8",
];

/// The structural fault of a bare document of this form, if it has one.
pub fn fault(library: &Library, form: &str, text: &str, today: Date) -> Option<String> {
    // The shape of a document is judged where it is signed, and before the signatures: none are left to judge.
    let envelope = format!(r#"{{"format":"bangfu/1","document":{text},"signatures":[]}}"#);
    let breach = File::read(envelope.as_bytes()).unwrap_err();
    if breach.rule().name() != SealRule::Signatures.name() {
        return Some(breach.rule().name().to_owned());
    }
    let report = check(library, text.as_bytes(), today, false);
    if report.form.as_deref() != Some(form) {
        return Some("another-form".to_owned());
    }
    let (edition, bound) = library.form(form).unwrap();
    let draft = edition.pack.notice.status == bangfu_pack::Status::Draft;
    let failed = report
        .findings
        .iter()
        .filter(|finding| finding.state == bangfu_model::State::Failed);
    let mut kinds = failed.filter_map(|finding| {
        let rule = bound.rule(&finding.rule)?;
        let blocks = rule.grade == Grade::Must && (rule.own || !draft);
        let sayable = rule.kind == "readable" || rule.kind == "required" && rule.when.is_empty() && blocks;
        sayable.then(|| rule.kind.clone())
    });
    kinds.next()
}

/// So many filings made of the cases by one to three changes anywhere; the same seed gives the same.
pub fn changed(cases: &[Case], seed: u64, count: usize) -> impl Iterator<Item = (&Case, String)> {
    let mut random = fastrand::Rng::with_seed(seed);
    (0..count).map(move |_| {
        let case = &cases[random.usize(..cases.len())];
        let mut document = case.document.clone();
        for _ in 0..random.usize(1..=3) {
            // Most of what people and programs get wrong is an answer.
            match document.get_mut("answers") {
                Some(answers) if random.u8(..4) > 0 => change(answers, &mut random),
                _ => change(&mut document, &mut random),
            }
        }
        (case, document.to_string())
    })
}

/// Changes one place, the deeper the likelier.
fn change(value: &mut Value, random: &mut fastrand::Rng) {
    match value {
        Value::Object(members) if !members.is_empty() && random.u8(..8) > 0 => {
            let name = members.keys().nth(random.usize(..members.len())).unwrap().clone();
            change(&mut members[&name], random);
        }
        Value::Array(items) if !items.is_empty() && random.u8(..8) > 0 => {
            let at = random.usize(..items.len());
            change(&mut items[at], random);
        }
        Value::Object(members) => of_members(members, random),
        Value::Array(items) => of_items(items, random),
        plain => *plain = odd(plain, random),
    }
}

fn of_members(members: &mut Map<String, Value>, random: &mut fastrand::Rng) {
    let name = members.keys().nth(random.usize(..members.len().max(1))).cloned();
    match (random.u8(..4), name) {
        (0, Some(name)) => drop(members.remove(&name)),
        (1, Some(name)) => {
            let value = members.remove(&name).unwrap();
            members.insert(format!("{name}_x"), value);
        }
        (2, Some(name)) => members[&name] = odd(&Value::Null, random),
        _ => drop(members.insert("remark".to_owned(), odd(&Value::Null, random))),
    }
}

fn of_items(items: &mut Vec<Value>, random: &mut fastrand::Rng) {
    match random.u8(..4) {
        0 => items.clear(),
        1 => drop(items.pop()),
        2 => items.extend(items.first().cloned()),
        _ => items.push(odd(&Value::Null, random)),
    }
}

/// A value that may or may not fit: of another type, at a border, spelled otherwise, or nothing.
fn odd(value: &Value, random: &mut fastrand::Rng) -> Value {
    let choices = [
        Value::Null,
        json!(""),
        json!(" \n\u{3000}"),
        json!("示例（虚构）"),
        json!("2025-02-29"),
        json!("2024-02-29"),
        json!("2099-12-31"),
        json!("2100-01-01"),
        json!("1900-02-29"),
        json!("-0.50"),
        json!("01"),
        json!("1234567.1234567"),
        json!("12345678.1234567"),
        json!("sha-256:00"),
        json!("张\u{200b}三"),
        json!("e\u{301}"),
        json!("root"),
        json!(true),
        json!(0),
        json!(-1),
        json!(2024),
        json!(2100),
        json!(1_000_000_000),
        json!(3.0),
        json!(1.5),
        json!([]),
        json!({}),
        json!([null]),
        json!([{}]),
        json!({ "x": null }),
    ];
    match (random.u8(..4), value) {
        (0, Value::Number(number)) => json!(number.as_i64().unwrap_or_default() + 1),
        (0, Value::String(text)) => json!(text.chars().skip(1).collect::<String>()),
        (1, Value::String(text)) => json!([text]),
        _ => choices[random.usize(..choices.len())].clone(),
    }
}
