//! `bangfu roster new`, `add`, `revoke`, `sign`

use std::path::{Path, PathBuf};

use bangfu_api::canon::{Heard, heard};
use bangfu_api::model::{Date, Instant, Value};
use bangfu_api::seal::{
    Body, Enrolment, File, KeepBreach, Kid, Kind, Revocation, Role, Term, bare, begin, enrol, revise, revoke,
    usual_update,
};
use bangfu_api::{Problem, read_card};
use clap::{Args, Subcommand};

use super::sign::{Signing, role};
use crate::arguments::{Options, date, instant};
use crate::clock;
use crate::ending::{Ending, Failure, Status, one_line};
use crate::files::{self, Access};
use crate::output::Output;

#[derive(Debug, Args)]
pub struct Roster {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(
        about = "新建名册，登记名册管理单位自己的根密钥",
        override_usage = "bangfu roster new --id 编号 --card 公钥卡 --org 代码 --name 单位 --holder 姓名 --from 日期 --to 日期 --next-update 时间 --out 新文件"
    )]
    New {
        #[arg(long, value_name = "编号", help = "名册的编号，小写字母、数字和短横线")]
        id: String,
        #[command(flatten)]
        key: Enrolled,
        #[command(flatten)]
        term: Issued,
        #[arg(long, value_name = "新文件", help = "存到哪里；不会改动已有的文件")]
        out: PathBuf,
    },
    #[command(
        about = "登记一把公钥；已签名的名册先转成下一版",
        override_usage = "bangfu roster add 名册 --card 公钥卡 --org 代码 --name 单位 --holder 姓名 --role 身份 --from 日期 --to 日期 [--next-update 时间] --out 新文件"
    )]
    Add {
        #[arg(value_name = "名册", help = "名册文件")]
        roster: PathBuf,
        #[command(flatten)]
        key: Enrolled,
        #[arg(long, required = true, value_name = "身份", value_parser = role, help = "可以用来签名的身份，可写几次")]
        role: Vec<Role>,
        #[command(flatten)]
        term: Issued,
        #[arg(long, value_name = "新文件", help = "存到哪里；不会改动已有的文件")]
        out: PathBuf,
    },
    #[command(
        about = "停用一把公钥：已更换、已遗失或登记有误",
        override_usage = "bangfu roster revoke 名册 --kid 编号 (--superseded 日期 | --compromised 时间 --reason 原因 | --withdrawn 时间 --reason 原因) [--next-update 时间] --out 新文件"
    )]
    Revoke {
        #[arg(value_name = "名册", help = "名册文件")]
        roster: PathBuf,
        #[arg(long, value_name = "编号", value_parser = kid, help = "密钥编号，64 位")]
        kid: Kid,
        #[command(flatten)]
        how: How,
        #[command(flatten)]
        term: Issued,
        #[arg(long, value_name = "新文件", help = "存到哪里；不会改动已有的文件")]
        out: PathBuf,
    },
    #[command(
        about = "用根密钥在名册上签名",
        override_usage = "bangfu roster sign 名册 --key 密钥文件 --signer 姓名 [--at 时间] --out 新文件"
    )]
    Sign {
        #[arg(value_name = "名册", help = "还没有签名的名册")]
        roster: PathBuf,
        #[arg(
            long,
            value_name = "密钥文件",
            help = "根密钥；口令取自 BANGFU_PASSPHRASE，没有就在终端里问"
        )]
        key: PathBuf,
        #[arg(long, value_name = "姓名", help = "签名人")]
        signer: String,
        #[arg(long, value_name = "时间", value_parser = instant, help = "签名时间，默认是现在")]
        at: Option<Instant>,
        #[arg(long, value_name = "新文件", help = "存到哪里；不会改动已有的文件")]
        out: PathBuf,
    },
}

/// The key that is taken in, after its telephone code was read back.
#[derive(Debug, Args)]
struct Enrolled {
    #[arg(long, value_name = "公钥卡", help = "保管人导出的公钥卡")]
    card: PathBuf,
    #[arg(long, value_name = "代码", help = "单位的统一社会信用代码")]
    org: String,
    #[arg(long, value_name = "单位", help = "单位名称，与公章一致")]
    name: String,
    #[arg(long, value_name = "姓名", help = "保管人")]
    holder: String,
    #[arg(long, value_name = "日期", value_parser = date, help = "从哪天起可用")]
    from: Date,
    #[arg(long, value_name = "日期", value_parser = date, help = "用到哪天，含当天")]
    to: Date,
    #[arg(
        long,
        value_name = "核对码",
        help = "保管人在电话里念出的核对码，与公钥卡不一致就不登记"
    )]
    phone_code: Option<String>,
}

/// When the revision is issued, and when the next one is due.
#[derive(Debug, Args)]
struct Issued {
    #[arg(long, value_name = "时间", value_parser = instant, help = "签发时间，默认是现在")]
    issued: Option<Instant>,
    #[arg(long, value_name = "时间", value_parser = instant, help = "从什么时候起要换新版，默认三个月后")]
    next_update: Option<Instant>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct How {
    #[arg(long, value_name = "日期", value_parser = date, conflicts_with_all = ["compromised", "withdrawn", "reason"], help = "已更换，用到这一天")]
    superseded: Option<Date>,
    #[arg(long, value_name = "时间", value_parser = instant, conflicts_with = "withdrawn", requires = "reason", help = "从这时起可能已被别人使用")]
    compromised: Option<Instant>,
    #[arg(long, value_name = "时间", value_parser = instant, requires = "reason", help = "登记有误，从未有效")]
    withdrawn: Option<Instant>,
    #[arg(long, value_name = "原因", help = "为什么停用，写进名册")]
    reason: Option<String>,
}

fn kid(text: &str) -> Result<Kid, String> {
    Kid::parse(text).ok_or_else(|| "密钥编号是 64 位小写十六进制数字".to_owned())
}

impl Roster {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        match &self.action {
            Action::New {
                id,
                key,
                term,
                out: file,
            } => {
                let root = key.enrolment(vec![Role::Root])?;
                let document = begin(id, term.term()?, &root).map_err(refused)?;
                save(&document, file, out)
            }
            Action::Add {
                roster,
                key,
                role,
                term,
                out: file,
            } => {
                let document = open(roster, term)?;
                let enrolment = key.enrolment(role.clone())?;
                save(
                    &enrol(document, &enrolment).map_err(|breach| refused(breach).of(files::name(roster)))?,
                    file,
                    out,
                )
            }
            Action::Revoke {
                roster,
                kid,
                how,
                term,
                out: file,
            } => {
                let document = open(roster, term)?;
                let revoked = revoke(document, *kid, &how.revocation()?);
                save(
                    &revoked.map_err(|breach| refused(breach).of(files::name(roster)))?,
                    file,
                    out,
                )
            }
            Action::Sign {
                roster,
                key,
                signer,
                at,
                out: file,
            } => {
                let signing = Signing {
                    file: roster.clone(),
                    key: key.clone(),
                    role: Role::Root,
                    org: issuer(roster)?,
                    signer: signer.clone(),
                    at: *at,
                    out: file.clone(),
                };
                signing.run(None, options, out)
            }
        }
    }
}

impl Enrolled {
    fn enrolment(&self, roles: Vec<Role>) -> Result<Enrolment, Failure> {
        let name = files::name(&self.card);
        let public =
            read_card(&files::read(&self.card)?).map_err(|problem| Failure::from(problem).of(&name))?;
        if let Some(code) = &self.phone_code
            && heard(code, &public.phone_code()) != Heard::Same
        {
            let problem = Problem::new(
                "phone-code",
                "电话核对码与公钥卡上的不一致，没有登记。请向保管人重新核对",
            );
            return Err(Failure::from(problem).of(name).blocking());
        }
        Ok(Enrolment {
            public,
            org: Body {
                name: self.name.clone(),
                uscc: self.org.clone(),
            },
            holder: self.holder.clone(),
            roles,
            not_before: self.from,
            not_after: self.to,
        })
    }
}

impl Issued {
    fn term(&self) -> Result<Term, Failure> {
        let issued = self.issued.map_or_else(clock::now, Ok)?;
        let next_update = self
            .next_update
            .or_else(|| usual_update(issued.date()).map(Instant::start_of));
        Ok(Term {
            issued,
            next_update: next_update
                .ok_or_else(|| Failure::new("签发时间太晚，请用 --next-update 写明何时更新"))?,
        })
    }
}

impl How {
    fn revocation(&self) -> Result<Revocation, Failure> {
        let reason = || self.reason.clone().unwrap_or_default();
        let lost = self
            .compromised
            .map(|since| Revocation::Compromised(since, reason()));
        let wrong = || self.withdrawn.map(|since| Revocation::Withdrawn(since, reason()));
        let replaced = || self.superseded.map(Revocation::Superseded);
        let how = lost.or_else(wrong).or_else(replaced);
        how.ok_or_else(|| Failure::new("没有写怎样停用。请写 --superseded、--compromised 或 --withdrawn"))
    }
}

/// The roster to change: a signed one as its next revision, an unsigned one as it stands.
fn open(path: &Path, term: &Issued) -> Result<Value, Failure> {
    let bytes = files::read(path)?;
    match files::parse(path, &bytes)? {
        File::Bare(document) => Ok(document),
        File::Envelope(signed) => {
            revise(&signed, term.term()?).map_err(|breach| refused(breach).of(files::name(path)))
        }
    }
}

fn refused(breach: KeepBreach) -> Failure {
    let code = match &breach {
        KeepBreach::NoRoster => "no-roster",
        KeepBreach::UnknownKey => "unknown-key",
        KeepBreach::RevokedAlready => "revoked-already",
        KeepBreach::Shape(breach) => breach.rule().name(),
    };
    Failure::from(Problem::new(code, breach.to_string()))
}

fn save(document: &Value, file: &Path, out: &mut Output) -> Ending {
    files::save(file, bare(document, Kind::Roster).as_bytes(), Access::Usual)?;
    let revision = document
        .get("revision")
        .and_then(Value::as_integer)
        .unwrap_or_default();
    out.line(format!(
        "名册第 {revision} 版，还没有签名，保存到 {}",
        one_line(&files::name(file))
    ));
    Ok(Status::Good)
}

/// The USCC of the body that keeps an unsigned roster.
fn issuer(roster: &Path) -> Result<String, Failure> {
    let file = files::parse(roster, &files::read(roster)?)?;
    let issuer = file
        .document()
        .get("issuer")
        .and_then(|issuer| issuer.get("uscc")?.as_text());
    let issuer = issuer.ok_or_else(|| refused(KeepBreach::NoRoster).of(files::name(roster)));
    issuer.map(str::to_owned)
}
