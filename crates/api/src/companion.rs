//! The printed companion of a file: the codes on the paper, and whether a paper is of a file (`files.md` §10, §14).

use std::fmt;

use bangfu_canon::{Digest, PHONE_DIGITS, hex, phone_code, phone_code_holds};
use serde::Serialize;

/// What the text in the QR code begins with; the digest follows in capital hexadecimal digits.
const QR_PREFIX: &str = "BF1:";

/// What is printed so that paper and file can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Companion {
    /// Text of the QR code: 68 characters, all of the alphanumeric kind, which a QR code holds in least room.
    pub qr: String,
    /// The 核对码: six groups of five digits and two check digits.
    pub phone_code: String,
}

impl Companion {
    /// The first two groups of the 核对码, for the foot of every page.
    pub fn short(&self) -> &str {
        let groups = self.phone_code.match_indices(' ').nth(1);
        groups.map_or(&self.phone_code, |(end, _)| &self.phone_code[..end])
    }
}

/// What is printed of a document with this digest.
pub fn companion(digest: &Digest) -> Companion {
    Companion {
        qr: format!("{QR_PREFIX}{}", hex(digest.bytes()).to_ascii_uppercase()),
        phone_code: phone_code(digest.bytes()),
    }
}

/// A code from a paper that was taken over without a slip: the digest from its QR code, or the digits of its 核对码.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// Scanned.
    Scanned(Digest),
    /// Typed: 32 digits whose check digits hold.
    Typed(String),
}

/// Why something typed is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slip {
    /// Only digits, but not 32: so many.
    Length(usize),
    /// The check digits do not hold, or there is something that stands in no code.
    Mistyped,
}

impl Code {
    /// Reads a code as people and scanners enter it: blanks and hyphens anywhere, full-width characters, capital or small
    /// letters, 幺 for 1 as the telephone has it.
    ///
    /// # Errors
    /// How it was mistyped.
    pub fn read(text: &str) -> Result<Code, Slip> {
        let text: String = text.chars().filter_map(plain).collect();
        if let Some(digits) = text.strip_prefix(QR_PREFIX) {
            let digest = Digest::parse(&format!("sha-256:{}", digits.to_ascii_lowercase()));
            return digest.map(Code::Scanned).ok_or(Slip::Mistyped);
        }
        let only_digits = text.bytes().all(|byte| byte.is_ascii_digit());
        match text.len() {
            length if only_digits && length != PHONE_DIGITS => Err(Slip::Length(length)),
            _ if phone_code_holds(&text) => Ok(Code::Typed(text)),
            _ => Err(Slip::Mistyped),
        }
    }

    /// What it says of a document with this digest.
    pub fn compared(&self, digest: &Digest) -> Match {
        let same = match self {
            Code::Scanned(scanned) => scanned == digest,
            Code::Typed(digits) => phone_code(digest.bytes()).replace(' ', "") == *digits,
        };
        if same { Match::Same } else { Match::Other }
    }
}

/// What a code from a paper says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Match {
    /// The paper was printed from this document.
    Same,
    /// It was printed from another document, or from another revision.
    Other,
    /// Nothing: the code was not taken over right.
    Slip(Slip),
}

/// Compares what was typed or scanned from a paper with the document of this digest.
pub fn matches(digest: &Digest, typed: &str) -> Match {
    Code::read(typed).map_or_else(Match::Slip, |code| code.compared(digest))
}

/// One sentence for people.
impl fmt::Display for Match {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Match::Same => f.write_str("是这份文件"),
            Match::Other => f.write_str("不是这份文件：纸质件是另一份或另一版"),
            Match::Slip(slip) => slip.fmt(f),
        }
    }
}

/// One sentence for people.
impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Slip::Length(length) => write!(
                f,
                "核对码是 {PHONE_DIGITS} 位数字，这里有 {length} 位，请再看一遍"
            ),
            Slip::Mistyped => f.write_str("核对码抄写有误，请再看一遍"),
        }
    }
}

/// A character as codes are written; none for what only parts them.
fn plain(c: char) -> Option<char> {
    let c = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0)?,
        '幺' => '1',
        c => c,
    };
    let parts = c.is_whitespace() || matches!(c, '-' | '‐'..='―' | '\u{200B}' | '\u{FEFF}');
    (!parts).then_some(c.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPED: &str = "93164 53250 07993 49232 46752 35343 05";

    /// The digest of the example in §10.
    fn digest() -> Digest {
        Digest::parse("sha-256:8576220c0ce88d6b9f428ee34e2f594b1a6318d0e9f72796801101a06eaf844d").unwrap()
    }

    #[test]
    fn the_paper_bears_both_codes() {
        let paper = companion(&digest());
        assert_eq!(
            paper.qr,
            "BF1:8576220C0CE88D6B9F428EE34E2F594B1A6318D0E9F72796801101A06EAF844D"
        );
        assert_eq!(paper.qr.len(), 68);
        assert_eq!(paper.phone_code, TYPED);
        assert_eq!(paper.short(), "93164 53250");
    }

    #[test]
    fn a_code_is_taken_as_it_comes() {
        let qr = companion(&digest()).qr;
        let comes = [
            TYPED.to_owned(),
            TYPED.replace(' ', ""),
            TYPED.replace(' ', "-"),
            TYPED.replace(' ', "\u{3000}\n"),
            TYPED.replace('1', "幺"),
            "９３１６４　５３２５０　０７９９３　４９２３２　４６７５２　３５３４３　０５".to_owned(),
            qr.clone(),
            qr.to_lowercase(),
            format!(" {}\r\n", qr.replace(':', "：")),
            format!("{} {}", &qr[..20], &qr[20..]),
        ];
        for text in comes {
            assert_eq!(matches(&digest(), &text), Match::Same, "{text}");
        }
    }

    #[test]
    fn another_paper_is_told_from_a_slip() {
        let other = companion(&Digest::of(b"another revision"));
        assert_eq!(matches(&digest(), &other.qr), Match::Other);
        assert_eq!(matches(&digest(), &other.phone_code), Match::Other);
        let qr = companion(&digest()).qr;
        let slips = [
            TYPED.replace("93164", "93165"),
            TYPED.replace("93164", "39164"),
            TYPED.replace("05", "O5"),
            TYPED.replace("93164", "九3164"),
            qr[..67].to_owned(),
            qr.replace("BF1:", "BF2:"),
            qr.replace('8', "G"),
            format!("{qr}{qr}"),
        ];
        for text in slips {
            assert_eq!(matches(&digest(), &text), Match::Slip(Slip::Mistyped), "{text}");
        }
        for (text, digits) in [("", 0), ("93164 53250", 10), (&format!("{TYPED}1"), 33)] {
            assert_eq!(
                matches(&digest(), text),
                Match::Slip(Slip::Length(digits)),
                "{text}"
            );
        }
    }

    #[test]
    fn each_outcome_is_a_sentence() {
        let said = |text: &str| matches(&digest(), text).to_string();
        assert_eq!(said(TYPED), "是这份文件");
        assert_eq!(
            said(&companion(&Digest::of(b"")).qr),
            "不是这份文件：纸质件是另一份或另一版"
        );
        assert_eq!(said("BF1:"), "核对码抄写有误，请再看一遍");
        assert_eq!(said("93164"), "核对码是 32 位数字，这里有 5 位，请再看一遍");
    }
}
