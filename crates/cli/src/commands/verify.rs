//! `bangfu verify FILE…`

use std::path::PathBuf;

use bangfu_api::canon::Digest;
use bangfu_api::seal::{Accepted, Clock, File, State};
use bangfu_api::{Code, Evidence, Match, Problem, Verified};
use clap::Args;
use serde::Serialize;

use super::verdict;
use crate::arguments::Options;
use crate::clock;
use crate::ending::{Ending, Failure, Status, one_line};
use crate::files;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(
    override_usage = "bangfu verify 文件… [--roster 名册 --root 根密钥编号] [--today 日期] [--filing 文件] [--receipt 文件] [--code 核对码] [--json]"
)]
pub struct Verify {
    #[arg(value_name = "文件", required = true, help = "签过名的文件；- 表示标准输入")]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "名册", help = "公钥名册")]
    roster: Option<PathBuf>,
    #[arg(long, value_name = "编号", help = "名册管理单位公布的根密钥编号，64 位")]
    root: Option<String>,
    #[arg(long, value_name = "文件", help = "核验回执时：回执所说的文件")]
    filing: Option<PathBuf>,
    #[arg(long, value_name = "文件", help = "核验填报文件时：它的回执")]
    receipt: Option<PathBuf>,
    #[arg(long, value_name = "版次", value_parser = revision, help = "收件登记里最后接受的一版")]
    highest_accepted_revision: Option<i64>,
    #[arg(long, value_name = "摘要", value_parser = digest, requires = "highest_accepted_revision", help = "那一版的内容摘要")]
    highest_accepted_document: Option<Digest>,
    #[arg(long, value_name = "版次", value_parser = revision, help = "见过的最新名册的版次")]
    highest_roster_revision: Option<i64>,
    #[arg(long, value_name = "核对码", value_parser = code, help = "核对纸质件：纸上的核对码，或扫二维码得到的文字")]
    code: Option<Code>,
}

fn code(text: &str) -> Result<Code, String> {
    Code::read(text).map_err(|slip| slip.to_string())
}

fn digest(text: &str) -> Result<Digest, String> {
    Digest::parse(text).ok_or_else(|| "摘要要写成 sha-256: 加 64 位小写十六进制数字".to_owned())
}

fn revision(text: &str) -> Result<i64, String> {
    let revision = text.parse().ok().filter(|revision| *revision >= 1);
    revision.ok_or_else(|| "版次是从 1 起的整数".to_owned())
}

/// A verdict, or why there is none.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    verified: Option<&'a Verified>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper: Option<Match>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Problem>,
}

impl Verify {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let read = |path: &Option<PathBuf>| path.as_deref().map(files::read).transpose();
        let (roster, filing, receipt) = (read(&self.roster)?, read(&self.filing)?, read(&self.receipt)?);
        let evidence = Evidence {
            roster: roster.as_deref(),
            root: self.root.as_deref(),
            clock: match options.today {
                Some(day) => Clock::Day(day),
                None => Clock::Now(clock::now()?),
            },
            filing: filing.as_deref(),
            receipt: receipt.as_deref(),
            accepted: self.highest_accepted_revision.map(|revision| Accepted {
                revision,
                document: self.highest_accepted_document,
            }),
            highest_roster_revision: self.highest_roster_revision,
        };
        let mut worst = Status::Good;
        for path in &self.files {
            let file = &files::name(path);
            let judged = files::read(path).and_then(|bytes| {
                let verified = bangfu_api::verdict(&bytes, &evidence);
                verified
                    .map(|verified| (bytes, verified))
                    .map_err(|problem| Failure::from(problem).of(file))
            });
            let paper = judged.as_ref().ok().and_then(|(bytes, _)| self.paper(bytes));
            if options.json {
                out.json(&Line {
                    file,
                    paper,
                    verified: judged.as_ref().ok().map(|(_, verified)| verified),
                    problem: judged.as_ref().err().map(Failure::problem),
                });
            }
            worst = worst.max(match judged {
                Err(failure) => out.tell(&failure),
                Ok((bytes, verified)) => match &verified.verdict.breach {
                    Some(breach) => {
                        if let Some(paper) = paper.filter(|_| !options.json) {
                            out.line(one_line(&format!("{file}：核对纸质件　{paper}")));
                        }
                        let problem = Problem::new(breach.rule().name(), &verified.text);
                        out.tell(&Failure::from(problem).of(file).at(files::place(breach)))
                    }
                    None => {
                        if !options.json {
                            verdict::show(file, &bytes, &verified, roster.as_deref(), paper, out);
                        }
                        status(verified.verdict.state).max(of_paper(paper))
                    }
                },
            });
        }
        Ok(worst)
    }

    /// What the code from a paper says of a file, where both are at hand.
    fn paper(&self, bytes: &[u8]) -> Option<Match> {
        let (code, file) = (self.code.as_ref()?, File::read(bytes).ok()?);
        Some(code.compared(&file.digest()))
    }
}

/// A paper of another file blocks.
fn of_paper(paper: Option<Match>) -> Status {
    match paper {
        None | Some(Match::Same) => Status::Good,
        Some(_) => Status::Blocked,
    }
}

/// A file that still travels blocks nothing; a refused one, one whose keys nobody knows and one that only an old roster
/// vouches for must not pass for good.
fn status(state: State) -> Status {
    match state {
        State::Valid | State::Incomplete => Status::Good,
        State::Refused | State::Invalid | State::UnknownKey | State::RosterTooOld => Status::Blocked,
    }
}
