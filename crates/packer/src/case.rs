//! Golden cases: `cases/<form>/` of a notice.
//!
//! `clean.json` holds a whole filing that trips nothing. Every rule has a file of its own name with edits of that
//! filing: one that trips the rule, a near miss, and what else is worth keeping. The cases of a shape's rules stand
//! beside the shape and serve every form that uses it. `forms/README.md` tells how to write them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::folder::{entries, name, placed};

/// One case, ready to be checked.
#[derive(Debug, Clone)]
pub struct Case {
    /// `taian-2024/agreement-county/taian-tertiary-team-size near_miss: Six people of 500 staff.`
    pub name: String,
    /// `<pack>/<form>`
    pub form: String,
    /// The rule it is about; none for the clean filing.
    pub rule: Option<String>,
    /// What it is to its rule.
    pub part: Part,
    /// The day the check runs on, `YYYY-MM-DD`.
    pub today: String,
    /// The clean filing the edits start from.
    pub clean: Value,
    /// The edits, in order: a pointer and the new value, or null to take the place away.
    pub edits: Vec<(String, Value)>,
    /// The filing after the edits.
    pub document: Value,
    /// Every finding the report must hold, in its order: rule, path, state.
    pub expected: Vec<Told>,
}

/// What a case is to its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The clean filing, of no rule.
    Clean,
    /// It trips the rule.
    Trips,
    /// It lies right at the border and keeps the rule.
    NearMiss,
    /// What else is worth keeping.
    More,
}

impl Part {
    /// As files and names of cases write it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Part::Clean => "clean",
            Part::Trips => "trips",
            Part::NearMiss => "near_miss",
            Part::More => "more",
        }
    }
}

/// Rule, path and state of a finding.
pub type Told = (String, String, String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CleanFile {
    about: String,
    today: String,
    document: Value,
    expected: Vec<Told>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    rule: String,
    today: String,
    trips: Variant,
    near_miss: Variant,
    #[serde(default)]
    more: Vec<Variant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Variant {
    about: String,
    set: Edits,
    expected: Vec<Told>,
}

/// Members of an object in the order they are written: the order in which they are applied.
struct Edits(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Edits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Edits, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Edits;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("an object of pointers and values")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Edits, A::Error> {
                let mut edits = Vec::new();
                while let Some(edit) = members.next_entry()? {
                    edits.push(edit);
                }
                Ok(Edits(edits))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// Every case of every notice under `forms`, in the order of their files.
///
/// # Errors
/// The file that could not be read, or the edit that could not be applied, and why.
pub fn all(forms: &Path) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for pack in listed(forms)?
        .iter()
        .filter(|path| path.join("pack.toml").is_file())
    {
        for form in listed(&pack.join("cases"))?.iter().filter(|path| path.is_dir()) {
            cases.extend(of_form(pack, &name(form))?);
        }
    }
    Ok(cases)
}

/// The cases of one form: its clean filing, then those of its rules by name.
///
/// # Errors
/// As [`all`].
pub fn of_form(pack: &Path, form: &str) -> Result<Vec<Case>, String> {
    let id = format!("{}/{form}", name(pack));
    let folder = pack.join("cases").join(form);
    let clean: CleanFile = read(&folder.join("clean.json"), &name(pack))?;
    let mut cases = vec![Case {
        name: format!("{id}/{}: {}", Part::Clean.name(), clean.about),
        form: id.clone(),
        rule: None,
        part: Part::Clean,
        today: clean.today,
        clean: clean.document.clone(),
        edits: Vec::new(),
        document: clean.document.clone(),
        expected: clean.expected,
    }];
    for (rule, path) in rule_files(pack, form)? {
        let file: RuleFile = read(&path, &name(pack))?;
        if file.rule != rule {
            return Err(format!("{} names the rule `{}`", path.display(), file.rule));
        }
        let variants = [(Part::Trips, file.trips), (Part::NearMiss, file.near_miss)]
            .into_iter()
            .chain(file.more.into_iter().map(|variant| (Part::More, variant)));
        for (part, variant) in variants {
            let name = format!("{id}/{rule} {}: {}", part.name(), variant.about);
            let mut document = clean.document.clone();
            for (pointer, value) in &variant.set.0 {
                set(&mut document, pointer, value).ok_or_else(|| format!("{name} cannot set {pointer}"))?;
            }
            cases.push(Case {
                name,
                form: id.clone(),
                rule: Some(rule.clone()),
                part,
                today: file.today.clone(),
                clean: clean.document.clone(),
                edits: variant.set.0,
                document,
                expected: variant.expected,
            });
        }
    }
    Ok(cases)
}

/// The files of a form's rules, by rule: its own, and those of its shapes it has none of its own for.
fn rule_files(pack: &Path, form: &str) -> Result<Vec<(String, PathBuf)>, String> {
    let mut files = Vec::new();
    for path in listed(&pack.join("cases").join(form))? {
        if name(&path) != "clean.json" {
            files.push((stem(&path, pack), path));
        }
    }
    for shape in shapes(pack, form)? {
        let left_out = left_out(pack, form)?;
        for path in listed(&pack.join("../shapes/cases").join(shape))? {
            let rule = stem(&path, pack);
            if !left_out.contains(&rule) && files.iter().all(|(known, _)| *known != rule) {
                files.push((rule, path));
            }
        }
    }
    files.sort();
    Ok(files)
}

fn stem(path: &Path, pack: &Path) -> String {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    placed(&stem, &name(pack))
}

/// The shapes a form names. Its file is compiled elsewhere; here only these lists are of interest.
fn shapes(pack: &Path, form: &str) -> Result<Vec<String>, String> {
    list(pack, form, "shapes")
}

fn left_out(pack: &Path, form: &str) -> Result<BTreeSet<String>, String> {
    Ok(list(pack, form, "without")?.into_iter().collect())
}

/// A top-level list of texts of a form's file.
fn list(pack: &Path, form: &str, name: &str) -> Result<Vec<String>, String> {
    let path = pack.join(format!("{form}.toml"));
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(&path).map_err(|error| told(&error))?;
    let table: toml::Table = toml::from_str(&text).map_err(|error| told(&error))?;
    let items = table
        .get(name)
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten();
    Ok(items.filter_map(toml::Value::as_str).map(str::to_owned).collect())
}

/// Where an edit of a case applies, as a pointer into the document.
pub fn place(pointer: &str) -> String {
    match pointer.strip_prefix('#') {
        Some(rest) => rest.to_owned(),
        None => format!("/answers{pointer}"),
    }
}

/// Sets a place of the answers, or, behind `#`, of the document itself. Null takes a member or row away; the index
/// after the last row adds one. `None` when there is no such place.
#[must_use]
pub fn set(document: &mut Value, pointer: &str, value: &Value) -> Option<()> {
    let whole = place(pointer);
    let (parent, last) = whole.rsplit_once('/')?;
    match document.pointer_mut(parent)? {
        Value::Object(members) => match value {
            Value::Null => drop(members.remove(last)?),
            _ => drop(members.insert(last.to_owned(), value.clone())),
        },
        Value::Array(items) => {
            let at: usize = last.parse().ok()?;
            match value {
                Value::Null if at < items.len() => drop(items.remove(at)),
                Value::Null => return None,
                _ if at == items.len() => items.push(value.clone()),
                _ => *items.get_mut(at)? = value.clone(),
            }
        }
        _ => return None,
    }
    Some(())
}

fn read<T: DeserializeOwned>(path: &Path, pack: &str) -> Result<T, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| told(&error))?;
    serde_json::from_str(&placed(&text, pack)).map_err(|error| told(&error))
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, String> {
    entries(folder).map_err(|error| format!("{}: {error}", folder.display()))
}
