//! `bangfu rules [FORM [RULE]]`

use bangfu_api::model::Grade;
use bangfu_api::{ExampleAnswer, RuleExplained, RuleInfo};
use bangfu_forms::examples_of;
use clap::Args;

use super::library;
use crate::arguments::Options;
use crate::ending::{Ending, Status};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu rules [表 [规则]] [--json]")]
pub struct Rules {
    #[arg(
        value_name = "表",
        help = "表的编号，例如 taian-2024/agreement-county；不写就是全部"
    )]
    form: Option<String>,
    #[arg(
        value_name = "规则",
        help = "规则的编号：写出怎样算符合，怎样算不符合，各举一例"
    )]
    rule: Option<String>,
}

impl Rules {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let library = library()?;
        if let (Some(form), Some(rule)) = (&self.form, &self.rule) {
            let explained = bangfu_api::explain(&library, examples_of(form), form, rule)?;
            if options.json {
                out.json(&explained);
            } else {
                tell(&explained, out);
            }
            return Ok(Status::Good);
        }
        let rules = bangfu_api::rule_infos(&library, self.form.as_deref())?;
        if options.json {
            out.json(&rules);
            return Ok(Status::Good);
        }
        let mut form = None;
        for rule in &rules {
            if form.replace(rule.form.as_str()) != Some(rule.form.as_str()) {
                out.line(&rule.form);
            }
            out.line("");
            clause(rule, out);
        }
        Ok(Status::Good)
    }
}

/// A rule with its clause.
fn clause(rule: &RuleInfo, out: &mut Output) {
    out.line(format!("【{}】{}", grade(rule.grade), rule.id));
    for source in &rule.sources {
        out.line(format!("    {}：“{}”", source.section, source.quote));
    }
    if let Some(reading) = &rule.reading {
        out.line(format!("    理解　{reading}"));
    }
}

/// A rule with its clause and its examples.
fn tell(explained: &RuleExplained, out: &mut Output) {
    clause(&explained.rule, out);
    let example = |head: &str, answers: &[ExampleAnswer], out: &mut Output| {
        out.line(format!("\n{head}，例如（{} 核对）：", explained.today));
        for ExampleAnswer { label, answer } in answers {
            out.line(format!("    {label}＝{answer}"));
        }
    };
    example("这样符合", &explained.passes, out);
    example("这样不符合", &explained.fails, out);
    for finding in &explained.findings {
        out.line(format!("  → {finding}"));
    }
}

/// How much a rule weighs, in a word.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Must => "强制",
        Grade::InPrinciple => "核实",
        Grade::Strive => "力争",
        Grade::Encouraged => "鼓励",
    }
}
