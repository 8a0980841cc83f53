//! The passphrase of a key file: from the environment, or asked on the terminal without echo.

use std::env;

use bangfu_api::seal::Passphrase;
use zeroize::Zeroizing;

use crate::ending::Failure;

const VARIABLE: &str = "BANGFU_PASSPHRASE";

/// Where a file that is written anew has another passphrase than it had before.
const OLD: &str = "BANGFU_OLD_PASSPHRASE";

/// The passphrase of a key that exists.
///
/// # Errors
/// When it is not in the environment and there is no terminal to ask on.
pub fn known(file: &str) -> Result<Zeroizing<String>, Failure> {
    match given(VARIABLE)? {
        Some(passphrase) => Ok(passphrase),
        None => asked(&format!("{file} 的口令：")),
    }
}

/// The passphrase of a key that is to be written anew: that of the new file, unless another is given.
///
/// # Errors
/// As [`known`].
pub fn old(file: &str) -> Result<Zeroizing<String>, Failure> {
    given(OLD)?.map_or_else(|| known(file), Ok)
}

/// A passphrase for a new key; asked twice.
///
/// # Errors
/// As [`known`]; when it is too short, has other than printable ASCII characters, or the two differ.
pub fn new() -> Result<Passphrase, Failure> {
    let passphrase = match given(VARIABLE)? {
        Some(passphrase) => passphrase,
        None => {
            let first = asked("新口令（至少 12 个英文字母、数字或符号）：")?;
            if first != asked("再输入一次：")? {
                return Err(Failure::new("两次输入的口令不同，没有保存。请重新运行"));
            }
            first
        }
    };
    Passphrase::new(&passphrase).ok_or_else(|| {
        let least = Passphrase::LEAST;
        Failure::new(format!(
            "口令不合要求，没有保存。请用至少 {least} 个英文字母、数字或符号，不用汉字"
        ))
    })
}

fn given(variable: &str) -> Result<Option<Zeroizing<String>>, Failure> {
    match env::var(variable) {
        Ok(passphrase) => Ok(Some(Zeroizing::new(passphrase))),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Failure::new(format!(
            "环境变量 {variable} 不是文字。请只用英文字母、数字和符号"
        ))),
    }
}

fn asked(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    let answer = rpassword::prompt_password(prompt);
    answer.map(Zeroizing::new).map_err(|_| {
        Failure::new(format!(
            "没有终端可以输入口令。请在终端里运行，或用环境变量 {VARIABLE} 给出"
        ))
    })
}
