//! `bangfu key new`, `bangfu key import`, `bangfu key show`, `bangfu key card`

use std::path::{Path, PathBuf};

use bangfu_api::Card;
use bangfu_api::seal::{Algorithm, Key as Secret, KeyBreach, KeyRule, Passphrase};
use clap::{Args, Subcommand};
use zeroize::Zeroizing;

use crate::arguments::Options;
use crate::ending::{Ending, Failure, Status, one_line};
use crate::files::{self, Access};
use crate::output::Output;
use crate::{passphrase, random};

#[derive(Debug, Args)]
pub struct Key {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(
        about = "生成一把密钥，存为加密的密钥文件",
        override_usage = "bangfu key new [--alg 算法] --out 密钥文件"
    )]
    New {
        #[arg(
            long,
            value_name = "算法",
            value_parser = algorithm,
            default_value = "ed25519",
            hide_default_value = true,
            help = "ed25519 或 sm2，不写就是 ed25519；收件单位要求国密算法时写 sm2"
        )]
        alg: Algorithm,
        #[arg(long, value_name = "密钥文件", help = "存到哪里；不会改动已有的文件")]
        out: PathBuf,
    },
    #[command(
        about = "把别的程序生成的密钥另存为加密的密钥文件",
        override_usage = "bangfu key import 原文件 --out 密钥文件 [--json]"
    )]
    Import {
        #[arg(
            value_name = "原文件",
            help = "没有加密或用口令加密的 PEM 文件；原来的口令不同时用 BANGFU_OLD_PASSPHRASE 给出"
        )]
        file: PathBuf,
        #[arg(long, value_name = "密钥文件", help = "存到哪里；不会改动已有的文件")]
        out: PathBuf,
    },
    #[command(
        about = "查看密钥的编号和电话核对码",
        override_usage = "bangfu key show 密钥文件 [--json]"
    )]
    Show {
        #[arg(value_name = "密钥文件", help = "生成时保存的文件")]
        file: PathBuf,
    },
    #[command(
        about = "写出登记用的公钥卡",
        override_usage = "bangfu key card 密钥文件… [--json]"
    )]
    Card {
        #[arg(value_name = "密钥文件", required = true, help = "生成时保存的文件")]
        files: Vec<PathBuf>,
    },
}

impl Key {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        match &self.action {
            Action::New { alg, out: file } => {
                vacant(file)?;
                let passphrase = passphrase::new()?;
                let key = Secret::new(*alg, random::bytes)?;
                save(&key, &passphrase, file)?;
                saved(&key, file, options, out);
                Ok(Status::Good)
            }
            Action::Import { file, out: to } => {
                vacant(to)?;
                let (key, locked) = import(file)?;
                save(&key, &passphrase::new()?, to)?;
                saved(&key, to, options, out);
                if !locked && !options.json {
                    out.line("原文件没有加密。试过新文件能用以后，请删除原文件。");
                }
                Ok(Status::Good)
            }
            Action::Show { file } => each(std::slice::from_ref(file), options, out, show),
            Action::Card { files } => each(files, options, out, enrol),
        }
    }
}

fn algorithm(text: &str) -> Result<Algorithm, String> {
    let named = |alg: &&Algorithm| alg.name().eq_ignore_ascii_case(text);
    let found = Algorithm::ALL.iter().find(named).copied();
    found.ok_or_else(|| "算法是 ed25519、sm2 中的一个".to_owned())
}

/// The key of a file that another program wrote, and whether that file was encrypted.
fn import(file: &Path) -> Result<(Secret, bool), Failure> {
    let name = files::name(file);
    let text = text(file)?;
    let locked = Secret::is_locked(&text);
    let key = if locked {
        Secret::from_pem(&text, &passphrase::old(&one_line(&name))?)
    } else {
        Secret::import(&text)
    };
    let key = key.map_err(|breach| Failure::from(breach).of(name))?;
    Ok((key, locked))
}

/// Found out before anything is asked or drawn.
fn vacant(file: &Path) -> Result<(), Failure> {
    if file.symlink_metadata().is_ok() {
        return Err(Failure::new("已经有这个文件，没有改动它。请换一个文件名").of(files::name(file)));
    }
    Ok(())
}

fn save(key: &Secret, passphrase: &Passphrase, file: &Path) -> Result<(), Failure> {
    let pem = Zeroizing::new(key.to_pem(passphrase, random::bytes()?, random::bytes()?));
    files::save(file, pem.as_bytes(), Access::OwnerOnly)
}

fn saved(key: &Secret, file: &Path, options: &Options, out: &mut Output) {
    let card = Card::of(&key.public());
    if options.json {
        out.json(&card);
        return;
    }
    out.line(format!("已保存到 {}", one_line(&files::name(file))));
    show(&card, out);
    out.line("忘记口令只能另办新密钥。请另存一份密钥文件，不要交给别人。");
}

/// Unlocks a key file.
///
/// # Errors
/// The rule of `files.md` §9 it breaks, or why it could not be read.
pub fn unlock(file: &Path) -> Result<Secret, Failure> {
    let name = files::name(file);
    let text = text(file)?;
    let key = Secret::from_pem(&text, &passphrase::known(&one_line(&name))?);
    key.map_err(|breach| Failure::from(breach).of(name))
}

/// The text of a file that may hold a secret.
fn text(file: &Path) -> Result<Zeroizing<String>, Failure> {
    let bytes = Zeroizing::new(files::read(file)?);
    match str::from_utf8(&bytes) {
        Ok(text) => Ok(Zeroizing::new(text.to_owned())),
        Err(_) => Err(Failure::from(KeyBreach(KeyRule::Format)).of(files::name(file))),
    }
}

fn each(files: &[PathBuf], options: &Options, out: &mut Output, write: fn(&Card, &mut Output)) -> Ending {
    for file in files {
        let card = Card::of(&unlock(file)?.public());
        if options.json {
            out.json(&card);
        } else {
            write(&card, out);
        }
    }
    Ok(Status::Good)
}

fn show(card: &Card, out: &mut Output) {
    out.line(format!("电话核对码　{}", card.phone_code));
    out.line(format!("密钥编号　　{}", card.kid));
    out.line(format!("算法　　　　{}", card.alg));
}

/// The 公钥登记表 of `files.md` §8, to print, fill in and stamp.
fn enrol(card: &Card, out: &mut Output) {
    out.line("公钥登记表\n");
    for blank in ["单位名称", "统一社会信用代码", "保管人姓名", "职务"] {
        out.line(format!("{blank}　＿＿＿＿＿＿＿＿＿＿＿＿"));
    }
    out.line("");
    show(card, out);
    out.line(format!("公钥　　　　{}", card.spki));
    out.line(
        "\n盖章后送名册管理单位。对方会拨打已有的电话，请照上面的电话核对码逐组念出，核对一致后才登记。\n",
    );
}
