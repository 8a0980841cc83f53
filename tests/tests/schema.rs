//! The JSON Schema of every form: it is one, it agrees with our structural findings, and it lists what it cannot say.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use std::collections::BTreeMap;

use bangfu_api::{Library, rule_infos, schema};
use bangfu_forms::FORMS;
use bangfu_model::Date;
use bangfu_tests::case::{self, Case};
use bangfu_tests::structure::{SPELLING, changed, fault};
use jsonschema::Validator;
use serde_json::Value;

fn library() -> Library {
    Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap()
}

fn validators(library: &Library) -> BTreeMap<&'static str, Validator> {
    let made = FORMS.iter().map(|(form, _)| {
        let schema = schema(library, form).unwrap();
        (*form, jsonschema::draft202012::new(&schema).unwrap())
    });
    made.collect()
}

/// Holds texts to the schemas; how many had which fault.
fn agreed<'c>(texts: impl Iterator<Item = (&'c Case, String)>) -> BTreeMap<String, usize> {
    let library = library();
    let validators = validators(&library);
    let mut faults = BTreeMap::new();
    for (case, text) in texts {
        let fault = fault(&library, &case.form, &text, Date::parse(&case.today).unwrap());
        let accepted = validators[case.form.as_str()].is_valid(&serde_json::from_str(&text).unwrap());
        if !fault.as_deref().is_some_and(|fault| SPELLING.contains(&fault)) {
            assert_eq!(accepted, fault.is_none(), "{} {fault:?}\n{text}", case.name);
        }
        *faults.entry(fault.unwrap_or_default()).or_default() += 1;
    }
    faults
}

#[test]
fn every_schema_is_valid_against_the_meta_schema() {
    for (form, _) in FORMS {
        let schema = schema(&library(), form).unwrap();
        let broken = jsonschema::draft202012::meta::validate(&schema).err();
        assert!(broken.is_none(), "{form}: {broken:?}");
    }
}

#[test]
fn every_golden_case_is_refused_for_a_structural_fault_and_for_nothing_else() {
    let cases = case::all().unwrap();
    let faults = agreed(cases.iter().map(|case| (case, case.document.to_string())));
    println!("{faults:?}");
    assert!(
        faults["readable"] > 0 && faults["required"] > 0 && faults[""] > cases.len() / 2,
        "{faults:?}"
    );
}

#[test]
fn ten_thousand_changed_filings_are_refused_for_a_structural_fault_and_for_nothing_else() {
    let cases = case::all().unwrap();
    let faults = agreed(changed(&cases, 1, 10_000));
    println!("{faults:?}");
    for fault in [
        "",
        "readable",
        "required",
        "document-members",
        "document-value",
        "number",
    ] {
        assert!(faults[fault] > 100, "{fault}: {faults:?}");
    }
}

#[test]
fn a_schema_lists_every_rule_it_cannot_say() {
    let library = library();
    for (form, _) in FORMS {
        let schema = schema(&library, form).unwrap();
        let comment = schema["$comment"].as_str().unwrap();
        let listed: Vec<&str> = comment.rsplit_once('：').unwrap().1.split('、').collect();
        for rule in rule_infos(&library, Some(form)).unwrap() {
            let sayable = ["readable", "required"].contains(&rule.kind.as_str());
            assert!(sayable || listed.contains(&rule.id.as_str()), "{}", rule.id);
        }
    }
}

/// What is refused is told with the label of its field.
#[test]
fn a_schema_names_fields_as_the_form_does() {
    let schema = schema(&library(), "taian-2024/agreement-county").unwrap();
    let field = &schema["properties"]["answers"]["properties"]["supporter_staff"];
    assert_eq!(field["title"], Value::from("帮扶单位专业技术人员总数"));
    assert_eq!(
        field["description"]
            .as_str()
            .map(|told| told.ends_with("单位：人")),
        Some(true)
    );
}
