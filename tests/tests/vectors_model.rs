//! `vectors/time.json` and `vectors/identifiers.json`, every case with its whole expected outcome.

use std::collections::{BTreeMap, BTreeSet};

use bangfu_model::identifier::{self, Kind};
use bangfu_model::span::{self, Joins, Lasts};
use bangfu_model::{Date, Instant};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
    /// Counties by code, by city.
    #[serde(default)]
    divisions: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    kind: String,
    #[serde(default)]
    input_text: String,
    #[serde(default)]
    input: Value,
    context: Value,
    expect: Value,
}

#[test]
fn time() {
    let vectors = serde_json::from_str(include_str!("../vectors/time.json")).unwrap();
    run(&vectors, 60, outcome_of_time);
}

#[test]
fn identifiers() {
    let vectors: Vectors = serde_json::from_str(include_str!("../vectors/identifiers.json")).unwrap();
    let counties: BTreeSet<&str> = vectors
        .divisions
        .values()
        .flat_map(|city| city.keys().map(String::as_str))
        .collect();
    run(&vectors, 76, |case| outcome_of_identifier(case, &counties));
}

#[test]
fn kinds_are_written_by_their_names() {
    for kind in Kind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), json!(kind.name()));
    }
}

/// Runs every case, tells all that differ by name, and insists on the number of cases.
fn run(vectors: &Vectors, count: usize, outcome: impl Fn(&Case) -> Option<Value>) {
    let mut different = Vec::new();
    for case in &vectors.cases {
        let outcome = outcome(case);
        if outcome.as_ref() != Some(&case.expect) {
            different.push(format!(
                "{}: expected {}, came {outcome:?}",
                case.name, case.expect
            ));
        }
    }
    println!("{} cases", vectors.cases.len());
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert_eq!(vectors.cases.len(), count);
}

/// What the model says, in the shape of `expect`; `None` where a case cannot be read or its kind is unknown.
fn outcome_of_time(case: &Case) -> Option<Value> {
    let input = &case.input;
    Some(match case.kind.as_str() {
        "date" => accepted(Date::parse(&case.input_text).is_some(), "date"),
        "time" => accepted(Instant::parse(&case.input_text).is_some(), "time-format"),
        "add-months" => {
            let from = date(&input["from"])?;
            let months = input["months"].as_i64()?;
            let count = u32::try_from(months.unsigned_abs()).ok()?;
            let day = if months < 0 {
                from.minus_months(count)
            } else {
                from.plus_months(count)
            };
            json!({ "state": "ok", "date": day? })
        }
        "last-day" => {
            let from = date(&input["from"])?;
            let last = from.last_day_of(months(input)?)?;
            json!({ "state": "ok", "date": last, "days": last.days_since(from) + 1 })
        }
        "lasts" => {
            let (from, to) = (date(&input["from"])?, date(&input["to"])?);
            let last_day = from.last_day_of(months(input)?)?;
            match span::lasts(from, to, months(input)?)? {
                Lasts::Full => json!({ "state": "full", "last_day": last_day, "note": false }),
                Lasts::FullNoted => json!({ "state": "full", "last_day": last_day, "note": true }),
                Lasts::Short(days) => {
                    json!({ "state": "short", "last_day": last_day, "days_short": days })
                }
            }
        }
        "joins" => {
            let segments: Option<Vec<(Date, Date)>> = input["segments"]
                .as_array()?
                .iter()
                .map(|pair| Some((date(&pair[0])?, date(&pair[1])?)))
                .collect();
            let state = match span::joins(&segments?) {
                Joins::Joined => "joined",
                Joins::Gap(_) => "gap",
                Joins::Overlap(_) => "overlap",
            };
            json!({ "state": state })
        }
        "deadline" => {
            let deadline = Instant::end_of(date(&input["last_day"])?)?;
            let received = Instant::parse(input["received_at"].as_str()?)?;
            let state = if received < deadline { "on-time" } else { "late" };
            json!({ "state": state, "deadline": deadline })
        }
        "utc-to-beijing" => {
            let utc = chrono::DateTime::parse_from_rfc3339(input["utc"].as_str()?).ok()?;
            let here = Instant::from_utc_seconds(utc.timestamp())?;
            json!({ "state": "ok", "time": here, "date": here.date() })
        }
        "weekday" => json!({ "state": "ok", "iso_weekday": date(&input["date"])?.weekday() }),
        _ => return None,
    })
}

fn outcome_of_identifier(case: &Case, counties: &BTreeSet<&str>) -> Option<Value> {
    let today = match &case.context["today"] {
        Value::Null => None,
        today => Some(date(today)?),
    };
    let verdict = match Kind::parse(&case.kind)? {
        Kind::Division => identifier::check_division(&case.input_text, |code| counties.contains(code)),
        kind => identifier::check(kind, &case.input_text, today),
    };
    let mut outcome = serde_json::to_value(verdict).ok()?;
    outcome.as_object_mut()?.retain(|_, value| !value.is_null());
    Some(outcome)
}

fn accepted(accepted: bool, rule: &str) -> Value {
    if accepted {
        json!({ "state": "ok" })
    } else {
        json!({ "state": "error", "rule": rule })
    }
}

fn date(value: &Value) -> Option<Date> {
    Date::parse(value.as_str()?)
}

fn months(input: &Value) -> Option<u32> {
    u32::try_from(input["months"].as_u64()?).ok()
}
