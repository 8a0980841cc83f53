//! What kept a call from being answered.

use serde::Serialize;

/// What kept a call from being answered: a code for programs, a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{text}")]
pub struct Problem {
    /// Rule name of `files.md`, or one of this crate: `unknown-form`, `unknown-rule`, `no-filing`, `no-draft`, `no-such-place`, `pack`,
    /// `blocked`, `needs-reasons`.
    pub code: String,
    /// One sentence in Chinese: what is wrong and what to do.
    pub text: String,
}

impl Problem {
    /// A problem of this crate.
    pub fn new(code: &str, text: impl Into<String>) -> Problem {
        Problem {
            code: code.to_owned(),
            text: text.into(),
        }
    }

    pub(crate) fn unknown_form(id: &str) -> Problem {
        Problem::new(
            "unknown-form",
            format!("没有“{id}”这份表。请核对文件，或换用新版的填报程序"),
        )
    }

    pub(crate) fn unusable_pack(what: &str) -> Problem {
        Problem::new(
            "pack",
            format!("表样文件不能使用（{what}）。请换用同一版本的填报程序"),
        )
    }

    pub(crate) fn no_filing() -> Problem {
        Problem::new(
            "no-filing",
            "这个文件不是填报表。请确认没有选错文件，原文件没有改动",
        )
    }
}

impl From<bangfu_canon::Breach> for Problem {
    fn from(breach: bangfu_canon::Breach) -> Problem {
        Problem {
            code: breach.rule.name().to_owned(),
            text: breach.to_string(),
        }
    }
}

impl From<bangfu_seal::Breach> for Problem {
    fn from(breach: bangfu_seal::Breach) -> Problem {
        Problem {
            code: breach.rule().name().to_owned(),
            text: breach.to_string(),
        }
    }
}
