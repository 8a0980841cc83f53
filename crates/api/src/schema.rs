//! JSON Schema 2020-12 of a filing: the members of `files.md` §1, and answers that fit their fields.

use std::collections::BTreeSet;

use bangfu_model::value::Record;
use bangfu_model::{Decimal, Grade, Value as Tree};
use bangfu_pack::{Field, FieldType, Form, RuleData, Status, Table};
use bangfu_rules::limits;
use bangfu_seal::Role;
use serde_json::{Map, Value, json};

use crate::{Edition, Library, Problem};

/// The schema of the bare documents of a form: JSON Schema 2020-12.
///
/// It accepts what the shape of `files.md` §1 and the rules it can say accept: `readable`, and 强制 `required` ones
/// without a condition. Its `$comment` lists every other rule of the form. `crates/api/README.md` says what schema and
/// check agree on.
///
/// # Errors
/// `unknown-form`.
pub fn schema(library: &Library, form: &str) -> Result<Value, Problem> {
    let (edition, bound) = library.form(form).ok_or_else(|| Problem::unknown_form(form))?;
    let said = Said::of(edition, &bound.form);
    Ok(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("{}（{}）", bound.form.title, bound.form.subtitle),
        "description": bound.form.intro,
        "$comment": comment(&said, &bound.form),
        "$defs": definitions(),
        "type": "object",
        "additionalProperties": false,
        "required": [
            "type", "title", "form", "id", "revision", "previous", "period", "parties", "answers", "explanations",
        ],
        "properties": {
            "type": { "const": "filing" },
            "title": reference("text"),
            "form": record(&[
                ("id", json!({ "const": bound.id })),
                ("version", reference("text")),
                ("pack", reference("digest")),
            ]),
            "id": reference("text"),
            "revision": { "type": "integer", "minimum": 1 },
            "previous": { "anyOf": [{ "type": "null" }, reference("digest")] },
            "period": record(&[("from", reference("date")), ("to", reference("date"))]),
            "parties": parties(),
            "answers": said.answers(&bound.form),
            "explanations": { "type": "array", "items": record(&[
                ("rule", reference("text")),
                ("path", json!({ "type": "string" })),
                ("reason", reference("text")),
            ]) },
        },
    }))
}

/// What a schema says of a form's rules.
struct Said<'f> {
    /// Fields that must be answered.
    fields: BTreeSet<&'f str>,
    /// Table and column that must be answered in every row that is not blank.
    columns: BTreeSet<(&'f str, &'f str)>,
    /// Ids of the rules it cannot say.
    unsaid: Vec<&'f str>,
}

impl<'f> Said<'f> {
    fn of(edition: &Edition, form: &'f Form) -> Said<'f> {
        let draft = edition.pack.notice.status == Status::Draft;
        let blocks = |rule: &RuleData| rule.grade == Grade::Must && (rule.own || !draft);
        let mut said = Said {
            fields: BTreeSet::new(),
            columns: BTreeSet::new(),
            unsaid: Vec::new(),
        };
        for rule in &form.rules {
            match rule.kind.as_str() {
                "readable" => {}
                "required" if rule.when.is_empty() && blocks(rule) => {
                    said.fields.extend(words(&rule.args, "fields"));
                    if let Some(table) = rule.args.get("table").and_then(Tree::as_text) {
                        let columns = words(&rule.args, "columns");
                        said.columns.extend(columns.map(|column| (table, column)));
                    }
                }
                _ => said.unsaid.push(&rule.id),
            }
        }
        said
    }

    fn answers(&self, form: &Form) -> Value {
        let mut properties = Map::new();
        for field in &form.fields {
            let required = self.fields.contains(field.id.as_str());
            properties.insert(field.id.clone(), answer(field, required));
        }
        for table in &form.tables {
            properties.insert(table.id.clone(), self.table(table));
        }
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": self.fields,
            "properties": properties,
        })
    }

    fn table(&self, table: &Table) -> Value {
        let columns = table.columns.iter();
        let properties: Map<_, _> = columns
            .clone()
            .map(|column| (column.id.clone(), answer(column, false)))
            .collect();
        let mut row = json!({ "type": "object", "additionalProperties": false, "properties": properties });
        let ids: Vec<&str> = columns.map(|column| column.id.as_str()).collect();
        let required: Vec<&str> = ids
            .iter()
            .copied()
            .filter(|id| self.columns.contains(&(table.id.as_str(), *id)))
            .collect();
        if !required.is_empty() {
            let each = |ids: &[&str], schema: Value| -> Map<_, _> {
                ids.iter().map(|id| ((*id).to_owned(), schema.clone())).collect()
            };
            // A blank row between others is no row.
            row["if"] = json!({ "properties": each(&ids, reference("nothing")) });
            let given = json!({ "not": reference("nothing") });
            row["else"] = json!({ "required": required, "properties": each(&required, given) });
        }
        let mut schema = json!({ "title": table.label, "type": "array", "items": row });
        if let Some(hint) = &table.hint {
            schema["description"] = json!(hint);
        }
        schema
    }
}

/// A list of texts among the arguments of a rule; empty where it is not there.
fn words<'f>(args: &'f Record, name: &str) -> impl Iterator<Item = &'f str> {
    let list = args.get(name).and_then(Tree::as_list).unwrap_or_default();
    list.iter().filter_map(Tree::as_text)
}

fn comment(said: &Said, form: &Form) -> String {
    let of = form.rules.len();
    format!(
        "这份模式说明文件有哪些成员、每一项怎么填、哪些必填。它说不了文件的写法（UTF-8、成员不重名、数只写整数、NFC、不含控制字符），\
         也说不了下列 {} 条规则（共 {of} 条），要用 bangfu check 核对：{}",
        said.unsaid.len(),
        said.unsaid.join("、")
    )
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// An object with exactly these members.
fn record(members: &[(&str, Value)]) -> Value {
    let names: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
    let properties: Map<_, _> = members
        .iter()
        .map(|(name, schema)| ((*name).to_owned(), schema.clone()))
        .collect();
    json!({ "type": "object", "additionalProperties": false, "required": names, "properties": properties })
}

/// At least one party, no role twice.
fn parties() -> Value {
    let roles: Vec<&str> = Role::NAMES
        .iter()
        .copied()
        .filter(|role| *role != Role::Root.name())
        .collect();
    let once = roles.iter().map(|role| {
        let contains =
            json!({ "type": "object", "required": ["role"], "properties": { "role": { "const": role } } });
        json!({ "contains": contains, "minContains": 0, "maxContains": 1 })
    });
    json!({
        "type": "array",
        "minItems": 1,
        "items": record(&[
            ("role", json!({ "enum": roles })),
            ("name", reference("text")),
            ("uscc", reference("text")),
        ]),
        "allOf": once.collect::<Vec<_>>(),
    })
}

/// What fields are made of.
fn definitions() -> Value {
    let blank = json!({ "anyOf": [{ "type": "null" }, { "type": "string", "pattern": r"^\s*$" }] });
    json!({
        "text": { "type": "string", "minLength": 1 },
        "digest": { "type": "string", "pattern": "^sha-256:[0-9a-f]{64}$" },
        "date": { "type": "string", "pattern": date() },
        "decimal": { "type": "string", "allOf": [
            { "pattern": r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$" },
            { "pattern": format!(r"^-?(?:[0-9]\.?){{1,{}}}$", Decimal::DIGITS) },
        ] },
        "blank": blank,
        "nothing": { "anyOf": [reference("blank"), { "type": "array", "maxItems": 0 }] },
    })
}

/// The days `model::Date` knows: real ones of 1900 to 2099.
fn date() -> String {
    let long = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
    let short = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])";
    let leap = "(?:19(?:0[48]|[2468][048]|[13579][26])|20(?:0[048]|[2468][048]|[13579][26]))-02-29";
    format!("^(?:(?:19|20)[0-9]{{2}}-(?:{long}|{short})|{leap})$")
}

/// An answer of a field: what it takes, or nothing.
fn answer(field: &Field, required: bool) -> Value {
    let taken = match field.kind {
        FieldType::Text | FieldType::Paragraph | FieldType::Uscc => json!({ "type": "string" }),
        FieldType::Integer | FieldType::Year => {
            let limits = limits(field);
            json!({ "type": "integer", "minimum": limits.least, "maximum": limits.most })
        }
        FieldType::Decimal => reference("decimal"),
        FieldType::Date => reference("date"),
        FieldType::Choice => json!({ "enum": field.options }),
        FieldType::Choices => {
            json!({ "type": "array", "uniqueItems": true, "items": { "enum": field.options } })
        }
    };
    let mut schema = json!({ "title": field.label, "anyOf": [taken, reference("blank")] });
    let unit = field.unit.as_ref().map(|unit| format!("单位：{unit}"));
    let told: Vec<&str> = field.hint.iter().chain(&unit).map(String::as_str).collect();
    if !told.is_empty() {
        schema["description"] = json!(told.join("；"));
    }
    if required {
        schema["not"] = reference("nothing");
    }
    schema
}
