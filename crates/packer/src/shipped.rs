//! What is shipped of a notice: a file for each form, and the overview.

use std::sync::Arc;

use bangfu_model::{ReadProblem, Value};
use bangfu_office::Guide;
use bangfu_pack::compiler::{self, Compiled, Extent, Problem};
use bangfu_pack::{Form, Overview, Pack};

use crate::Folder;
use crate::case::{self, Case, Part};
use crate::example::examples;

/// The compiled texts of a notice; canonical JSON.
#[derive(Debug, Clone)]
pub struct Shipped {
    /// The notice with all its forms.
    pub pack: Pack,
    /// Text of the overview.
    pub overview: String,
    /// Id inside the pack and text of each form.
    pub forms: Vec<(String, String)>,
    /// Id inside the pack and text of the examples of each form's rules.
    pub examples: Vec<(String, String)>,
}

/// Compiles a notice and binds its rules.
///
/// # Errors
/// Every problem that was found: of the sources, of a rule that names what the form or the rule kinds do not have, of
/// a rule without a case that trips it or without a near miss, of a case of no rule.
pub fn compile(folder: &Folder) -> Result<Shipped, Vec<Problem>> {
    let compiled = compiler::compile(&folder.id, &folder.files, folder.extent)?;
    let mut problems = unbound(&compiled.pack, folder);
    problems.extend(uncased(&compiled.pack, folder));
    let mut forms = Vec::new();
    for (id, value) in &compiled.forms {
        match text(value, |value| Pack::read(value).err()) {
            Ok(text) => forms.push((id.clone(), text)),
            Err(what) => problems.push(compiler::locate(&folder.files, &format!("{id}.toml"), id, what)),
        }
    }
    let mut examples = Vec::new();
    if problems.is_empty() {
        for form in &compiled.pack.forms {
            match exemplified(&compiled.pack, form, folder) {
                Ok(text) => examples.push((form.id.clone(), text)),
                Err(what) => {
                    let file = format!("{}.toml", form.id);
                    problems.push(compiler::locate(&folder.files, &file, &form.id, what));
                }
            }
        }
    }
    let overview = text(&compiled.overview, |value| match Overview::read(value) {
        Ok(overview) => Guide::read(&overview.office).err(),
        Err(problem) => Some(problem),
    });
    problems.extend(misguided(&compiled, folder));
    let overview = overview.unwrap_or_else(|what| {
        problems.push(compiler::locate(&folder.files, "pack.toml", "", what));
        String::new()
    });
    if problems.is_empty() {
        Ok(Shipped {
            pack: compiled.pack,
            overview,
            forms,
            examples,
        })
    } else {
        Err(problems)
    }
}

/// The text of the examples of a form that binds and has its cases.
fn exemplified(pack: &Pack, form: &Form, folder: &Folder) -> Result<String, String> {
    let cases = case::of_form(&folder.path, &form.id)?;
    let bound = bangfu_rules::bind(pack, form).map_err(|problems| format!("{problems:?}"))?;
    text(&examples(&Arc::new(bound), &cases)?, |_| None)
}

/// The canonical text of a tree, which must come through the strict reading of files.
fn text(value: &Value, refused: fn(&Value) -> Option<ReadProblem>) -> Result<String, String> {
    let told = |what: String| format!("the compiled text does not read back: {what}");
    let text = String::from_utf8(bangfu_canon::canonical(value)).map_err(|error| told(error.to_string()))?;
    let value = bangfu_canon::parse(text.as_bytes()).map_err(|breach| told(breach.rule.name().to_owned()))?;
    match refused(&value) {
        Some(problem) => Err(told(problem.to_string())),
        None => Ok(text),
    }
}

/// What the office's part names and the notice does not have.
fn misguided(compiled: &Compiled, folder: &Folder) -> Vec<Problem> {
    let guide = compiled.overview.get("office").map(Guide::read);
    let Some(Ok(guide)) = guide else {
        return Vec::new();
    };
    if folder.extent == Extent::SomeForms {
        return Vec::new();
    }
    let found = bangfu_office::guide::problems(&guide, &compiled.pack).into_iter();
    found
        .map(|what| compiler::locate(&folder.files, "office.toml", "", what))
        .collect()
}

/// Rules that name what the form or the rule kinds do not have.
fn unbound(pack: &Pack, folder: &Folder) -> Vec<Problem> {
    let mut problems = Vec::new();
    for form in &pack.forms {
        for found in bangfu_rules::bind(pack, form).err().unwrap_or_default() {
            let what = format!("rule `{}`: {}", found.rule, found.what);
            problems.push(compiler::locate(
                &folder.files,
                &format!("{}.toml", form.id),
                &found.rule,
                what,
            ));
        }
    }
    problems
}

/// Rules without a case that trips them or without a near miss, forms without a clean case, and cases of no rule.
fn uncased(pack: &Pack, folder: &Folder) -> Vec<Problem> {
    let mut problems = Vec::new();
    for form in &pack.forms {
        let file = format!("{}.toml", form.id);
        let mut tell = |id: &str, what: String| {
            problems.push(compiler::locate(&folder.files, &file, id, what));
        };
        let cases = match case::of_form(&folder.path, &form.id) {
            Ok(cases) => cases,
            Err(what) => {
                tell(&form.id, what);
                continue;
            }
        };
        for rule in &form.rules {
            let of_rule = |part| {
                let mut of_rule = cases.iter().filter(|case| case.rule.as_ref() == Some(&rule.id));
                of_rule.find(|case| case.part == part)
            };
            for (part, failed) in [(Part::Trips, true), (Part::NearMiss, false)] {
                if of_rule(part).map(|case| tells_failure(case, &rule.id)) != Some(failed) {
                    tell(
                        &rule.id,
                        format!(
                            "rule `{0}` has no case `{2}`: write it into cases/{1}/{0}.json",
                            rule.id,
                            form.id,
                            part.name(),
                        ),
                    );
                }
            }
        }
        let mut last = None;
        for rule in cases.iter().filter_map(|case| case.rule.as_deref()) {
            if last != Some(rule) && form.rules.iter().all(|known| known.id != rule) {
                tell(
                    rule,
                    format!("cases/{} holds `{rule}`, which is no rule of the form", form.id),
                );
            }
            last = Some(rule);
        }
    }
    problems
}

/// Whether the case expects that the rule fails.
fn tells_failure(case: &Case, rule: &str) -> bool {
    case.expected
        .iter()
        .any(|(known, _, state)| known == rule && state == "failed")
}
