//! The words on the command line, and what is said when they do not fit.

use std::error::Error as _;
use std::ffi::OsString;

use bangfu_api::model::{Date, Instant};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Args, Command as Words, CommandFactory, FromArgMatches, Parser};

use crate::commands::Command;
use crate::ending::Failure;

/// Everything on the command line.
#[derive(Debug, Parser)]
#[command(
    name = "bangfu",
    version,
    about = "帮扶填报：核对、签名和核验对口帮扶的表",
    override_usage = "bangfu 命令 …"
)]
pub struct Arguments {
    /// What holds for any command.
    #[command(flatten)]
    pub options: Options,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// Options that may stand anywhere.
#[derive(Debug, Clone, Copy, Args)]
pub struct Options {
    /// Answers for programs.
    #[arg(long, global = true, help = "写成程序读的格式，每份文件一行")]
    pub json: bool,
    /// The civil date in Beijing to judge by.
    #[arg(long, global = true, value_name = "日期", value_parser = date, help = "按这一天核对，默认是今天")]
    pub today: Option<Date>,
    /// Whether answers for programs hold what people typed.
    #[arg(long, global = true, help = "程序读的格式里也写出填报的原文")]
    pub show_values: bool,
}

/// What the command line asks for.
pub enum Parsed {
    /// Run this.
    Run(Box<Arguments>),
    /// Help or the version: only say it.
    Told(String),
}

/// Reads the command line.
///
/// # Errors
/// What does not fit, and where help is.
pub fn parse(words: impl Iterator<Item = OsString>) -> Result<Parsed, Failure> {
    let parsed = chinese(Arguments::command())
        .try_get_matches_from(words)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(arguments) => Ok(Parsed::Run(Box::new(arguments))),
        Err(error) if !error.use_stderr() => Ok(Parsed::Told(error.render().to_string())),
        Err(error) => Err(Failure::new(sentence(&error))),
    }
}

/// A date on the command line.
///
/// # Errors
/// How dates are written.
pub fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "日期要写成 2026-12-10 的样子，并且确有这一天".to_owned())
}

/// An instant on the command line.
///
/// # Errors
/// How instants are written.
pub fn instant(text: &str) -> Result<Instant, String> {
    Instant::parse(text).ok_or_else(|| "时间要写成 2026-12-10T09:30:00+08:00 的样子".to_owned())
}

/// The command and all below it with Chinese headings and help.
fn chinese(command: Words) -> Words {
    let leaf = command.get_subcommands().next().is_none();
    let arguments = command.get_positionals().next().is_some();
    let template = match (leaf, arguments) {
        (false, _) => "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}\n",
        (true, true) => "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}\n",
        (true, false) => "{about}\n\n用法：{usage}\n\n选项：\n{options}\n",
    };
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help("显示用法");
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("显示版本");
    let command = if command.get_version().is_some() {
        command.disable_version_flag(true).arg(version)
    } else {
        command
    };
    command
        .help_template(template)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .mut_subcommands(chinese)
}

fn sentence(error: &clap::Error) -> String {
    let what = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let named = what(ContextKind::InvalidArg);
    let value = what(ContextKind::InvalidValue);
    let wrong = match error.kind() {
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "没有写要做什么".to_owned()
        }
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", what(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("不认识“{named}”"),
        ErrorKind::MissingRequiredArgument => format!("缺少 {named}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{named} 后面没有写内容"),
        ErrorKind::ValueValidation | ErrorKind::InvalidValue => {
            let reason = error.source().map(|source| format!("：{source}"));
            format!("{named} 不能是“{value}”{}", reason.unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => format!("{named} 写了不止一次"),
        ErrorKind::InvalidUtf8 => "有一处文字的编码不对".to_owned(),
        _ => "命令的写法不对".to_owned(),
    };
    format!("{wrong}。运行 bangfu --help 可以查看用法")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declaration_is_consistent() {
        chinese(Arguments::command()).debug_assert();
    }

    #[test]
    fn options_stand_anywhere() {
        let lines = [
            "bangfu --json --today 2026-12-10 check a b",
            "bangfu check --json a --today 2026-12-10 b",
            "bangfu check a b --today=2026-12-10 --json",
        ];
        for line in lines {
            let Ok(Parsed::Run(arguments)) = parse(line.split(' ').map(OsString::from)) else {
                panic!("{line}");
            };
            assert!(arguments.options.json, "{line}");
            assert_eq!(arguments.options.today, Date::parse("2026-12-10"), "{line}");
        }
    }

    #[test]
    fn help_speaks_chinese() {
        fn texts(command: &mut Words) -> Vec<String> {
            let own = command.render_long_help().to_string();
            let below = command.get_subcommands_mut().flat_map(texts).collect::<Vec<_>>();
            [vec![own], below].concat()
        }
        let mut command = chinese(Arguments::command());
        command.build();
        for text in texts(&mut command) {
            for english in [
                "Usage",
                "Options",
                "Arguments",
                "Commands",
                "Print",
                "possible",
                "default",
            ] {
                assert!(!text.contains(english), "{english} in\n{text}");
            }
        }
    }
}
