//! What a pack must hold beyond the shape of its data.

use std::collections::{BTreeMap, BTreeSet};

use bangfu_model::{Date, path::is_name};

use super::{Problem, SourceFile, locate};
use crate::{Due, Field, FieldType, Form, Overview, Pack};

const ROLES: [&str; 5] = ["supporter", "recipient", "bureau", "commission", "office"];

/// Every problem of the pack as a whole.
pub(super) fn problems(pack: &Pack, overview: &Overview, files: &[SourceFile]) -> Vec<Problem> {
    let mut found = Found {
        files,
        problems: Vec::new(),
    };
    notice(pack, &mut found);
    duties(pack, overview, &mut found);
    contradictions(pack, overview, &mut found);
    found.problems.extend(of_forms(pack, files));
    found.problems
}

/// Every problem of the forms.
pub(super) fn of_forms(pack: &Pack, files: &[SourceFile]) -> Vec<Problem> {
    let mut found = Found {
        files,
        problems: Vec::new(),
    };
    for form in &pack.forms {
        self::form(pack, form, &mut found);
    }
    found.problems
}

struct Found<'a> {
    files: &'a [SourceFile],
    problems: Vec<Problem>,
}

impl Found<'_> {
    fn tell(&mut self, file: &str, id: &str, what: impl Into<String>) {
        let problem = locate(self.files, file, id, what);
        self.problems.push(problem);
    }

    fn unique<'s>(&mut self, file: &str, what: &str, ids: impl IntoIterator<Item = &'s str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.tell(file, id, format!("{what} `{id}` is defined twice"));
            }
        }
    }

    fn cited(&mut self, pack: &Pack, file: &str, id: &str, sources: &[String]) {
        for source in sources {
            if pack.source(source).is_none() {
                self.tell(
                    file,
                    id,
                    format!("`{id}` cites `{source}`, which sources.toml does not hold"),
                );
            }
        }
    }
}

fn notice(pack: &Pack, found: &mut Found) {
    let issued = &pack.notice.issued;
    let year_alone = issued.len() == 4 && issued.bytes().all(|byte| byte.is_ascii_digit());
    if !year_alone && Date::parse(issued).is_none() {
        found.tell("pack.toml", "issued", format!("`{issued}` is no date"));
    }
    found.unique(
        "sources.toml",
        "source",
        pack.sources.iter().map(|source| source.id.as_str()),
    );
    for source in &pack.sources {
        if source.quote.is_empty() || source.quote.contains(char::is_whitespace) {
            found.tell(
                "sources.toml",
                &source.id,
                format!("the quote of `{}` is empty or holds white space", source.id),
            );
        }
    }
}

fn duties(pack: &Pack, overview: &Overview, found: &mut Found) {
    let duties = &overview.duties;
    found.unique("pack.toml", "duty", duties.iter().map(|duty| duty.id.as_str()));
    for duty in duties {
        found.cited(pack, "pack.toml", &duty.id, &duty.sources);
        if duty
            .form
            .as_ref()
            .is_some_and(|form| pack.forms.iter().all(|known| known.id != *form))
        {
            found.tell(
                "pack.toml",
                &duty.id,
                format!("duty `{}` names a form this pack does not hold", duty.id),
            );
        }
        let days: Vec<String> = match &duty.due {
            Due::Yearly(day) => vec![format!("2023-{day}")],
            Due::Days(days) => days.clone(),
            Due::Undated(_) => Vec::new(),
        };
        if days.iter().any(|day| Date::parse(day).is_none()) {
            found.tell(
                "pack.toml",
                &duty.id,
                format!("duty `{}` is due on a day that does not exist", duty.id),
            );
        }
    }
}

fn contradictions(pack: &Pack, overview: &Overview, found: &mut Found) {
    let all = &overview.contradictions;
    let ids = all.iter().map(|contradiction| contradiction.id.as_str());
    found.unique("contradictions.toml", "contradiction", ids);
    for contradiction in all {
        found.cited(
            pack,
            "contradictions.toml",
            &contradiction.id,
            &contradiction.sources,
        );
    }
}

fn form(pack: &Pack, form: &Form, found: &mut Found) {
    let file = format!("{}.toml", form.id);
    let tables = form.tables.iter().map(|table| table.id.as_str());
    found.unique(
        &file,
        "field or table",
        form.fields.iter().map(|field| field.id.as_str()).chain(tables),
    );
    fields(&file, &form.fields, found);
    for table in &form.tables {
        found.unique(
            &file,
            "column",
            table.columns.iter().map(|column| column.id.as_str()),
        );
        if !is_name(&table.id) {
            found.tell(&file, &table.id, format!("`{}` cannot name a table", table.id));
        }
        fields(&file, &table.columns, found);
    }
    placed_once(&file, form, found);
    labelled_apart(&file, form, found);
    for section in &form.sections {
        found.cited(pack, &file, &section.id, &section.sources);
    }
    for signer in &form.signers {
        if !ROLES.contains(&signer.role.as_str()) {
            found.tell(&file, &signer.role, format!("`{}` is no role", signer.role));
        }
        for field in [&signer.name, &signer.uscc] {
            if form.fields.iter().all(|known| known.id != *field) {
                found.tell(
                    &file,
                    &signer.role,
                    format!(
                        "signer `{}` names the field `{field}`, which the form does not hold",
                        signer.role
                    ),
                );
            }
        }
    }
    found.unique(&file, "rule", form.rules.iter().map(|rule| rule.id.as_str()));
    for rule in &form.rules {
        if rule.sources.is_empty() {
            found.tell(&file, &rule.id, format!("rule `{}` cites nothing", rule.id));
        }
        found.cited(pack, &file, &rule.id, &rule.sources);
    }
}

fn fields(file: &str, fields: &[Field], found: &mut Found) {
    for field in fields {
        if !is_name(&field.id) {
            found.tell(file, &field.id, format!("`{}` cannot name a field", field.id));
        }
        let chosen = matches!(field.kind, FieldType::Choice | FieldType::Choices);
        if chosen && field.options.is_empty() {
            found.tell(
                file,
                &field.id,
                format!("`{}` is a choice without options", field.id),
            );
        }
        if !chosen && field.kind != FieldType::Text && !field.options.is_empty() {
            found.tell(
                file,
                &field.id,
                format!("`{}` has options but is no choice", field.id),
            );
        }
    }
}

/// No two fields or tables have the same label, nor two columns of a table: a person, and a screen reader, tells them
/// apart by it.
fn labelled_apart(file: &str, form: &Form, found: &mut Found) {
    let fields = form.fields.iter().map(|field| (&field.id, &field.label));
    let tables = form.tables.iter().map(|table| (&table.id, &table.label));
    let mut groups = vec![fields.chain(tables).collect::<Vec<_>>()];
    groups.extend(form.tables.iter().map(|table| {
        let columns = table.columns.iter();
        columns.map(|column| (&column.id, &column.label)).collect()
    }));
    for group in groups {
        let mut known: BTreeMap<&str, &str> = BTreeMap::new();
        for (id, label) in group {
            if let Some(other) = known.insert(label, id) {
                found.tell(
                    file,
                    id,
                    format!("`{id}` is labelled `{label}`, as `{other}` is: give it a label of its own"),
                );
            }
        }
    }
}

/// Every field and table stands in exactly one section.
fn placed_once(file: &str, form: &Form, found: &mut Found) {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for item in form.sections.iter().flat_map(|section| &section.items) {
        *places.entry(item).or_default() += 1;
    }
    let ids: Vec<&str> = form
        .fields
        .iter()
        .map(|field| field.id.as_str())
        .chain(form.tables.iter().map(|table| table.id.as_str()))
        .collect();
    for id in &ids {
        match places.get(id) {
            None => found.tell(file, id, format!("`{id}` stands in no section")),
            Some(1) => {}
            Some(_) => found.tell(file, id, format!("`{id}` stands in several sections")),
        }
    }
    for item in places.keys() {
        if !ids.contains(item) {
            found.tell(
                file,
                item,
                format!("a section lists `{item}`, which the form does not hold"),
            );
        }
    }
}
