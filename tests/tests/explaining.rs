//! Every rule of every form is explained, with an example of what is kept and one of what is not.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use bangfu_api::{Library, explain, rule_infos};
use bangfu_forms::{EXAMPLES, FORMS};

fn library() -> Library {
    Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap()
}

#[test]
fn every_rule_is_explained() {
    let library = library();
    for (form, examples) in EXAMPLES {
        for rule in rule_infos(&library, Some(form)).unwrap() {
            let explained = explain(&library, examples, form, &rule.id).unwrap();
            let name = format!("{form} {}", rule.id);
            assert!(!explained.notice.is_empty(), "{name}");
            assert!(
                !explained.passes.is_empty() && !explained.fails.is_empty(),
                "{name}"
            );
            assert_ne!(explained.passes, explained.fails, "{name}");
            assert!(!explained.findings.is_empty(), "{name}");
            for told in explained.passes.iter().chain(&explained.fails) {
                assert!(
                    !told.label.is_empty() && !told.answer.is_empty(),
                    "{name}: {told:?}"
                );
            }
            assert_eq!(explained.rule, rule);
            assert!(
                rule.sources.iter().all(|source| !source.quote.is_empty()),
                "{name}"
            );
        }
    }
    let forms = FORMS.iter().map(|(form, _)| form);
    assert!(forms.eq(EXAMPLES.iter().map(|(form, _)| form)));
}

/// The examples tell what stands in the cases, with labels and units, once.
#[test]
fn the_examples_of_a_rule_differ_in_what_it_looks_at() {
    let form = "taian-2024/agreement-county";
    let (_, examples) = EXAMPLES.iter().find(|(id, _)| *id == form).unwrap();
    let explained = explain(&library(), examples, form, "taian-3331-group-size").unwrap();
    let told = |answers: &[bangfu_api::ExampleAnswer]| -> Vec<String> {
        let lines = answers.iter();
        lines
            .map(|told| format!("{}＝{}", told.label, told.answer))
            .collect()
    };
    assert_eq!(told(&explained.passes), ["帮扶小组人数＝3 人"]);
    assert_eq!(told(&explained.fails), ["帮扶小组人数＝2 人"]);
    assert_eq!(explained.findings, ["帮扶小组人数应不少于 3 人，现在是 2 人"]);
}

#[test]
fn a_rule_or_form_that_is_not_there_is_said() {
    let (form, examples) = EXAMPLES[0];
    let code = |form, rule, text| explain(&library(), text, form, rule).unwrap_err().code;
    assert_eq!(code("no/such-form", "no-such-rule", examples), "unknown-form");
    assert_eq!(code(form, "no-such-rule", examples), "unknown-rule");
    let rule = rule_infos(&library(), Some(form)).unwrap().remove(0).id;
    assert_eq!(code(form, &rule, "[]"), "pack");
}
