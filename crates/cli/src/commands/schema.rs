//! `bangfu schema FORM`

use clap::Args;

use super::library;
use crate::arguments::Options;
use crate::ending::{Ending, Status};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu schema 表")]
pub struct Schema {
    #[arg(value_name = "表", help = "表的编号，例如 taian-2024/agreement-county")]
    form: String,
}

impl Schema {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let schema = bangfu_api::schema(&library()?, &self.form)?;
        if options.json {
            out.json(&schema);
        } else {
            out.line(format!("{schema:#}"));
        }
        Ok(Status::Good)
    }
}
