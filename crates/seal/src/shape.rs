//! Shape: exact members and values (`files.md` §4 step 2).

mod entries;
mod tables;

pub(crate) use entries::{check_entries, reason_holds};
pub(crate) use tables::{document, envelope};

use bangfu_canon::Digest;
use bangfu_model::value::Record;
use bangfu_model::{Date, Instant, Value};

use crate::names::{Kind, Role};
use crate::rule::{Breach, SealRule};
use tables::{Form, Member};

/// The kind of a document whose shape holds: every name first, then every value. A roster's keys are judged by
/// [`crate::roster`].
pub(crate) fn check_document(document: &Value) -> Result<Kind, Breach> {
    let kind = document
        .get("type")
        .and_then(Value::as_text)
        .and_then(Kind::of)
        .ok_or_else(|| Breach::shape(SealRule::DocumentType, "/type"))?;
    let table = tables::document(kind);
    names(document, table, "").map_err(|at| Breach::shape(SealRule::DocumentMembers, at))?;
    values(document, table, "")
        .and_then(|()| further(kind, document))
        .map_err(|at| Breach::shape(SealRule::DocumentValue, at))?;
    Ok(kind)
}

/// Whether `value` is an object with exactly the members of `table` that belong there.
fn has_exactly(value: &Value, table: &[Member]) -> bool {
    let Some(record) = value.as_record() else {
        return false;
    };
    let expected = table.iter().filter(|member| belongs(record, member));
    expected.clone().all(|member| record.contains_key(member.name)) && expected.count() == record.len()
}

fn belongs(record: &Record, member: &Member) -> bool {
    member.when.is_none_or(|(sibling, words)| {
        let word = record.get(sibling).and_then(Value::as_text);
        word.is_some_and(|word| words.contains(&word))
    })
}

/// Names at every level; the pointer of the first object that differs.
fn names(value: &Value, table: &[Member], at: &str) -> Result<(), String> {
    if !has_exactly(value, table) {
        return Err(at.to_owned());
    }
    for member in table {
        let Some(value) = value.get(member.name) else {
            continue;
        };
        let at = || format!("{at}/{}", member.name);
        match member.form {
            Form::Object(table) => names(value, table, &at())?,
            Form::Objects(table) => {
                for (index, item) in value.as_list().unwrap_or_default().iter().enumerate() {
                    names(item, table, &format!("{}/{index}", at()))?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Values at every level, where the names hold; the pointer of the first that differs.
fn values(value: &Value, table: &[Member], at: &str) -> Result<(), String> {
    for member in table {
        let Some(value) = value.get(member.name) else {
            continue;
        };
        let at = || format!("{at}/{}", member.name);
        match member.form {
            Form::Object(table) => values(value, table, &at())?,
            Form::Objects(table) => {
                for (index, item) in value.as_list().ok_or_else(at)?.iter().enumerate() {
                    values(item, table, &format!("{}/{index}", at()))?;
                }
            }
            ref plain if holds(value, plain) => {}
            _ => return Err(at()),
        }
    }
    Ok(())
}

/// Whether `value` is what a member without members of its own may hold.
fn holds(value: &Value, form: &Form) -> bool {
    let null = *value == Value::Null;
    let text = value.as_text();
    let one_of = |words: &[&str], value: &Value| value.as_text().is_some_and(|word| words.contains(&word));
    match form {
        Form::Text => text.is_some_and(|text| !text.is_empty()),
        Form::Pointer => text.is_some(),
        Form::Word(words) => one_of(words, value),
        Form::Words(words) => value
            .as_list()
            .is_some_and(|list| !list.is_empty() && list.iter().all(|word| one_of(words, word))),
        Form::Count => value.as_integer().is_some_and(|number| number >= 1),
        Form::Digest => text.and_then(Digest::parse).is_some(),
        Form::DigestOrNull => null || holds(value, &Form::Digest),
        Form::Digests => value
            .as_list()
            .is_some_and(|list| list.iter().all(|digest| holds(digest, &Form::Digest))),
        Form::Date => text.and_then(Date::parse).is_some(),
        Form::Instant => text.and_then(Instant::parse).is_some(),
        Form::InstantOrNull => null || holds(value, &Form::Instant),
        Form::FlagOrNull => null || matches!(value, Value::Flag(_)),
        Form::Answers => value.as_record().is_some(),
        Form::Object(_) | Form::Objects(_) => false,
    }
}

/// What the tables do not say: parties of a filing, findings of a returned filing.
fn further(kind: Kind, document: &Value) -> Result<(), String> {
    let list = |name| document.get(name).and_then(Value::as_list).unwrap_or_default();
    match kind {
        Kind::Filing => {
            let parties = list("parties");
            if parties.is_empty() {
                return Err("/parties".to_owned());
            }
            for (index, party) in parties.iter().enumerate() {
                let role = party.get("role");
                let twice = parties[..index].iter().any(|other| other.get("role") == role);
                if twice || role.and_then(Value::as_text) == Some(Role::Root.name()) {
                    return Err(format!("/parties/{index}/role"));
                }
            }
        }
        Kind::Receipt => {
            let returned = document.get("result").and_then(Value::as_text) == Some("returned");
            if returned && list("findings").is_empty() {
                return Err("/findings".to_owned());
            }
        }
        Kind::Roster => {}
    }
    Ok(())
}
