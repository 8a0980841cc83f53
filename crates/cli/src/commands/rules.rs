//! `bangfu rules [FORM]`

use bangfu_api::model::Grade;
use clap::Args;

use super::library;
use crate::arguments::Options;
use crate::ending::{Ending, Status};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu rules [表] [--json]")]
pub struct Rules {
    #[arg(
        value_name = "表",
        help = "表的编号，例如 taian-2024/agreement-county；不写就是全部"
    )]
    form: Option<String>,
}

impl Rules {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let library = library()?;
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
            out.line(format!("\n【{}】{}", grade(rule.grade), rule.id));
            for source in &rule.sources {
                out.line(format!("    {}：“{}”", source.section, source.quote));
            }
            if let Some(reading) = &rule.reading {
                out.line(format!("    理解　{reading}"));
            }
        }
        Ok(Status::Good)
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
