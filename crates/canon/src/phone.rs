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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unhex;

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
