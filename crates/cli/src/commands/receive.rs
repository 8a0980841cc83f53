//! `bangfu receive DIR`

mod lists;
mod receipts;
mod sorting;
mod tables;
mod told;
mod walk;

use std::path::PathBuf;

use bangfu_api::model::Instant;
use bangfu_api::office::{Answer, Reception};
use bangfu_api::seal::{Clock, Context, Kid, Roster, Trust, trust, words};
use bangfu_api::{Library, Problem};
use bangfu_office::{Expectation, Item, Sink, Sum};
use clap::Args;

use super::{library, overview};
use crate::arguments::{Options, instant};
use crate::clock;
use crate::ending::{Ending, Failure, Status};
use crate::files;
use crate::output::Output;
use sorting::OnDisk;
use tables::Tables;

#[derive(Debug, Args)]
#[command(
    override_usage = "bangfu receive 文件夹 --roster 名册 --root 根密钥编号 [--pack 通知 --year 年度] [--at 时间] [--expected 名单] [--json] [--xlsx 文件] [--out 文件夹] [--receipts 文件夹 --key 密钥文件 --no 编号]"
)]
pub struct Receive {
    #[arg(
        value_name = "文件夹",
        required_unless_present = "from",
        help = "收到的文件都在里面"
    )]
    folder: Option<PathBuf>,
    #[arg(long, value_name = "名册", help = "公钥名册")]
    roster: Option<PathBuf>,
    #[arg(long, value_name = "编号", help = "名册管理单位公布的根密钥编号，64 位")]
    root: Option<String>,
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
        help = "本单位的应报名单（CSV 或 Excel），不写就用通知里的"
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
        value_name = "文件",
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
        let reception = Reception::new(&library, overview.as_ref(), self.year)?;
        let at = self.at.map_or_else(clock::now, Ok)?;
        let roster = self.roster(at)?;
        let forms = |id: &str| reception.form(id);
        let context = Context {
            trust: roster.as_ref().map_or(Trust::None, Trust::Roster),
            clock: Clock::Now(at),
            ..Context::default()
        };
        let today = options.today.unwrap_or(at.date());
        let desk = reception.desk(context, today, &forms);
        let items: Box<dyn Iterator<Item = Result<Item, Failure>>> = match &self.folder {
            Some(folder) => Box::new(walk::items(folder, &desk)?),
            None => Box::new(tables::recorded(&self.from)),
        };
        if let Some(path) = &self.records {
            return tables::record(items, path, out);
        }
        let work = Work {
            reception: &reception,
            roster: roster.as_ref(),
            expected: self.expectations(&library)?,
            at,
        };
        if let Some(folder) = &self.out {
            let mut tables = Tables::create(folder, &reception)?;
            let sums = work.receive(items, &mut tables)?;
            return tables.finish(&reception, sums, out);
        }
        let mut answer = told::Gathered(Answer::default());
        let sums = work.receive(items, &mut answer)?;
        let mut answer = answer.0;
        answer.settle();
        if let Some(folder) = &self.folder {
            self.receipts.issue(&library, &answer, &work, folder, self, out)?;
        }
        let told = told::Told::of(&reception, &answer, sums);
        if options.json {
            out.json(&told);
        } else {
            told.show(out);
        }
        Ok(told.status())
    }

    /// The roster, which must hold; without one every key is unknown, as with records, where all is judged already.
    fn roster(&self, at: Instant) -> Result<Option<Roster>, Failure> {
        let Some(path) = &self.roster else {
            return if self.from.is_empty() {
                Err(Failure::new(
                    "没有写名册，不能核验签名。请用 --roster 写明名册，用 --root 写明根密钥编号",
                ))
            } else {
                Ok(None)
            };
        };
        let root = self.root.as_deref().unwrap_or_default();
        let kid = Kid::parse(root);
        let kid =
            kid.ok_or_else(|| Failure::from(Problem::new("root", "根密钥的编号应是 64 位小写十六进制数字")))?;
        let (roster, verdict) = trust(&files::read(path)?, Some(kid), Clock::Now(at), None);
        let broken =
            || Failure::from(Problem::new("no-roster", words::verdict(&verdict))).of(files::name(path));
        roster.map(Some).ok_or_else(broken)
    }

    fn expectations(&self, library: &Library) -> Result<Option<Vec<Expectation>>, Failure> {
        let Some(path) = &self.expected else {
            return Ok(None);
        };
        let Some(pack) = &self.pack else {
            return Err(Failure::new("有应报名单时，要用 --pack 写明是哪份通知"));
        };
        lists::read(path, library, pack).map(Some)
    }
}

/// What is the same whatever becomes of the results.
struct Work<'w> {
    reception: &'w Reception<'w>,
    roster: Option<&'w Roster>,
    expected: Option<Vec<Expectation>>,
    at: Instant,
}

impl<'w> Work<'w> {
    fn roster(&self) -> Result<&'w Roster, Failure> {
        self.roster
            .ok_or_else(|| Failure::new("要有公钥名册和根密钥编号才能出具回执"))
    }

    fn receive(
        &self,
        items: impl Iterator<Item = Result<Item, Failure>>,
        sink: &mut impl Sink<Error = Failure>,
    ) -> Result<Vec<Sum>, Failure> {
        let own = self.expected.as_deref();
        let (coded, named): (Vec<&Expectation>, Vec<&Expectation>) = own
            .unwrap_or_default()
            .iter()
            .partition(|one| !one.uscc.is_empty());
        let named: Vec<Expectation> = named.into_iter().cloned().collect();
        let deadline = |form: &str| self.reception.deadline(form);
        let scope = self
            .reception
            .scope(own.map(|_| named.as_slice()), &deadline, self.at);
        bangfu_office::receive(items, coded.into_iter().cloned(), &scope, &OnDisk, sink)
    }
}

/// A folder in which something cannot be put on record is not good.
fn status(spoiled: bool) -> Status {
    if spoiled { Status::Blocked } else { Status::Good }
}
