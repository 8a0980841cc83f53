//! `bangfu summary DIR`

use std::path::PathBuf;

use bangfu_api::model::Instant;
use clap::Args;

use super::receive::{Folder, Rooted};
use super::{library, overview};
use crate::arguments::{Options, instant};
use crate::clock;
use crate::ending::{Ending, Failure, Status, one_line};
use crate::files::{self, Access};
use crate::output::Output;
use crate::random;

#[derive(Debug, Args)]
#[command(
    override_usage = "bangfu summary 文件夹 --pack 通知 --year 年度 --roster 名册 --root 根密钥编号 [--form 表] [--place 县] [--expected 名单] [--at 时间] --out 新文件"
)]
pub struct Summary {
    #[arg(value_name = "文件夹", help = "收到的文件都在里面")]
    folder: PathBuf,
    #[command(flatten)]
    rooted: Rooted,
    #[arg(long, value_name = "通知", help = "哪份通知，如 taian-2024")]
    pack: String,
    #[arg(long, value_name = "年度", help = "哪一年的")]
    year: i32,
    #[arg(
        long,
        value_name = "表",
        default_value = "summary",
        hide_default_value = true,
        help = "拟哪份表，默认是总结"
    )]
    form: String,
    #[arg(long, value_name = "县", help = "只用这个县（市、区）报来的")]
    place: Option<String>,
    #[arg(long, value_name = "名单", help = "本单位的应报名单（CSV），不写就用通知里的")]
    expected: Option<PathBuf>,
    #[arg(long, value_name = "时间", value_parser = instant, help = "什么时候收到的，默认是现在")]
    at: Option<Instant>,
    #[arg(long, value_name = "新文件", help = "存到哪里；不会改动已有的文件")]
    out: PathBuf,
}

impl Summary {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let library = library()?;
        let overview = overview(&self.pack)?;
        let at = self.at.map_or_else(clock::now, Ok)?;
        let folder = Folder {
            library: &library,
            overview: Some(&overview),
            year: Some(self.year),
            expected: self.expected.as_deref(),
            today: options.today.unwrap_or(at.date()),
            at,
        };
        let reception = folder.reception()?;
        let roster = self.rooted.roster(at)?;
        let (answer, _) = folder.answer(&reception, &self.folder, &roster)?;
        let form = format!("{}/{}", self.pack, self.form);
        let wanted = reception.wanted(&answer, &form, self.place.as_deref())?;
        let mut loaded = Vec::with_capacity(wanted.len());
        for one in wanted {
            let bytes = super::receive::load(&self.folder, &one.file)?;
            loaded.push((one, bytes));
        }
        let refused = |problem| Failure::from(problem).blocking();
        let text = reception
            .drafted(&form, &loaded, random::bytes()?)
            .map_err(refused)?;
        files::save(&self.out, text.as_bytes(), Access::Usual)?;
        let place = one_line(&files::name(&self.out));
        out.line(format!("根据 {} 份原件拟好，存到 {place}", loaded.len()));
        Ok(Status::Good)
    }
}
