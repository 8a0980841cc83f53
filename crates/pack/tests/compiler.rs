//! Compiling a small pack: what comes out reads back, and what is wrong is told with file and line.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use bangfu_model::Value;
use bangfu_pack::compiler::{SourceFile, compile};
use bangfu_pack::{Due, Pack};

const HEAD: &str = r#"number = "示卫发〔2026〕1号"
title = "通知（虚构）"
issuer = "示例市卫生健康委员会（虚构）"
issued = "2026-01-05"
status = "in-force"
years = { from = 2026, to = 2027 }
place = { name = "示例市" }
forms = ["letter"]

[[duty]]
id = "summary"
title = "总结"
who = "各县"
to = "市"
due = { yearly = "12-10" }
sources = ["first"]
"#;

const SOURCES: &str = r#"[[source]]
id = "first"
section = "一"
quote = "按时报送。"
"#;

const FORM: &str = r#"id = "letter"
version = "1"
title = "函"
subtitle = "一"
intro = "一句话"
signers = []
sections = [{ id = "all", title = "全部", items = ["staff"] }]

[[fields]]
id = "staff"
label = "职工人数"
type = "integer"
most = 5_000

[[rules]]
id = "staff-range"
kind = "range"
grade = "must"
sources = ["first"]
args = { field = "staff", least = 1, most = "4999.5" }
"#;

fn files(change: impl Fn(&str) -> String) -> Vec<SourceFile> {
    let texts = [
        ("pack.toml", HEAD),
        ("sources.toml", SOURCES),
        ("letter.toml", FORM),
    ];
    texts
        .map(|(name, text)| SourceFile {
            name: name.to_owned(),
            text: change(text),
        })
        .to_vec()
}

/// The problems of the pack once `old` stands as `new` in its files.
fn problems(old: &str, new: &str) -> Vec<String> {
    let found = compile("letter-2026", &files(|text| text.replace(old, new)));
    found.unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_written_reads_back() {
    let compiled = compile("letter-2026", &files(str::to_owned)).unwrap();
    let text = bangfu_canon::canonical(&compiled.value);
    let value = bangfu_canon::parse(&text).unwrap();
    assert_eq!(Pack::read(&value).unwrap(), compiled.pack);
    let (duty, form) = (&compiled.pack.duties[0], &compiled.pack.forms[0]);
    assert_eq!(duty.due, Due::Yearly("12-10".to_owned()));
    assert_eq!(form.fields[0].most, Some(5000));
    assert_eq!(form.rules[0].args["least"], Value::Integer(1));
    assert_eq!(form.rules[0].args["most"], Value::from("4999.5"));
}

#[test]
fn problems_name_file_and_line() {
    for (old, new, expected) in [
        (
            "least = 1",
            "least = 1.5",
            "letter.toml:20: `1.5` is no exact number: write it as text, \"1.5\"",
        ),
        (
            "\"2026-01-05\"",
            "2026-01-05",
            "pack.toml:4: write the day as text: \"2026-01-05\"",
        ),
        (
            "\"integer\"",
            "\"number\"",
            "letter.toml:12: `/fields/0/type` cannot be `number`",
        ),
        (
            "label =",
            "lable =",
            "letter.toml:9: `/fields/0/label` is missing",
        ),
        (
            "most = 5",
            "mots = 5",
            "letter.toml:13: `/fields/0/mots` is not known here",
        ),
        ("to = \"市\"", "to = 1", "pack.toml:14: `/duty/0/to` is no text"),
        ("yearly", "monthly", "pack.toml:15: `/duty/0/due/days` is missing"),
        (
            "\"in-force\"",
            "\"over\"",
            "pack.toml:5: `/status` cannot be `over`",
        ),
        ("quote", "words", "sources.toml:1: `/source/0/quote` is missing"),
        (
            "grade =",
            "\"等级\" =",
            "letter.toml:18: `等级` cannot name a member",
        ),
        ("[\"letter\"]", "[\"note\"]", "note.toml:1: the file is missing"),
    ] {
        assert_eq!(problems(old, new), [expected], "{new}");
    }
}

#[test]
fn every_file_tells_its_problem() {
    let told = problems("id = ", "ids = ");
    assert_eq!(told.len(), 3, "{told:?}");
}
