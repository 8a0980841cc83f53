//! `bangfu print FILE --out F.html`

use std::path::PathBuf;

use clap::Args;

use super::library;
use crate::arguments::Options;
use crate::clock;
use crate::ending::{Ending, Failure, Status, one_line};
use crate::files::{self, Access};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu print 文件 --out 新文件.html [--today 日期]")]
pub struct Print {
    #[arg(value_name = "文件", help = "填好的表，签没签名都可以；- 表示标准输入")]
    file: PathBuf,
    #[arg(long, value_name = "新文件.html", help = "存到哪里；不会改动已有的文件")]
    out: PathBuf,
}

impl Print {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let library = library()?;
        let today = clock::today(options.today)?;
        let bytes = files::read(&self.file)?;
        let file = files::parse(&self.file, &bytes)?;
        let session = bangfu_api::open(&library, &bytes, today)
            .map_err(|problem| Failure::from(problem).of(files::name(&self.file)))?;
        let paper = bangfu_paper::printed(&session, &file);
        files::save(
            &self.out,
            bangfu_paper::document(&paper).as_bytes(),
            Access::Usual,
        )?;
        let place = one_line(&files::name(&self.out));
        out.line(format!("已写好纸质件，保存到 {place}。用浏览器打开，打印成 A4"));
        Ok(Status::Good)
    }
}
