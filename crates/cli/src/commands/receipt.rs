//! `bangfu receipt FILE`

use std::path::PathBuf;

use bangfu_api::model::Instant;
use bangfu_api::office::keeper;
use bangfu_api::seal::{Arrival, Body, Clock, File, Kid, Outcome, Role, Statement, trust, words};
use bangfu_api::{Evidence, Problem, Receipt as Issued, Receiving, deadline, receive};
use clap::Args;
use uuid::Builder;

use super::{key, library, overview};
use crate::arguments::{Options, instant};
use crate::ending::{Ending, Failure, Status, one_line};
use crate::files::{self, Access};
use crate::output::Output;
use crate::{clock, random};

#[derive(Debug, Args)]
#[command(
    override_usage = "bangfu receipt 文件 --result 结果 --no 回执号 --roster 名册 --root 根密钥编号 --key 密钥文件 [--received-at 时间] [--deadline 时间] [--earlier 回执]… --out 新文件"
)]
pub struct Receipt {
    #[arg(value_name = "文件", help = "收到的填报文件")]
    file: PathBuf,
    #[arg(long, value_name = "结果", value_parser = outcome, help = "arrived 已收到、valid 核对无误、accepted 已备案或 returned 退回")]
    result: Outcome,
    #[arg(
        long = "no",
        value_name = "回执号",
        help = "收件单位的编号，如 示卫备〔2026〕6号"
    )]
    number: String,
    #[arg(long, value_name = "名册", help = "公钥名册")]
    roster: PathBuf,
    #[arg(long, value_name = "编号", help = "名册管理单位公布的根密钥编号，64 位")]
    root: String,
    #[arg(
        long,
        value_name = "密钥文件",
        help = "收件单位的密钥；口令取自 BANGFU_PASSPHRASE，没有就在终端里问"
    )]
    key: PathBuf,
    #[arg(long, value_name = "时间", value_parser = instant, help = "什么时候收到的，默认是现在")]
    received_at: Option<Instant>,
    #[arg(long, value_name = "时间", value_parser = instant, help = "从什么时候起算迟报，默认按通知写的日期")]
    deadline: Option<Instant>,
    #[arg(long, value_name = "时间", value_parser = instant, help = "签名时间，默认是现在")]
    at: Option<Instant>,
    #[arg(
        long,
        value_name = "回执",
        help = "以前出具的回执，可写几次；同一份文件再报，得到同一份回执"
    )]
    earlier: Vec<PathBuf>,
    #[arg(long, value_name = "新文件", help = "存到哪里；不会改动已有的文件")]
    out: PathBuf,
}

fn outcome(text: &str) -> Result<Outcome, String> {
    Outcome::of(text).ok_or_else(|| format!("结果是 {} 中的一个", Outcome::NAMES.join("、")))
}

impl Receipt {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let library = library()?;
        let name = files::name(&self.file);
        let bytes = files::read(&self.file)?;
        files::parse(&self.file, &bytes)?;
        let roster = files::read(&self.roster)?;
        let earlier: Vec<Vec<u8>> = self
            .earlier
            .iter()
            .map(|path| files::read(path))
            .collect::<Result<_, _>>()?;
        let earlier: Vec<&[u8]> = earlier.iter().map(Vec::as_slice).collect();
        let now = self.at.map_or_else(clock::now, Ok)?;
        let key = key::unlock(&self.key)?;
        let kid = key.public().kid().to_string();
        let (office, holder) = kept(&roster, &self.root, Clock::Now(now), &kid)?;
        let received_at = self.received_at.unwrap_or(now);
        let arrival = Arrival {
            id: Builder::from_random_bytes(random::bytes()?)
                .into_uuid()
                .to_string(),
            receipt_no: self.number.clone(),
            received_at,
            deadline: match self.deadline {
                Some(deadline) => Some(deadline),
                None => printed(&bytes)?,
            },
            office: office.clone(),
        };
        let today = options.today.unwrap_or(now.date());
        let receiving = Receiving {
            evidence: Evidence {
                roster: Some(&roster),
                root: Some(&self.root),
                clock: Clock::Now(now),
                ..Evidence::default()
            },
            arrival: &arrival,
            outcome: self.result,
            today,
            earlier: &earlier,
        };
        let refused = |problem: Problem| Failure::from(problem).of(&name).blocking();
        let file = match receive(&library, &bytes, &receiving).map_err(refused)? {
            Issued::Again(file) => {
                out.line("这份文件已有回执，原样再给一份");
                file
            }
            Issued::New(document) => {
                let statement = Statement {
                    role: Role::Office,
                    org: office.uscc,
                    signer: holder,
                    time: now,
                    refusal: None,
                };
                bangfu_api::sign(&library, document.as_bytes(), &key, &statement, today).map_err(refused)?
            }
        };
        files::save(&self.out, file.as_bytes(), Access::Usual)?;
        out.line(format!("回执保存到 {}", one_line(&files::name(&self.out))));
        Ok(Status::Good)
    }
}

/// The body and the person a roster names for a key.
fn kept(roster: &[u8], root: &str, clock: Clock, kid: &str) -> Result<(Body, String), Failure> {
    let judged = trust(roster, Kid::parse(root), clock, None);
    let broken = || Problem::new("no-roster", words::verdict(&judged.1));
    let roster = judged.0.as_ref().ok_or_else(broken)?;
    Ok(keeper(roster, kid)?)
}

/// The day the notice prints for the filing's form and year.
fn printed(bytes: &[u8]) -> Result<Option<Instant>, Failure> {
    let file = File::read(bytes).map_err(|breach| Failure::from(Problem::from(breach)))?;
    let text = |object: &str, name: &str| {
        let text = file.document().get(object)?.get(name)?.as_text()?;
        Some(text.to_owned())
    };
    let (Some(form), Some(to)) = (text("form", "id"), text("period", "to")) else {
        return Ok(None);
    };
    let Some((pack, _)) = form.split_once('/') else {
        return Ok(None);
    };
    let year = bangfu_api::model::Date::parse(&to).map(|date| date.year());
    Ok(year.and_then(|year| deadline(&overview(pack).ok()?, &form, year)))
}
