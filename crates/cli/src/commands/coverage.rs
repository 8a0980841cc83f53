//! `bangfu coverage PACK`

use bangfu_api::How;
use clap::Args;

use super::overview;
use crate::arguments::Options;
use crate::ending::{Ending, Status};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu coverage 通知 [--json]")]
pub struct Coverage {
    #[arg(value_name = "通知", help = "通知的编号，例如 taian-2024")]
    pack: String,
}

impl Coverage {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let passages = bangfu_api::coverage(&overview(&self.pack)?);
        if options.json {
            out.json(&passages);
            return Ok(Status::Good);
        }
        for passage in &passages {
            out.line(format!("{}：“{}”", passage.section, passage.quote));
            let why = passage.why.as_deref().unwrap_or_default();
            out.line(match passage.how {
                How::Rule => format!("    按规则核对：{}", passage.rules.join("、")),
                How::Person => format!("    由人判断：{why}"),
                How::NotChecked => format!("    不核对：{why}"),
            });
        }
        let count = |how| passages.iter().filter(|passage| passage.how == how).count();
        out.line(format!(
            "共 {} 处：按规则核对 {}，由人判断 {}，不核对 {}",
            passages.len(),
            count(How::Rule),
            count(How::Person),
            count(How::NotChecked)
        ));
        Ok(Status::Good)
    }
}
