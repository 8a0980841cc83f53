//! 组织机构代码, the organisation code (GB 11714-1997).

use super::Verdict;

const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Rules `format` (`[0-9A-Z]{8}[0-9X]`) and `check`.
pub(super) fn check(text: &str) -> Verdict {
    let bytes = text.as_bytes();
    if !is_written(bytes) {
        Verdict::error("format")
    } else if !holds(bytes) {
        Verdict::error("check")
    } else {
        Verdict::OK
    }
}

/// Whether `code` is written as an organisation code, right or wrong.
pub(super) fn is_written(code: &[u8]) -> bool {
    let Some((check, body)) = code.split_last() else {
        return false;
    };
    body.len() == WEIGHTS.len()
        && body
            .iter()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        && (check.is_ascii_digit() || *check == b'X')
}

/// Whether `code` is written as an organisation code and ends in its check character.
pub(super) fn holds(code: &[u8]) -> bool {
    is_written(code) && code[8] == check_character(code)
}

/// 11 − (Σ Ci × Wi mod 11), where 10 is written `X` and 11 is written `0`.
fn check_character(code: &[u8]) -> u8 {
    let sum: u32 = code.iter().zip(WEIGHTS).map(|(c, w)| value(*c) * w).sum();
    match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b"0123456789"[digit as usize],
    }
}

/// A digit is worth itself, `A` to `Z` 10 to 35.
fn value(character: u8) -> u32 {
    char::from(character).to_digit(36).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_from_ten() {
        assert_eq!(check("MJY00001X"), Verdict::OK);
        assert_eq!(check("MJY000011"), Verdict::error("check"));
    }

    #[test]
    fn written_otherwise() {
        for text in [
            "",
            "99000001",
            "9900000177",
            "99000005x",
            "99000001A",
            "9900000１",
        ] {
            assert_eq!(check(text), Verdict::error("format"), "{text}");
        }
    }
}
