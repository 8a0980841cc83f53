//! Golden cases: `forms/<pack>/cases/<form>/`.
//!
//! `clean.json` holds a whole filing that trips nothing. Every rule has a file of its own name with edits of that
//! filing: one that trips the rule, a near miss, and what else is worth keeping. `forms/README.md` tells how to write
//! them.

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// One case, ready to be checked.
#[derive(Debug, Clone)]
pub struct Case {
    /// `taian-2024/agreement-county/taian-tertiary-team-size near_miss: Six people of 500 staff.`
    pub name: String,
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

/// Every case of every pack, in the order of their files.
///
/// # Errors
/// The file that could not be read, or the edit that could not be applied, and why.
pub fn all() -> Result<Vec<Case>, String> {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../forms");
    let mut cases = Vec::new();
    for pack in folders(&forms)? {
        let folder = pack.join("cases");
        if folder.is_dir() {
            for form in folders(&folder)? {
                of_form(&format!("{}/{}", name(&pack), name(&form)), &form, &mut cases)?;
            }
        }
    }
    Ok(cases)
}

fn of_form(id: &str, folder: &Path, cases: &mut Vec<Case>) -> Result<(), String> {
    let clean: CleanFile = read(&folder.join("clean.json"))?;
    cases.push(Case {
        name: format!("{id}/clean: {}", clean.about),
        today: clean.today,
        clean: clean.document.clone(),
        edits: Vec::new(),
        document: clean.document.clone(),
        expected: clean.expected,
    });
    for path in entries(folder)? {
        if name(&path) == "clean.json" {
            continue;
        }
        let file: RuleFile = read(&path)?;
        if format!("{}.json", file.rule) != name(&path) {
            return Err(format!("{} names the rule `{}`", path.display(), file.rule));
        }
        let variants = [("trips", file.trips), ("near_miss", file.near_miss)]
            .into_iter()
            .chain(file.more.into_iter().map(|variant| ("more", variant)));
        for (part, variant) in variants {
            let name = format!("{id}/{} {part}: {}", file.rule, variant.about);
            let mut document = clean.document.clone();
            for (pointer, value) in &variant.set.0 {
                set(&mut document, pointer, value).ok_or_else(|| format!("{name} cannot set {pointer}"))?;
            }
            cases.push(Case {
                name,
                today: file.today.clone(),
                clean: clean.document.clone(),
                edits: variant.set.0,
                document,
                expected: variant.expected,
            });
        }
    }
    Ok(())
}

/// Sets a place of the answers, or, behind `#`, of the document itself. Null takes a member or row away; the index
/// after the last row adds one.
fn set(document: &mut Value, pointer: &str, value: &Value) -> Option<()> {
    let whole = match pointer.strip_prefix('#') {
        Some(rest) => rest.to_owned(),
        None => format!("/answers{pointer}"),
    };
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

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, String> {
    Ok(entries(folder)?
        .into_iter()
        .filter(|path| path.is_dir())
        .collect())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = fs::read_dir(folder)
        .map_err(told)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(told)?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
