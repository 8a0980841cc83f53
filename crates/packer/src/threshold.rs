//! Moving every number, day and year a rule asks for by one step: some case must then go wrong, or the cases would let
//! a wrong number pass.

use std::sync::Arc;

use bangfu_model::{Date, Decimal, Value};
use bangfu_pack::Pack;
use bangfu_rules::{BoundForm, bind};

use crate::case::Case;
use crate::judge;

/// How many steps were tried on a form, and which of them no case noticed.
#[derive(Debug, Clone, Default)]
pub struct Moved {
    /// Steps tried.
    pub tried: usize,
    /// `<rule>: 6 → 7` for every step nobody noticed.
    pub unnoticed: Vec<String>,
}

/// Tries every step on one form, given as its compiled text, with its cases.
///
/// # Errors
/// As [`judge`].
pub fn moved(text: &str, cases: &[Case]) -> Result<Moved, String> {
    let whole = bangfu_canon::parse(text.as_bytes()).map_err(|breach| breach.rule.name().to_owned())?;
    let mut moved = Moved::default();
    for place in places(&whole) {
        let Some(rule) = asked(&whole, &place) else {
            continue;
        };
        let (own, others): (Vec<&Case>, Vec<&Case>) =
            cases.iter().partition(|case| case.rule.as_deref() == Some(rule));
        for step in [1, -1] {
            let mut other = whole.clone();
            let Some((from, to)) = shift(&mut other, &place, step) else {
                continue;
            };
            // A word that only looks like a number cannot be bound any more.
            let Some(bound) = bound(&other) else { continue };
            moved.tried += 1;
            if !noticed(&Arc::new(bound), own.iter().chain(&others))? {
                moved.unnoticed.push(format!("{rule}: {from} → {to}"));
            }
        }
    }
    Ok(moved)
}

/// The rule whose arguments or condition the place lies in.
fn asked<'v>(whole: &'v Value, place: &[String]) -> Option<&'v str> {
    match place {
        [forms, _, rules, at, part, ..]
            if forms == "forms" && rules == "rules" && (part == "args" || part == "when") =>
        {
            let form = whole.get("forms")?.as_list()?.first()?;
            let rule = form.get("rules")?.as_list()?.get(at.parse::<usize>().ok()?)?;
            rule.get("id")?.as_text()
        }
        _ => None,
    }
}

fn bound(value: &Value) -> Option<BoundForm> {
    let pack = Pack::read(value).ok()?;
    bind(&pack, pack.forms.first()?).ok()
}

fn noticed<'c>(form: &Arc<BoundForm>, cases: impl Iterator<Item = &'c &'c Case>) -> Result<bool, String> {
    for case in cases {
        if judge(form, case)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The way to a value: member names and indices.
type Place = Vec<String>;

/// Where numbers and days stand in a value.
fn places(value: &Value) -> Vec<Place> {
    let inside = |name: String, value: &Value| {
        places(value).into_iter().map(move |mut place| {
            place.insert(0, name.clone());
            place
        })
    };
    match value {
        Value::Record(members) => members
            .iter()
            .flat_map(|(name, value)| inside(name.clone(), value))
            .collect(),
        Value::List(items) => items
            .iter()
            .enumerate()
            .flat_map(|(at, value)| inside(at.to_string(), value))
            .collect(),
        _ if shifted(value, 1).is_some() => vec![Place::new()],
        _ => Vec::new(),
    }
}

/// Moves the value at a place; answers what stood there and what stands there now.
fn shift(value: &mut Value, place: &[String], step: i64) -> Option<(String, String)> {
    let Some((name, rest)) = place.split_first() else {
        let other = shifted(value, step)?;
        let words = (shown(value), shown(&other));
        *value = other;
        return Some(words);
    };
    let inner = match value {
        Value::Record(members) => members.get_mut(name),
        Value::List(items) => items.get_mut(name.parse::<usize>().ok()?),
        _ => None,
    };
    shift(inner?, rest, step)
}

/// The value one step away: 7 from 6, "1.3" from "1.2", 2025-02-01 from 2025-01-31; `None` for words.
fn shifted(value: &Value, step: i64) -> Option<Value> {
    match value {
        Value::Integer(number) => Some(Value::Integer(number + step)),
        Value::Text(text) => day(text, step).or_else(|| decimal(text, step)).map(Value::Text),
        _ => None,
    }
}

fn day(text: &str, step: i64) -> Option<String> {
    let (mark, whole) = match text.strip_prefix("--") {
        Some(day) => ("--", format!("2023-{day}")),
        None => ("", text.to_owned()),
    };
    let date = Date::parse(&whole)?;
    let moved = if step > 0 {
        date.next_day()
    } else {
        date.previous_day()
    }?
    .to_string();
    Some(match mark {
        "" => moved,
        _ => format!("--{}", moved.get(5..)?),
    })
}

fn decimal(text: &str, step: i64) -> Option<String> {
    Decimal::parse(text)?;
    let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let units: i64 = text.replace('.', "").parse().ok()?;
    let digits = format!("{:0width$}", units + step, width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    Some(match places {
        0 => whole.to_owned(),
        _ => format!("{whole}.{fraction}"),
    })
}

fn shown(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}
