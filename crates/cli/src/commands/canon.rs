//! `bangfu canon FILE`

use std::path::PathBuf;

use bangfu_api::canon::{canonical, parse};
use clap::Args;

use crate::ending::{Ending, Status};
use crate::files;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu canon 文件")]
pub struct Canon {
    #[arg(value_name = "文件", help = "- 表示标准输入")]
    file: PathBuf,
}

impl Canon {
    pub fn run(&self, out: &mut Output) -> Ending {
        let bytes = files::read(&self.file)?;
        let value = parse(&bytes).map_err(|breach| files::refused(&self.file, breach.into()))?;
        out.bytes(&canonical(&value));
        Ok(Status::Good)
    }
}
