//! The commands, one a file.

mod canon;
mod check;
mod coverage;
mod diff;
mod duties;
mod fields;
mod forms;
mod identifier;
mod key;
mod merge;
mod new;
mod print;
mod receipt;
mod receive;
mod roster;
mod rules;
mod schema;
mod sheet;
mod sign;
mod summary;
mod verdict;
mod verify;

use bangfu_api::Library;
use bangfu_api::pack::Overview;
use bangfu_forms::{FORMS, NOTICES};
use clap::Subcommand;

use crate::arguments::Options;
use crate::ending::{Ending, Failure};
use crate::output::Output;

/// What `bangfu` can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = "列出有哪些表", override_usage = "bangfu forms [--json]")]
    Forms,
    #[command(about = "列出一份表按哪些规则核对，出自哪一条；一条规则怎样算符合")]
    Rules(rules::Rules),
    #[command(about = "逐句列出一份通知的要求，怎样核对")]
    Coverage(coverage::Coverage),
    #[command(about = "列出一年里要报什么、报给谁、什么时候报")]
    Duties(duties::Duties),
    #[command(about = "列出一份表的每一项")]
    Fields(fields::Fields),
    #[command(about = "写出一份表的 JSON Schema，供别的程序检查格式")]
    Schema(schema::Schema),
    #[command(about = "写出一份空白的表")]
    New(new::New),
    #[command(about = "核对填好的表")]
    Check(check::Check),
    #[command(about = "写出打印用的纸质件")]
    Print(print::Print),
    #[command(about = "比较两份文件，或者同一份表的两个版本")]
    Diff(diff::Diff),
    #[command(about = "写出用来计算核对码的规范内容")]
    Canon(canon::Canon),
    #[command(about = "判断一个号码写得对不对")]
    Identifier(identifier::Identifier),
    #[command(
        about = "生成、另存和查看密钥文件",
        override_usage = "bangfu key new|import|show|card …"
    )]
    Key(key::Key),
    #[command(
        about = "写出 Excel 表样，读入填好的工作簿",
        override_usage = "bangfu sheet template|read …"
    )]
    Sheet(sheet::Sheet),
    #[command(about = "在文件上签名")]
    Sign(sign::Sign),
    #[command(about = "写明理由，不同意这份文件")]
    Refuse(sign::Refuse),
    #[command(about = "把分头签名的几份文件合成一份")]
    Merge(merge::Merge),
    #[command(about = "给收到的文件出具回执")]
    Receipt(receipt::Receipt),
    #[command(about = "收一个文件夹：谁报了、谁没报、合计多少")]
    Receive(Box<receive::Receive>),
    #[command(about = "用签过名的原件拟总结或任务清单")]
    Summary(Box<summary::Summary>),
    #[command(
        about = "新建和管理公钥名册",
        override_usage = "bangfu roster new|add|revoke|sign …"
    )]
    Roster(roster::Roster),
    #[command(about = "核验文件上的签名")]
    Verify(verify::Verify),
}

/// Runs a command.
///
/// # Errors
/// Why it stopped. What concerns one of several files is told on the way and does not stop the others.
pub fn run(command: &Command, options: &Options, out: &mut Output) -> Ending {
    match command {
        Command::Forms => forms::run(options, out),
        Command::Rules(command) => command.run(options, out),
        Command::Coverage(command) => command.run(options, out),
        Command::Duties(command) => command.run(options, out),
        Command::Fields(command) => command.run(options, out),
        Command::Schema(command) => command.run(options, out),
        Command::New(command) => command.run(out),
        Command::Check(command) => command.run(options, out),
        Command::Diff(command) => command.run(options, out),
        Command::Canon(command) => command.run(out),
        Command::Identifier(command) => command.run(options, out),
        Command::Key(command) => command.run(options, out),
        Command::Sheet(command) => command.run(options, out),
        Command::Sign(command) => command.run(options, out),
        Command::Refuse(command) => command.run(options, out),
        Command::Merge(command) => command.run(options, out),
        Command::Print(command) => command.run(options, out),
        Command::Receipt(command) => command.run(options, out),
        Command::Receive(command) => command.run(options, out),
        Command::Summary(command) => command.run(options, out),
        Command::Roster(command) => command.run(options, out),
        Command::Verify(command) => command.run(options, out),
    }
}

/// The forms this program was built with.
fn library() -> Result<Library, Failure> {
    Ok(Library::of(FORMS.iter().map(|(_, text)| *text))?)
}

/// The notices this program was built with.
fn overviews() -> Result<Vec<Overview>, Failure> {
    let read = NOTICES.iter().map(|(_, text)| bangfu_api::overview(text));
    Ok(read.collect::<Result<_, _>>()?)
}

/// One of the notices this program was built with.
fn overview(id: &str) -> Result<Overview, Failure> {
    let found = NOTICES.iter().find(|(known, _)| *known == id);
    let known = || {
        NOTICES
            .iter()
            .map(|(known, _)| *known)
            .collect::<Vec<_>>()
            .join("、")
    };
    match found {
        Some((_, text)) => Ok(bangfu_api::overview(text)?),
        None => Err(Failure::new(format!("没有“{id}”这份通知。有的是：{}", known()))),
    }
}
