//! Compiling a small pack: what comes out reads back, and what is wrong is told with file and line.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use bangfu_model::{Grade, Value};
use bangfu_pack::compiler::{Compiled, Extent, Problem, SourceFile, compile};
use bangfu_pack::{Due, Overview, Pack, Treatment};

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

/// The files of the pack, and any others.
fn files(change: impl Fn(&str) -> String, others: &[(&str, &str)]) -> Vec<SourceFile> {
    let own = [
        ("pack.toml", HEAD),
        ("sources.toml", SOURCES),
        ("letter.toml", FORM),
    ];
    own.iter()
        .chain(others)
        .map(|(name, text)| SourceFile {
            name: (*name).to_owned(),
            text: change(text),
        })
        .collect()
}

fn compiled(files: &[SourceFile]) -> Result<Compiled, Vec<Problem>> {
    compile("letter-2026", files, Extent::Whole)
}

fn told(result: Result<Compiled, Vec<Problem>>) -> Vec<String> {
    result.unwrap_err().iter().map(ToString::to_string).collect()
}

/// The problems of the pack once `old` stands as `new` in its files.
fn problems(old: &str, new: &str) -> Vec<String> {
    told(compiled(&files(|text| text.replace(old, new), &[])))
}

/// The problems of the pack with these files beside its own.
fn problems_with(others: &[(&str, &str)], old: &str, new: &str) -> Vec<String> {
    told(compiled(&files(|text| text.replace(old, new), others)))
}

#[test]
fn what_is_written_reads_back() {
    let compiled = compiled(&files(str::to_owned, &[])).unwrap();
    let (id, value) = &compiled.forms[0];
    let text = bangfu_canon::canonical(value);
    let pack = Pack::read(&bangfu_canon::parse(&text).unwrap()).unwrap();
    assert_eq!((id.as_str(), &pack), ("letter", &compiled.pack));
    let form = &pack.forms[0];
    assert_eq!(form.fields[0].most, Some(5000));
    assert_eq!(form.rules[0].args["least"], Value::Integer(1));
    assert_eq!(form.rules[0].args["most"], Value::from("4999.5"));
    let overview = Overview::read(&compiled.overview).unwrap();
    assert_eq!(overview.duties[0].due, Due::Yearly("12-10".to_owned()));
    assert_eq!(overview.notice, pack.notice);
    assert_eq!(
        overview.passages[0].treatment,
        Treatment::Rule(vec!["letter/staff-range".to_owned()])
    );
}

#[test]
fn a_form_carries_only_the_passages_it_cites_and_the_tables_it_looks_in() {
    let second = "\n[[source]]\nid = \"second\"\nsection = \"二\"\nquote = \"另行通知。\"\n";
    let others = [
        ("tables/pairs.csv", "supporter,recipient\n甲,乙\n"),
        (
            "coverage.toml",
            "[[person]]\nsources = [\"second\"]\nwhy = \"由人判断\"\n",
        ),
    ];
    let mut files = files(str::to_owned, &others);
    files[1].text.push_str(second);
    let compiled = compiled(&files).unwrap();
    let form = Pack::read(&compiled.forms[0].1).unwrap();
    assert_eq!(compiled.pack.sources.len(), 2);
    assert_eq!(compiled.pack.references[0].rows, [["甲", "乙"]]);
    assert_eq!(form.sources.len(), 1);
    assert!(form.references.is_empty());
    let overview = Overview::read(&compiled.overview).unwrap();
    assert_eq!(
        overview.passages[1].treatment,
        Treatment::Person("由人判断".to_owned())
    );
}

#[test]
fn every_passage_is_ruled_or_has_a_reason_and_only_one_of_them() {
    let entry = |id: &str| format!("[[not_checked]]\nsources = [\"{id}\"]\nwhy = \"重复\"\n");
    assert_eq!(
        problems_with(&[("coverage.toml", &entry("first"))], "", ""),
        ["coverage.toml:2: lists `first`, which a rule cites: take it out there"]
    );
    assert_eq!(
        problems_with(&[("coverage.toml", &entry("third"))], "", ""),
        ["coverage.toml:2: lists `third`, which sources.toml does not hold"]
    );
    let uncited = "id = \"first\"\nsection = \"一\"\nquote = \"按时报送。\"\n\n[[source]]\nid = \"other\"";
    let told = problems("id = \"first\"", uncited);
    assert_eq!(
        told,
        [
            "sources.toml:7: no rule cites `other`: cite it, or say in coverage.toml who judges it or why it is not checked"
        ]
    );
}

const SHAPE: &str = r#"[[fields]]
id = "staff"
label = "人数"
type = "integer"
unit = "人"

[[fields]]
id = "beds"
label = "床位数"
type = "integer"

[[rules]]
id = "letter-beds"
kind = "range"
grade = "encouraged"
sources = ["first"]
args = { field = "beds", least = 20, most = 99 }
"#;

/// The form with a shape, and what it says of its own.
fn shaped(own: &str) -> Vec<SourceFile> {
    let mut files = files(str::to_owned, &[("../shapes/house.toml", SHAPE)]);
    files[2].text = files[2]
        .text
        .replace("signers = []", "signers = []\nshapes = [\"house\"]")
        .replace("items = [\"staff\"]", "items = [\"staff\", \"beds\"]")
        + own;
    files
}

#[test]
fn a_form_takes_the_parts_of_its_shapes_and_changes_some() {
    let own = "\n[[rules]]\nid = \"letter-beds\"\ngrade = \"must\"\nargs = { least = 30 }\n";
    let compiled = compiled(&shaped(own)).unwrap();
    let form = &compiled.pack.forms[0];
    let field = &form.fields[0];
    assert_eq!(field.label, "职工人数");
    assert_eq!(field.unit.as_deref(), Some("人"));
    let rules: Vec<&str> = form.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(rules, ["letter-beds", "staff-range"]);
    assert_eq!(form.rules[0].grade, Grade::Must);
    assert_eq!(form.rules[0].args["least"], Value::Integer(30));
    assert_eq!(form.rules[0].args["most"], Value::Integer(99));
}

#[test]
fn what_is_wrong_with_a_shape_is_told_where_it_stands() {
    let mut files = shaped("");
    files[3].text = files[3].text.replace("label = \"床位数\"", "lable = \"床位数\"");
    assert_eq!(
        told(compiled(&files)),
        ["../shapes/house.toml:7: `/fields/1/label` is missing"]
    );
    let mut files = shaped("");
    files[2].text = files[2]
        .text
        .replace("shapes = ", "without = [\"rooms\"]\nshapes = ");
    assert_eq!(
        told(compiled(&files)),
        ["letter.toml:7: `/without` names `rooms`, which no shape of the form holds"]
    );
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
