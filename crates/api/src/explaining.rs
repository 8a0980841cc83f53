//! What a rule asks for: its clause, and an example of what is kept and of what is not.

use bangfu_canon::{DEPTH, parse_with};
use bangfu_model::{ReadProblem, Reader, Value};
use serde::Serialize;

use crate::info::{RuleInfo, rules};
use crate::{Library, Problem};

/// A rule with its clause and its examples.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleExplained {
    /// The rule, with its clause.
    #[serde(flatten)]
    pub rule: RuleInfo,
    /// 文号 of the notice the clause stands in.
    pub notice: String,
    /// The day the examples are checked on, `YYYY-MM-DD`.
    pub today: String,
    /// Answers that keep the rule, right at the border where there is one.
    pub passes: Vec<ExampleAnswer>,
    /// Answers that do not keep it.
    pub fails: Vec<ExampleAnswer>,
    /// What is said of the latter, in the words of a finding.
    pub findings: Vec<String>,
}

/// An answer of an example, in words. Bodies and persons are invented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExampleAnswer {
    /// What the form calls the place: `选派人数`, `第 2 行的岗位`.
    pub label: String,
    /// The answer, with its unit: `5 人`, `没有填写`; of a table, how many rows it has.
    pub answer: String,
}

/// Explains a rule of a form. `examples` is the compiled text of the examples of that form's rules, which is no part
/// of the form so that who fills in a form need not fetch it.
///
/// # Errors
/// `unknown-form`; `unknown-rule`; `pack` when the text is no examples or does not hold the rule.
pub fn explain(library: &Library, examples: &str, form: &str, rule: &str) -> Result<RuleExplained, Problem> {
    let (edition, _) = library.form(form).ok_or_else(|| Problem::unknown_form(form))?;
    let mut rules = rules(library, Some(form))?.into_iter();
    let info = rules.find(|info| info.id == rule).ok_or_else(|| {
        Problem::new(
            "unknown-rule",
            format!("“{form}”里没有“{rule}”这条规则。运行 bangfu rules {form} 可以查看有哪些规则"),
        )
    })?;
    let value = parse_with(examples.as_bytes(), DEPTH, library.normalize())
        .map_err(|breach| Problem::unusable_pack(breach.rule.name()))?;
    let listed = value.as_list().unwrap_or_default();
    let example = listed
        .iter()
        .find(|example| example.get("rule").and_then(Value::as_text) == Some(rule))
        .ok_or_else(|| Problem::unusable_pack(rule))?;
    read(example, info, &edition.pack.notice.number).map_err(|problem| Problem::unusable_pack(&problem.place))
}

fn read(example: &Value, rule: RuleInfo, notice: &str) -> Result<RuleExplained, ReadProblem> {
    let mut reader = Reader::of(example)?;
    reader.text("rule")?;
    let read = RuleExplained {
        rule,
        notice: notice.to_owned(),
        today: reader.text("today")?,
        passes: reader.list("passes", answer)?,
        fails: reader.list("fails", answer)?,
        findings: reader.texts("findings")?,
    };
    reader.finish()?;
    Ok(read)
}

fn answer(value: &Value) -> Result<ExampleAnswer, ReadProblem> {
    match value.as_list() {
        Some([Value::Text(label), Value::Text(answer)]) => Ok(ExampleAnswer {
            label: label.clone(),
            answer: answer.clone(),
        }),
        _ => Err(ReadProblem::new("is no label with its answer")),
    }
}
