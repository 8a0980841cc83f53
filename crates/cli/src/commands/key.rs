//! `bangfu key new`, `bangfu key show`, `bangfu key card`

use std::path::{Path, PathBuf};

use bangfu_api::Card;
use bangfu_api::seal::{Key as Secret, KeyBreach, KeyRule};
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
        override_usage = "bangfu key new [--alg ed25519] --out 密钥文件"
    )]
    New {
        #[arg(
            long,
            value_name = "算法",
            default_value = "ed25519",
            hide_default_value = true,
            help = "ed25519"
        )]
        alg: String,
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
                let card = Card::of(&generate(alg, file)?.public());
                if options.json {
                    out.json(&card);
                } else {
                    out.line(format!("已保存到 {}", one_line(&files::name(file))));
                    show(&card, out);
                    out.line("忘记口令只能另办新密钥。请另存一份密钥文件，不要交给别人。");
                }
                Ok(Status::Good)
            }
            Action::Show { file } => each(std::slice::from_ref(file), options, out, show),
            Action::Card { files } => each(files, options, out, enrol),
        }
    }
}

fn generate(alg: &str, file: &Path) -> Result<Secret, Failure> {
    match alg.to_ascii_lowercase().as_str() {
        "ed25519" => {}
        "sm2" => {
            return Err(Failure::new(
                "这个版本只能生成 ed25519 密钥，没有生成。请写 --alg ed25519",
            ));
        }
        _ => {
            return Err(Failure::new(format!(
                "没有“{alg}”这种算法，没有生成。请写 --alg ed25519"
            )));
        }
    }
    if file.symlink_metadata().is_ok() {
        return Err(Failure::new("已经有这个文件，没有改动它。请换一个文件名").of(files::name(file)));
    }
    let passphrase = passphrase::new()?;
    let key = Secret::from_seed(random::bytes()?);
    let pem = Zeroizing::new(key.to_pem(&passphrase, random::bytes()?, random::bytes()?));
    files::save(file, pem.as_bytes(), Access::OwnerOnly)?;
    Ok(key)
}

/// Unlocks a key file.
///
/// # Errors
/// The rule of `files.md` §9 it breaks, or why it could not be read.
pub fn unlock(file: &Path) -> Result<Secret, Failure> {
    let name = files::name(file);
    let refused = |breach: KeyBreach| Failure::from(breach).of(&name);
    let bytes = Zeroizing::new(files::read(file)?);
    let text = str::from_utf8(&bytes).map_err(|_| refused(KeyBreach(KeyRule::Format)))?;
    Secret::from_pem(text, &passphrase::known(&one_line(&name))?).map_err(refused)
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
