//! Why a file could not be read, for programs and for people.

use std::fmt;

/// A rule of strict reading (`files.md` §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// More than 16 MiB.
    TooLarge,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Too many levels of `[` and `{`.
    TooDeep,
    /// Not RFC 8259.
    NotJson,
    /// Anything but white space after the value.
    TrailingData,
    /// A name twice in one object.
    DuplicateMember,
    /// A name that does not match `[a-z][a-z0-9_]{0,63}`.
    MemberName,
    /// Anything but a whole number within ±(2^53 − 1) in its one spelling.
    Number,
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// A control, format, private-use or separator character.
    ForbiddenCharacter,
    /// A string that is not in Unicode NFC.
    NotNfc,
}

impl Rule {
    /// Every rule, in the order of `files.md`.
    pub const ALL: [Rule; 11] = [
        Rule::TooLarge,
        Rule::NotUtf8,
        Rule::TooDeep,
        Rule::NotJson,
        Rule::TrailingData,
        Rule::DuplicateMember,
        Rule::MemberName,
        Rule::Number,
        Rule::LoneSurrogate,
        Rule::ForbiddenCharacter,
        Rule::NotNfc,
    ];

    /// The rule name that programs exchange.
    pub fn name(self) -> &'static str {
        match self {
            Rule::TooLarge => "too-large",
            Rule::NotUtf8 => "not-utf8",
            Rule::TooDeep => "too-deep",
            Rule::NotJson => "not-json",
            Rule::TrailingData => "trailing-data",
            Rule::DuplicateMember => "duplicate-member",
            Rule::MemberName => "member-name",
            Rule::Number => "number",
            Rule::LoneSurrogate => "lone-surrogate",
            Rule::ForbiddenCharacter => "forbidden-character",
            Rule::NotNfc => "not-nfc",
        }
    }

    /// What is wrong and what to do, a sentence for a clerk.
    pub fn advice(self) -> &'static str {
        match self {
            Rule::TooLarge => "超过 16 MB，不是一份填报文件。请确认没有选错文件",
            Rule::NotUtf8 => "文字编码不对。请用 UTF-8 另存，或请对方重新发送原文件",
            Rule::TooDeep => "内容层层嵌套过多，不是由填报程序保存的。请对方重新发送原文件",
            Rule::NotJson => "内容残缺或格式不对，可能没有传完，也可能被别的软件改过。请对方重新发送原文件",
            Rule::TrailingData => "正文结束之后还有多余内容。请对方重新发送原文件",
            Rule::DuplicateMember => "同一个项目写了两次，无法判断以哪个为准。请对方用填报程序重新保存",
            Rule::MemberName => "出现了填报程序不会写出的项目名称。请对方用填报程序重新保存",
            Rule::Number => "数字的写法不对，这里只能是普通整数。请对方用填报程序重新保存",
            Rule::LoneSurrogate => "有一个字只存了一半。请对方用填报程序重新填写这一处",
            Rule::ForbiddenCharacter => "含有看不见的字符或自造字。请对方用填报程序重新填写这一处",
            Rule::NotNfc => "有的字用了另一种编码写法，看起来相同而内容不同。请对方用填报程序重新填写这一处",
        }
    }
}

/// A file that could not be read: the rule and the place.
///
/// Shown, it is a whole sentence in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Breach {
    /// The rule.
    pub rule: Rule,
    /// The line, from 1.
    pub line: usize,
    /// The byte in that line, from 1.
    pub column: usize,
    /// With `not-utf8`: the bytes look like GBK.
    pub gbk: bool,
}

impl Breach {
    pub(crate) fn new(rule: Rule, line: usize, column: usize) -> Breach {
        Breach {
            rule,
            line: line.max(1),
            column: column.max(1),
            gbk: false,
        }
    }

    /// A breach at the byte `offset` of `bytes`.
    pub(crate) fn at(rule: Rule, bytes: &[u8], offset: usize) -> Breach {
        let before = &bytes[..offset];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count() + 1;
        Breach::new(rule, line, column)
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("没能读出这个文件：")?;
        if self.rule != Rule::TooLarge {
            write!(f, "第 {} 行", self.line)?;
        }
        let advice = match self.rule {
            Rule::NotUtf8 if self.gbk => "是 GBK 编码。请用 UTF-8 另存",
            rule => rule.advice(),
        };
        write!(f, "{advice}。原文件没有改动。")
    }
}

/// Whether bytes that are UTF-8 only up to `valid` are probably GBK: no Chinese character could be read before that,
/// and every high byte begins a pair.
pub(crate) fn looks_like_gbk(bytes: &[u8], valid: usize) -> bool {
    if !bytes[..valid].is_ascii() {
        return false;
    }
    let mut rest = bytes.iter();
    while let Some(&byte) = rest.next() {
        if byte.is_ascii() {
            if byte == 0 {
                return false;
            }
            continue;
        }
        let trail = rest.next().copied().unwrap_or_default();
        if !matches!(byte, 0x81..=0xfe) || !matches!(trail, 0x40..=0x7e | 0x80..=0xfe) {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breach_reads_as_a_sentence() {
        let breach = Breach::new(Rule::NotJson, 12, 3);
        assert_eq!(
            breach.to_string(),
            "没能读出这个文件：第 12 行内容残缺或格式不对，可能没有传完，也可能被别的软件改过。请对方重新发送原文件。原文件没有改动。"
        );
        let gbk = Breach {
            gbk: true,
            ..Breach::new(Rule::NotUtf8, 1, 1)
        };
        assert!(gbk.to_string().contains("请用 UTF-8 另存"));
    }

    #[test]
    fn names_and_sentences_are_distinct() {
        for (at, rule) in Rule::ALL.into_iter().enumerate() {
            for other in &Rule::ALL[..at] {
                assert_ne!(rule.name(), other.name());
                assert_ne!(rule.advice(), other.advice());
            }
        }
    }

    #[test]
    fn gbk_is_told_from_other_bytes() {
        let gbk = |bytes: &[u8]| {
            let valid = str::from_utf8(bytes).unwrap_err().valid_up_to();
            looks_like_gbk(bytes, valid)
        };
        assert!(gbk(b"[\"\xd5\xc5\xc8\xfd\"]"));
        assert!(!gbk(b"\xff\xfe[\0]\0"), "UTF-16");
        assert!(!gbk(b"[\"\xe7\x94\xb2\xe7\x94\"]"), "cut off");
    }
}
