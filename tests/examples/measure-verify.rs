//! How long verification takes, in microseconds a file: `measure-verify [NDJSON]`.
//!
//! Ten thousand filings of one key, read from bytes: strict reading, shape, digest, signature, by a roster. Every
//! thousandth was changed after signing and must be told. `NDJSON` gives documents to sign, an object a line, whose
//! contents become the answers; without it they are made here.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a measurement may stop where it cannot go on, and takes the time"
)]

use std::time::Instant as Stopwatch;

use bangfu_canon::Digest;
use bangfu_model::{Date, Instant, Value};
use bangfu_seal::{
    Body, Clock, Context, Enrolment, Envelope, File, Key, Role, Roster, State, Statement, Term, Trust, begin,
    enrol, sign, trust, verify_all,
};

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const COUNT: usize = 10_000;
const ROUNDS: usize = 5;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn body(uscc: &str) -> Body {
    Body {
        name: format!("示例单位{uscc}（虚构）"),
        uscc: uscc.to_owned(),
    }
}

const OFFICE: &str = "11370900990000041B";
const HOSPITAL: &str = "12370900990000017P";

fn key(seed: u8) -> Key {
    Key::from_seed([seed; 32])
}

fn signed(document: Value, seed: u8, role: Role, uscc: &str) -> Envelope {
    let statement = Statement {
        role,
        org: uscc.to_owned(),
        signer: "张三（虚构）".to_owned(),
        time: at("2026-12-01T10:00:00+08:00"),
        refusal: None,
    };
    sign(&File::Bare(document), &key(seed), &statement).unwrap()
}

fn roster() -> Roster {
    let enrolment = |seed: u8, uscc: &str, role| Enrolment {
        public: key(seed).public(),
        org: body(uscc),
        holder: "张三（虚构）".to_owned(),
        roles: vec![role],
        not_before: Date::parse("2026-01-01").unwrap(),
        not_after: Date::parse("2027-12-31").unwrap(),
    };
    let term = Term {
        issued: at("2026-11-01T09:00:00+08:00"),
        next_update: at("2027-03-01T00:00:00+08:00"),
    };
    let begun = begin("example", term, &enrolment(1, OFFICE, Role::Root)).unwrap();
    let kept = enrol(begun, &enrolment(2, HOSPITAL, Role::Supporter)).unwrap();
    let file = signed(kept, 1, Role::Root, OFFICE).written();
    let root = key(1).public().kid();
    trust(file.as_bytes(), Some(root), Clock::Unknown, None)
        .0
        .unwrap()
}

fn filing(number: usize, answers: Value) -> Value {
    let hospital = body(HOSPITAL);
    Value::record([
        ("type", "filing".into()),
        ("title", "对口帮扶责任书".into()),
        (
            "form",
            Value::record([
                ("id", "taian-2024/agreement-county".into()),
                ("version", "1".into()),
                ("pack", Digest::of(b"pack").to_string().into()),
            ]),
        ),
        ("id", format!("7f1c2f0e-6c1b-4d0a-9b1e-{number:012}").into()),
        ("revision", 1.into()),
        ("previous", Value::Null),
        (
            "period",
            Value::record([("from", "2026-01-01".into()), ("to", "2026-12-31".into())]),
        ),
        (
            "parties",
            Value::List(vec![Value::record([
                ("role", "supporter".into()),
                ("name", hospital.name.into()),
                ("uscc", hospital.uscc.into()),
            ])]),
        ),
        ("answers", answers),
        ("explanations", Value::List(Vec::new())),
    ])
}

/// The members of a foreign document under names a filing may have.
fn renamed(value: serde_json::Value) -> Value {
    let name = |name: &str| {
        let mut plain = String::new();
        for c in name.chars() {
            if c.is_ascii_uppercase() {
                plain.push('_');
            }
            plain.push(c.to_ascii_lowercase());
        }
        plain.trim_start_matches('_').to_owned()
    };
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(flag) => flag.into(),
        serde_json::Value::Number(number) => number.as_i64().map_or(Value::Null, Value::from),
        serde_json::Value::String(text) => text.into(),
        serde_json::Value::Array(items) => Value::List(items.into_iter().map(renamed).collect()),
        serde_json::Value::Object(members) => {
            let members = members
                .into_iter()
                .map(|(key, value)| (name(&key), renamed(value)));
            Value::Record(members.collect())
        }
    }
}

fn answers(given: Option<String>) -> Vec<Value> {
    let made = |at: usize| {
        let row = |row: usize| {
            Value::record([
                ("name", format!("第{at}村卫生室{row}").into()),
                ("population", i64::try_from(at + row).unwrap().into()),
                ("area", "479.25".into()),
                ("established", "2010-09-15".into()),
                ("owner", "公有".into()),
                ("note", "东河新山大小李王张安平和庄村岭湾桥".into()),
            ])
        };
        Value::record([("clinics", Value::List((0..24).map(row).collect()))])
    };
    match given {
        None => (0..COUNT).map(made).collect(),
        Some(path) => {
            let text = std::fs::read_to_string(path).unwrap();
            let lines = text.lines().take(COUNT);
            lines
                .map(|line| {
                    let mut document: serde_json::Value = serde_json::from_str(line).unwrap();
                    document.as_object_mut().unwrap().remove("signature");
                    renamed(document)
                })
                .collect()
        }
    }
}

fn main() {
    let roster = roster();
    let answers = answers(std::env::args().nth(1));
    let files: Vec<Vec<u8>> = answers
        .into_iter()
        .enumerate()
        .map(|(at, answers)| {
            let file = signed(filing(at, answers), 2, Role::Supporter, HOSPITAL).written();
            let changed = at % 1000 == 999;
            let file = if changed {
                file.replacen("对口帮扶", "对口支援", 1)
            } else {
                file
            };
            file.into_bytes()
        })
        .collect();
    let size: usize = files.iter().map(Vec::len).sum();
    let context = Context {
        trust: Trust::Roster(&roster),
        clock: Clock::Day(Date::parse("2026-12-08").unwrap()),
        ..Context::default()
    };
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let watch = Stopwatch::now();
            let verdicts: Vec<_> = verify_all(files.iter().map(Vec::as_slice), &context).collect();
            let took = watch.elapsed().as_secs_f64() * 1e6 / files.len() as f64;
            let bad: Vec<usize> = verdicts
                .iter()
                .enumerate()
                .filter(|(_, verdict)| verdict.state != State::Valid)
                .map(|(at, _)| at)
                .collect();
            let expected: Vec<usize> = (0..files.len()).filter(|at| at % 1000 == 999).collect();
            assert_eq!(bad, expected);
            took
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "{{\"files\":{},\"bytes\":{},\"microseconds\":{:.2}}}",
        files.len(),
        size / files.len(),
        times[ROUNDS / 2]
    );
}
