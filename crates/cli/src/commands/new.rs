//! `bangfu new FORM --year Y`

use clap::Args;

use super::library;
use crate::ending::{Ending, Status};
use crate::output::Output;
use crate::random;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu new 表 --year 年度")]
pub struct New {
    #[arg(value_name = "表", help = "表的编号，例如 taian-2024/agreement-county")]
    form: String,
    #[arg(long, value_name = "年度", value_parser = year, help = "四位年份")]
    year: i32,
}

pub(super) fn year(text: &str) -> Result<i32, String> {
    let plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = plain.then(|| text.parse().ok()).flatten();
    year.ok_or_else(|| "年度要写四位数字".to_owned())
}

impl New {
    pub fn run(&self, out: &mut Output) -> Ending {
        let filing = bangfu_api::blank(&library()?, &self.form, self.year, random::bytes()?)?;
        out.text(&filing);
        Ok(Status::Good)
    }
}
