//! Examples of rules in words: what is kept and what is not, told from the case that nearly trips a rule and from the
//! one that trips it. What a case edits and the rule looks at is told by its label, so nothing is written twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use bangfu_model::Value as Tree;
use bangfu_pack::{Condition, Field, Form, RuleData};
use bangfu_rules::BoundForm;
use serde_json::Value;

use crate::case::{Case, Part};
use crate::judge::report;

/// How many answers an example tells at most.
const TOLD: usize = 12;
/// How many characters of a text it tells at most.
const LENGTH: usize = 60;
/// A member of the answers that the form does not ask for.
const UNASKED: &str = "表上没有的一项";

/// The examples of a form's rules, in their order: `[{rule, today, passes, fails, findings}]`. `passes` and `fails`
/// are lists of label and answer in words, `findings` what is said of the latter.
///
/// # Errors
/// The rule without a case that trips it or without a near miss, or the case that cannot be checked.
pub fn examples(form: &Arc<BoundForm>, cases: &[Case]) -> Result<Tree, String> {
    let paths = form.paths();
    let rules = form.form.rules.iter().zip(&paths);
    let told = rules.map(|(rule, paths)| example(form, rule, paths, cases));
    told.collect::<Result<Vec<_>, _>>().map(Tree::List)
}

fn example(form: &Arc<BoundForm>, rule: &RuleData, paths: &[String], cases: &[Case]) -> Result<Tree, String> {
    let of_part = |part: Part| {
        let mut of_rule = cases.iter().filter(|case| case.rule.as_ref() == Some(&rule.id));
        of_rule
            .find(|case| case.part == part)
            .ok_or_else(|| format!("rule `{}` has no case of each part", rule.id))
    };
    let (trips, misses) = (of_part(Part::Trips)?, of_part(Part::NearMiss)?);
    let places = both(&form.form, trips, misses);
    let looked_at: Vec<&Place> = places
        .iter()
        .filter(|place| place.is_among(paths) || place.is_condition(rule) || !place.is_asked(&form.form))
        .collect();
    let told = |case: &Case| {
        let lines = |places: &[&Place]| -> Vec<Tree> {
            let mine = places.iter().filter(|place| place.stands_in(case));
            let told = mine.take(TOLD).map(|place| {
                let (label, answer) = place.told(&form.form, &case.document);
                Tree::List(vec![label.into(), answer.into()])
            });
            told.collect()
        };
        let mut told = lines(&looked_at);
        if told.is_empty() {
            told = lines(&places.iter().collect::<Vec<_>>());
        }
        Tree::List(told)
    };
    let mut findings: Vec<String> = Vec::new();
    for finding in report(form, trips)?.findings {
        if finding.rule == rule.id && !findings.contains(&finding.text) {
            findings.push(finding.text);
        }
    }
    Ok(Tree::record([
        ("rule", rule.id.as_str().into()),
        ("today", trips.today.as_str().into()),
        ("passes", told(misses)),
        ("fails", told(trips)),
        (
            "findings",
            Tree::List(findings.into_iter().map(Tree::from).collect()),
        ),
    ]))
}

/// The places the two cases edit, those of the first before what only the second has. A cell is looked at in both
/// where both tables have as many rows.
fn both(form: &Form, one: &Case, other: &Case) -> Vec<Place> {
    let (first, second) = (places(form, one), places(form, other));
    let mut all: Vec<Place> = Vec::new();
    for (place, case) in first
        .into_iter()
        .map(|place| (place, one))
        .chain(second.into_iter().map(|place| (place, other)))
    {
        let alike = match &place.at {
            At::Cell(table, ..) => rows(&one.document, table) == rows(&other.document, table),
            _ => true,
        };
        let place = Place {
            of: (!alike).then(|| case.name.clone()),
            ..place
        };
        if !all.contains(&place) {
            all.push(place);
        }
    }
    all
}

/// The places a case edits, in order, where they stand in the end.
fn places(form: &Form, case: &Case) -> Vec<Place> {
    let mut found: Vec<At> = Vec::new();
    let mut lengths: BTreeMap<&str, usize> = BTreeMap::new();
    for (pointer, value) in &case.edits {
        if let Some(of_document) = pointer.strip_prefix('#') {
            found.push(At::Document(of_document.to_owned()));
            continue;
        }
        let mut parts = pointer.trim_start_matches('/').splitn(3, '/');
        let id = parts.next().unwrap_or_default();
        let row = parts.next().and_then(|row| row.parse::<usize>().ok());
        if form.tables.iter().all(|table| table.id != id) {
            found.push(At::Field(id.to_owned()));
            continue;
        }
        let length = lengths.entry(id).or_insert_with(|| rows(&case.clean, id));
        match (row, parts.next()) {
            (None, _) => {
                *length = value.as_array().map_or(0, Vec::len);
                found.push(At::Rows(id.to_owned()));
                for (row, members) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(cells(id, row, members));
                }
            }
            (Some(row), Some(column)) => found.push(At::Cell(id.to_owned(), row, column.to_owned())),
            (Some(row), None) if value.is_null() => {
                *length = length.saturating_sub(1);
                found.retain(|at| !matches!(at, At::Cell(table, known, _) if table == id && *known == row));
                for at in &mut found {
                    if let At::Cell(table, known, _) = at {
                        *known -= usize::from(table == id && *known > row);
                    }
                }
                found.push(At::Rows(id.to_owned()));
            }
            (Some(row), None) => {
                if row == *length {
                    *length += 1;
                    found.push(At::Rows(id.to_owned()));
                }
                found.extend(cells(id, row, value));
            }
        }
    }
    found.into_iter().map(|at| Place { at, of: None }).collect()
}

fn cells(table: &str, row: usize, members: &Value) -> Vec<At> {
    let names = members.as_object().into_iter().flat_map(|members| members.keys());
    names
        .map(|name| At::Cell(table.to_owned(), row, name.clone()))
        .collect()
}

fn rows(document: &Value, table: &str) -> usize {
    document["answers"][table].as_array().map_or(0, Vec::len)
}

/// A place of a filing that a case edits.
#[derive(PartialEq)]
struct Place {
    at: At,
    /// The case in which alone it is looked at.
    of: Option<String>,
}

#[derive(PartialEq)]
enum At {
    /// A pointer into the document, outside the answers.
    Document(String),
    /// A field.
    Field(String),
    /// How many rows a table has.
    Rows(String),
    /// Table, row, column.
    Cell(String, usize, String),
}

impl Place {
    /// Whether a rule that reads these pointers looks at it.
    fn is_among(&self, paths: &[String]) -> bool {
        let pointer = match &self.at {
            At::Document(_) => String::new(),
            At::Field(id) | At::Rows(id) => format!("/{id}"),
            At::Cell(table, _, column) => format!("/{table}/*/{column}"),
        };
        paths.contains(&pointer)
    }

    /// Whether the rule applies only where it holds something.
    fn is_condition(&self, rule: &RuleData) -> bool {
        rule.when.iter().any(|condition| match (condition, &self.at) {
            (Condition::Field(id, _), At::Field(field)) => id == field,
            (Condition::Column(id, _), At::Cell(_, _, column)) => id == column,
            (Condition::Years(_), At::Document(pointer)) => pointer == "/period",
            _ => false,
        })
    }

    /// Whether the form asks for it.
    fn is_asked(&self, form: &Form) -> bool {
        let known = |fields: &[Field], id: &str| fields.iter().any(|field| field.id == id);
        match &self.at {
            At::Field(id) => known(&form.fields, id),
            At::Cell(id, _, column) => {
                let mut tables = form.tables.iter();
                tables.any(|table| table.id == *id && known(&table.columns, column))
            }
            At::Document(_) | At::Rows(_) => true,
        }
    }

    fn stands_in(&self, case: &Case) -> bool {
        self.of.as_ref().is_none_or(|name| *name == case.name)
    }

    /// Its label, and what the document has there.
    fn told(&self, form: &Form, document: &Value) -> (String, String) {
        let answers = &document["answers"];
        match &self.at {
            At::Document(pointer) => (
                of_document(form, pointer),
                answer(None, document.pointer(pointer)),
            ),
            At::Field(id) => {
                let field = form.fields.iter().find(|field| field.id == *id);
                let label = field.map_or(UNASKED, |field| field.label.as_str());
                (label.to_owned(), answer(field, answers.get(id)))
            }
            At::Rows(id) => {
                let table = form.tables.iter().find(|table| table.id == *id);
                let label = table.map_or(id.as_str(), |table| table.label.as_str());
                (label.to_owned(), format!("共 {} 行", rows(document, id)))
            }
            At::Cell(id, row, column) => {
                let table = form.tables.iter().find(|table| table.id == *id);
                let field = table.and_then(|table| table.columns.iter().find(|field| field.id == *column));
                let label = field.map_or(UNASKED, |field| field.label.as_str());
                let label = format!("第 {} 行的{label}", row + 1);
                (label, answer(field, answers[id][row].get(column)))
            }
        }
    }
}

/// What a part of the document around the answers is called.
fn of_document(form: &Form, pointer: &str) -> String {
    let mut parts = pointer.trim_start_matches('/').split('/');
    if parts.next() != Some("parties") {
        return "填报期间".to_owned();
    }
    let number: usize = parts.next().and_then(|at| at.parse().ok()).unwrap_or_default();
    let signer = form.signers.get(number);
    let who = signer.map_or_else(|| format!("第 {} 方", number + 1), |signer| signer.title.clone());
    match parts.next() {
        Some("name") => format!("文件所列{who}的名称"),
        Some("uscc") => format!("文件所列{who}的统一社会信用代码"),
        _ => format!("文件所列的{who}"),
    }
}

/// An answer as people write it, with the unit of its field.
fn answer(field: Option<&Field>, value: Option<&Value>) -> String {
    let text = value.map(words).unwrap_or_default();
    let unit = field.and_then(|field| field.unit.as_ref());
    match unit {
        _ if text.is_empty() => "没有填写".to_owned(),
        Some(unit) => format!("{text} {unit}"),
        None if value.is_some_and(Value::is_string) && text.chars().count() > LENGTH => {
            text.chars().take(LENGTH).chain(['…']).collect()
        }
        None => text,
    }
}

fn words(value: &Value) -> String {
    let all = |values: Vec<String>, between| values.join(between);
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "是".to_owned(),
        Value::Bool(false) => "否".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => all(items.iter().map(words).collect(), "、"),
        Value::Object(members) if members.contains_key("from") => {
            all(members.values().map(words).collect(), " 至 ")
        }
        Value::Object(members) => all(members.values().map(words).collect(), "、"),
    }
}
