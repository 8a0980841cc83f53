//! Papers drafted from signed originals: every row and figure with the originals it comes from.

mod figures;
mod rows;

use std::collections::BTreeMap;

use bangfu_canon::Digest;
use bangfu_model::Value;
use bangfu_model::value::Record;
use bangfu_pack::Form;

use crate::guide::Paper;

/// A signed filing that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Form of the notice.
    pub form: String,
    /// Title of the paper.
    pub title: String,
    /// The file.
    pub file: String,
    /// Who filed it.
    pub unit: String,
    /// Codes of its parties.
    pub bodies: Vec<String>,
    /// Its revision.
    pub revision: i64,
    /// Digest of its document.
    pub document: Digest,
    /// Its answers.
    pub answers: Record,
    /// Whether it is of the year before.
    pub last_year: bool,
}

/// A drafted paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its answers: only what originals say.
    pub answers: Record,
    /// For each drafted table and field, the originals it comes from.
    pub origins: BTreeMap<String, Vec<Digest>>,
}

/// The table of a form that lists where a draft comes from (`forms/shapes/originals.toml`).
const ORIGINS: &str = "originals";

/// Drafts a paper of this form. Originals are taken in their order.
pub fn draft(paper: &Paper, form: &Form, originals: &[Original]) -> Draft {
    let mut draft = Draft {
        answers: Record::new(),
        origins: BTreeMap::new(),
    };
    for rows in &paper.rows {
        rows::add(rows, form, originals, &mut draft);
    }
    for figure in &paper.figures {
        figures::add(figure, originals, &mut draft);
    }
    if form.tables.iter().any(|table| table.id == ORIGINS) {
        let listed = listed(form, originals, &draft.origins);
        if !listed.is_empty() {
            draft.answers.insert(ORIGINS.to_owned(), Value::List(listed));
        }
    }
    draft
}

impl Draft {
    /// Notes that a table or field comes from this original too.
    fn comes_from(&mut self, item: &str, document: Digest) {
        let origins = self.origins.entry(item.to_owned()).or_default();
        if !origins.contains(&document) {
            origins.push(document);
        }
    }
}

/// The rows of the table of origins: one for each drafted item and original.
fn listed(form: &Form, originals: &[Original], origins: &BTreeMap<String, Vec<Digest>>) -> Vec<Value> {
    let label = |item: &str| {
        let field = form
            .fields
            .iter()
            .find(|field| field.id == item)
            .map(|field| &field.label);
        let table = form
            .tables
            .iter()
            .find(|table| table.id == item)
            .map(|table| &table.label);
        field.or(table).cloned().unwrap_or_default()
    };
    let row = |item: &str, document: &Digest| {
        let original = originals.iter().find(|original| original.document == *document)?;
        Some(Value::record([
            ("item", label(item).into()),
            ("unit", original.unit.as_str().into()),
            ("paper", original.title.as_str().into()),
            ("revision", original.revision.into()),
            ("document", document.to_string().into()),
        ]))
    };
    let pairs = origins
        .iter()
        .flat_map(|(item, documents)| documents.iter().map(move |document| (item, document)));
    pairs.filter_map(|(item, document)| row(item, document)).collect()
}
