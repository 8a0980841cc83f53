//! `bangfu receive DIR`

mod folder;
mod lists;
mod receipts;
mod sorting;
mod tables;
mod told;
mod walk;
mod workbook;

pub use folder::{Folder, Rooted};
pub use walk::load;

use std::path::PathBuf;

use bangfu_api::model::Instant;
use clap::Args;

use super::{library, overview};
use crate::arguments::{Options, instant};
use crate::clock;
use crate::ending::{Ending, Status};
use crate::output::Output;
use tables::Tables;

#[derive(Debug, Args)]
#[command(
    override_usage = "bangfu receive 文件夹 --roster 名册 --root 根密钥编号 [--pack 通知 --year 年度] [--at 时间] [--expected 名单] [--json] [--out 文件夹] [--xlsx 新文件.xlsx] [--receipts 文件夹 --key 密钥文件 --no 编号]"
)]
pub struct Receive {
    #[arg(
        value_name = "文件夹",
        required_unless_present = "from",
        help = "收到的文件都在里面"
    )]
    folder: Option<PathBuf>,
    #[command(flatten)]
    rooted: Rooted,
    #[arg(
        long,
        value_name = "通知",
        help = "收哪份通知的表，如 taian-2024；不写就来什么收什么"
    )]
    pack: Option<String>,
    #[arg(long, value_name = "年度", help = "收哪一年的")]
    year: Option<i32>,
    #[arg(long, value_name = "时间", value_parser = instant, help = "什么时候收到的，默认是现在；有回执的以回执为准")]
    at: Option<Instant>,
    #[arg(
        long,
        value_name = "名单",
        help = "本单位的应报名单（Excel 工作簿 .xlsx 的第一张工作表，或 CSV），不写就用通知里的"
    )]
    expected: Option<PathBuf>,
    #[arg(
        long,
        value_name = "文件夹",
        help = "把结果写成表：CSV、JSON Lines 和 Parquet"
    )]
    out: Option<PathBuf>,
    #[arg(
        long,
        value_name = "新文件.xlsx",
        conflicts_with_all = ["out", "records"],
        help = "把结果存成 Excel 工作簿：谁报了、合计、出处、要核对的、不能用的文件；不会改动已有的文件"
    )]
    xlsx: Option<PathBuf>,
    #[arg(
        long,
        value_name = "文件",
        conflicts_with = "from",
        help = "把逐份读出的内容写成记录，每行一份；- 表示标准输出。以后用 --from 合起来"
    )]
    records: Option<PathBuf>,
    #[arg(
        long,
        value_name = "记录",
        conflicts_with = "folder",
        help = "不读文件夹，读以前写下的记录，可写几次"
    )]
    from: Vec<PathBuf>,
    #[command(flatten)]
    receipts: receipts::Receipts,
}

impl Receive {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let library = library()?;
        let overview = self.pack.as_deref().map(overview).transpose()?;
        let at = self.at.map_or_else(clock::now, Ok)?;
        let work = Folder {
            library: &library,
            overview: overview.as_ref(),
            year: self.year,
            expected: self.expected.as_deref(),
            today: options.today.unwrap_or(at.date()),
            at,
        };
        let reception = work.reception()?;
        let finish = |items: &mut dyn Iterator<Item = _>, out: &mut Output| {
            if let Some(path) = &self.records {
                return tables::record(items, path, out).map(End::Done);
            }
            if let Some(folder) = &self.out {
                let mut tables = Tables::create(folder, &reception)?;
                let sums = work.receive(&reception, items, &mut tables)?;
                return tables.finish(&reception, sums, out).map(End::Done);
            }
            let (answer, sums) = work.gathered(&reception, items)?;
            Ok(End::Tell(Box::new(answer), sums))
        };
        let end = match &self.folder {
            None => finish(&mut tables::recorded(&self.from), out)?,
            Some(folder) => {
                let roster = self.rooted.roster(at)?;
                let end = work.read(&reception, folder, &roster, |items| finish(items, out))?;
                if let End::Tell(answer, _) = &end {
                    self.receipts
                        .issue(&work, answer, folder, &self.rooted, &roster, out)?;
                }
                end
            }
        };
        match end {
            End::Done(status) => Ok(status),
            End::Tell(answer, sums) => {
                if let Some(path) = &self.xlsx {
                    workbook::save(&reception, &answer, &sums, path)?;
                }
                let told = told::Told::of(&reception, &answer, sums);
                if options.json {
                    out.json(&told);
                } else {
                    told.show(out);
                }
                Ok(told.status())
            }
        }
    }
}

/// How the work on a folder ended.
enum End {
    /// Everything is written.
    Done(Status),
    /// It is still to be told.
    Tell(Box<bangfu_api::office::Answer>, Vec<bangfu_office::Sum>),
}

/// A folder in which something cannot be put on record is not good.
fn status(spoiled: bool) -> Status {
    if spoiled { Status::Blocked } else { Status::Good }
}
