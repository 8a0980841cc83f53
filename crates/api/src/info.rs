//! What forms there are, what they ask and by which rules.

use bangfu_model::value::Record;
use bangfu_model::{Grade, Value};
use bangfu_pack::{Field, FieldType, Form, Status, Table};
use bangfu_rules::Citation;
use serde::Serialize;

use crate::{Library, Problem};

/// A form, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormInfo {
    /// `<pack>/<form>`
    pub id: String,
    /// The pack.
    pub pack: String,
    /// Title and subtitle.
    pub title: String,
    /// Years the notice speaks of, `2024-2026`.
    pub period: String,
    /// Roles that must sign.
    pub signers: Vec<String>,
    /// `in-force` or `draft`.
    pub status: Status,
}

/// A rule, with its clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleInfo {
    /// Id, unique in its form.
    pub id: String,
    /// `<pack>/<form>`
    pub form: String,
    /// The rule kind.
    pub kind: String,
    /// How much it weighs.
    pub grade: Grade,
    /// What it reads: pointers into the answers, `*` for any row; `""` is the document.
    pub paths: Vec<String>,
    /// What the kind is asked for.
    pub args: Record,
    /// The clause.
    pub sources: Vec<Citation>,
    /// What it asks, in the clause's own words.
    pub text: String,
    /// How the clause is read where its words leave a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
}

/// A field or a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldInfo {
    /// `/term_from`, or `/team/*/title` for a column.
    pub path: String,
    /// The heading of the table a column stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The question.
    pub label: String,
    /// What kind of answer it takes.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Unit behind the box.
    pub unit: Option<String>,
    /// Whether a 强制 rule asks for an answer.
    pub required: bool,
    /// The words a choice is made from.
    pub options: Vec<String>,
}

/// Every form of the library.
pub fn forms(library: &Library) -> Vec<FormInfo> {
    let editions = library.editions().iter();
    editions
        .flat_map(|edition| {
            edition.forms.iter().map(|bound| FormInfo {
                id: bound.id.clone(),
                pack: edition.pack.notice.id.clone(),
                title: format!("{}（{}）", bound.form.title, bound.form.subtitle),
                period: format!(
                    "{}-{}",
                    edition.pack.notice.years.from, edition.pack.notice.years.to
                ),
                signers: bound
                    .form
                    .signers
                    .iter()
                    .map(|signer| signer.role.clone())
                    .collect(),
                status: edition.pack.notice.status,
            })
        })
        .collect()
}

/// Every rule of a form, or of all forms.
///
/// # Errors
/// `unknown-form`.
pub fn rules(library: &Library, form: Option<&str>) -> Result<Vec<RuleInfo>, Problem> {
    if let Some(id) = form.filter(|id| library.form(id).is_none()) {
        return Err(Problem::unknown_form(id));
    }
    let all = library.editions().iter().flat_map(|edition| &edition.forms);
    let wanted = all.filter(|bound| form.is_none_or(|id| bound.id == id));
    Ok(wanted
        .flat_map(|bound| {
            let paths = bound.paths();
            bound
                .form
                .rules
                .iter()
                .zip(&bound.citations)
                .zip(paths)
                .map(|((rule, sources), paths)| RuleInfo {
                    id: rule.id.clone(),
                    form: bound.id.clone(),
                    kind: rule.kind.clone(),
                    grade: rule.grade,
                    paths,
                    args: rule.args.clone(),
                    sources: sources.clone(),
                    text: sources
                        .iter()
                        .map(|source| source.quote.as_str())
                        .collect::<Vec<_>>()
                        .join("；"),
                    reading: rule.reading.clone(),
                })
        })
        .collect())
}

/// Every field and column of a form, in the order of the paper.
///
/// # Errors
/// `unknown-form`.
pub fn fields(library: &Library, form: &str) -> Result<Vec<FieldInfo>, Problem> {
    let (_, bound) = library.form(form).ok_or_else(|| Problem::unknown_form(form))?;
    let form = &bound.form;
    let items = form.sections.iter().flat_map(|section| &section.items);
    Ok(items
        .flat_map(|item| match form.tables.iter().find(|table| table.id == *item) {
            Some(table) => table
                .columns
                .iter()
                .map(|column| info(form, Some(table), column))
                .collect(),
            None => form
                .fields
                .iter()
                .filter(|field| field.id == *item)
                .map(|field| info(form, None, field))
                .collect::<Vec<_>>(),
        })
        .collect())
}

fn info(form: &Form, table: Option<&Table>, field: &Field) -> FieldInfo {
    FieldInfo {
        path: table.map_or_else(
            || format!("/{}", field.id),
            |table| format!("/{}/*/{}", table.id, field.id),
        ),
        table: table.map(|table| table.label.clone()),
        label: field.label.clone(),
        kind: field.kind,
        unit: field.unit.clone(),
        required: required(form, table.map(|table| table.id.as_str()), &field.id),
        options: field.options.clone(),
    }
}

/// Whether a 强制 rule asks for an answer in this field.
pub fn field_is_required(form: &Form, id: &str) -> bool {
    required(form, None, id)
}

/// Whether a 强制 rule of the kind `required` names this field or column.
fn required(form: &Form, table: Option<&str>, id: &str) -> bool {
    let named = |args: &Record, list: &str| {
        args.get(list)
            .and_then(Value::as_list)
            .is_some_and(|items| items.iter().any(|item| item.as_text() == Some(id)))
    };
    form.rules
        .iter()
        .filter(|rule| rule.kind == "required" && rule.grade == Grade::Must)
        .any(|rule| match table {
            None => named(&rule.args, "fields"),
            Some(table) => {
                rule.args.get("table").and_then(Value::as_text) == Some(table) && named(&rule.args, "columns")
            }
        })
}
