//! `bangfu sign FILE` and `bangfu refuse FILE`

use std::path::PathBuf;

use bangfu_api::model::Instant;
use bangfu_api::seal::{Role, Statement};
use clap::Args;

use super::{key, library};
use crate::arguments::{Options, instant};
use crate::clock;
use crate::ending::{Ending, Failure, Status, one_line};
use crate::files::{self, Access};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(
    override_usage = "bangfu sign 文件 --key 密钥文件 --role 身份 --org 代码 --signer 姓名 [--at 时间] --out 新文件"
)]
pub struct Sign {
    #[command(flatten)]
    signing: Signing,
}

#[derive(Debug, Args)]
#[command(
    override_usage = "bangfu refuse 文件 --reason 理由 --key 密钥文件 --role 身份 --org 代码 --signer 姓名 [--at 时间] --out 新文件"
)]
pub struct Refuse {
    #[command(flatten)]
    signing: Signing,
    #[arg(long, value_name = "理由", help = "为什么不同意，1 到 500 个字，写进签名")]
    reason: String,
}

/// Who signs what, with which key.
#[derive(Debug, Args)]
pub struct Signing {
    #[arg(value_name = "文件", help = "要签名的文件；- 表示标准输入")]
    pub file: PathBuf,
    #[arg(
        long,
        value_name = "密钥文件",
        help = "口令取自 BANGFU_PASSPHRASE，没有就在终端里问"
    )]
    pub key: PathBuf,
    #[arg(long, value_name = "身份", value_parser = role, help = "supporter、recipient、bureau、commission、office 或 root")]
    pub role: Role,
    #[arg(long, value_name = "代码", help = "签名单位的统一社会信用代码")]
    pub org: String,
    #[arg(long, value_name = "姓名", help = "签名人")]
    pub signer: String,
    #[arg(long, visible_alias = "time", value_name = "时间", value_parser = instant, help = "签名时间，默认是现在")]
    pub at: Option<Instant>,
    #[arg(long, value_name = "新文件", help = "签名后存到哪里；不会改动已有的文件")]
    pub out: PathBuf,
}

/// A role on the command line.
///
/// # Errors
/// Which there are.
pub fn role(text: &str) -> Result<Role, String> {
    Role::of(text).ok_or_else(|| format!("身份是 {} 中的一个", Role::NAMES.join("、")))
}

impl Sign {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        self.signing.run(None, options, out)
    }
}

impl Refuse {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        self.signing.run(Some(self.reason.clone()), options, out)
    }
}

impl Signing {
    /// Signs, and saves the signed file under its new name. The rules are those of the day of signing.
    ///
    /// # Errors
    /// What the rules, the format or the disk forbid.
    pub fn run(&self, refusal: Option<String>, options: &Options, out: &mut Output) -> Ending {
        let library = library()?;
        let time = self.at.map_or_else(clock::now, Ok)?;
        let name = files::name(&self.file);
        let bytes = files::read(&self.file)?;
        files::parse(&self.file, &bytes)?;
        let key = key::unlock(&self.key)?;
        let statement = Statement {
            role: self.role,
            org: self.org.clone(),
            signer: self.signer.clone(),
            time,
            refusal,
        };
        let today = options.today.unwrap_or(time.date());
        let signed = bangfu_api::sign(&library, &bytes, &key, &statement, today)
            .map_err(|problem| Failure::from(problem).of(&name).blocking())?;
        files::save(&self.out, signed.as_bytes(), Access::Usual)?;
        out.line(format!("已签名，保存到 {}", one_line(&files::name(&self.out))));
        Ok(Status::Good)
    }
}
