//! The telephone code of a digest (`files.md` §10).

/// Digits of a code: thirty of the digest and two that check them.
pub const PHONE_DIGITS: usize = 32;

/// Six groups of five digits and two check digits (ISO 7064 MOD 97-10) of a 32-byte SHA-256 digest, about 99.6 bits.
///
/// Of a key's digest it is the code people compare by telephone; of a document's, the 核对码.
pub fn phone_code(digest: &[u8; 32]) -> String {
    let mut code = String::new();
    for group in digest[..30].chunks_exact(5) {
        let number = group
            .iter()
            .fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
            % 100_000;
        code += &format!("{number:05} ");
    }
    let check = check_digits(&code);
    code + &check
}

/// Whether these are the 32 digits of a code, without blanks, whose last two check the others. One wrong digit, or two
/// neighbours that changed places, never pass.
pub fn phone_code_holds(digits: &str) -> bool {
    digits.len() == PHONE_DIGITS
        && digits.bytes().all(|digit| digit.is_ascii_digit())
        && check_digits(&digits[..PHONE_DIGITS - 2]) == digits[PHONE_DIGITS - 2..]
}

/// The two digits that check those in `text`.
fn check_digits(text: &str) -> String {
    let remainder = text
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0, |remainder, digit| {
            (remainder * 10 + u64::from(digit - b'0')) % 97
        });
    format!("{:02}", 98 - remainder * 100 % 97)
}

/// How a code that somebody reads out agrees with the one at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Alike as far as it goes, which is this many of its digits.
    SoFar(usize),
    /// Every digit is alike.
    Same,
    /// The first group that differs, counted from 1.
    Differs(usize),
    /// More digits than the code has.
    TooLong,
    /// Something that is no digit.
    NoDigit(char),
}

/// Compares what was typed while somebody read out a code with `code`. Blanks and the marks people put between groups
/// do not count; 幺 is one, 洞 is nought, and full-width digits are digits.
pub fn heard(typed: &str, code: &str) -> Heard {
    let between = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '－' | ',' | '，' | '、' | '\u{200b}');
    let mut expected = code
        .split_whitespace()
        .enumerate()
        .flat_map(|(at, group)| group.chars().map(move |digit| (at + 1, digit)));
    let mut digits = 0;
    for said in typed.chars().filter(between) {
        let Some(digit) = digit(said) else {
            return Heard::NoDigit(said);
        };
        match expected.next() {
            None => return Heard::TooLong,
            Some((group, right)) if right != digit => return Heard::Differs(group),
            Some(_) => digits += 1,
        }
    }
    match expected.next() {
        None => Heard::Same,
        Some(_) => Heard::SoFar(digits),
    }
}

fn digit(said: char) -> Option<char> {
    match said {
        '0'..='9' => Some(said),
        '０'..='９' => char::from_u32(u32::from(said) - 0xfee0),
        '幺' => Some('1'),
        '洞' => Some('0'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unhex;

    const CODE: &str = "93164 53250 07993 49232 46752 35343 05";

    #[test]
    fn a_code_is_heard_as_people_say_and_type_it() {
        for same in [
            CODE,
            "93164532500799349232467523534305",
            " 93幺64、53250，洞7993-49232　４６７５２ 35343 05\n",
        ] {
            assert_eq!(heard(same, CODE), Heard::Same, "{same}");
        }
        for (typed, outcome) in [
            ("", Heard::SoFar(0)),
            ("93164 532", Heard::SoFar(8)),
            ("93164 53250 07993 49232 46752 35343 0", Heard::SoFar(31)),
            ("93165", Heard::Differs(1)),
            ("93164 53250 07993 49223", Heard::Differs(4)),
            ("93164 53250 07993 49232 46752 35343 06", Heard::Differs(7)),
            ("93164 53250 07993 49232 46752 35343 05 1", Heard::TooLong),
            ("九3164", Heard::NoDigit('九')),
            ("l", Heard::NoDigit('l')),
        ] {
            assert_eq!(heard(typed, CODE), outcome, "{typed}");
        }
    }

    #[test]
    fn the_example_of_the_format() {
        let kid = unhex("8576220c0ce88d6b9f428ee34e2f594b1a6318d0e9f72796801101a06eaf844d").unwrap();
        assert_eq!(phone_code(&kid), "93164 53250 07993 49232 46752 35343 05");
    }

    #[test]
    fn the_check_digits_hold() {
        for byte in 0..=255 {
            let digits = phone_code(&[byte; 32]).replace(' ', "");
            assert_eq!(digits.parse::<u128>().unwrap() % 97, 1, "{digits}");
        }
    }
    #[test]
    fn no_slip_of_one_digit_passes() {
        let code = phone_code(&[7; 32]).replace(' ', "");
        assert!(phone_code_holds(&code));
        for at in 0..PHONE_DIGITS {
            for digit in '0'..='9' {
                let slip = format!("{}{digit}{}", &code[..at], &code[at + 1..]);
                assert_eq!(phone_code_holds(&slip), slip == code, "{slip}");
            }
        }
        for other in [&code[1..], "", &format!("{code}0"), &format!("〇{}", &code[1..])] {
            assert!(!phone_code_holds(other), "{other}");
        }
    }
}
