//! 居民身份证号, the resident identity number (GB 11643-1999).
//!
//! The area is not judged: codes abolished long ago live on in old numbers.

use chrono::{Datelike, NaiveDate};

use super::Verdict;
use crate::Date;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check character by Σ mod 11.
const CHECK: &[u8; 11] = b"10X98765432";

/// Rules, in this order: `format` (17 digits and a digit or `X`), `birth-date` (no such day), `birth-range` (before
/// 1900, after `today` or 2099), `check`, and as a warning `sequence` (000 is not given out).
pub(super) fn check(text: &str, today: Option<Date>) -> Verdict {
    let bytes = text.as_bytes();
    let Some((last, digits)) = bytes.split_last() else {
        return Verdict::error("format");
    };
    let written = digits.len() == WEIGHTS.len()
        && digits.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || *last == b'X');
    if !written {
        return Verdict::error("format");
    }
    let Some(birth) = NaiveDate::from_ymd_opt(
        number(&digits[6..10]) as i32,
        number(&digits[10..12]),
        number(&digits[12..14]),
    ) else {
        return Verdict::error("birth-date");
    };
    let in_range = Date::new(birth.year(), birth.month(), birth.day())
        .is_some_and(|birth| today.is_none_or(|today| birth <= today));
    if !in_range {
        return Verdict::error("birth-range");
    }
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| number(&[*digit]) * weight)
        .sum();
    if *last != CHECK[(sum % 11) as usize] {
        return Verdict::error("check");
    }
    if &digits[14..] == b"000" {
        return Verdict::warning("sequence");
    }
    Verdict::OK
}

fn number(digits: &[u8]) -> u32 {
    digits
        .iter()
        .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_birth_date_is_judged_before_the_check_digit() {
        let today = Date::new(2026, 12, 1);
        let wrong_both = "379901199002290013";
        assert_eq!(check(wrong_both, today), Verdict::error("birth-date"));
        let year_nought = "379901000001010010";
        assert_eq!(check(year_nought, today), Verdict::error("birth-range"));
    }

    #[test]
    fn without_today_the_future_is_not_judged() {
        assert_eq!(check("379901209912310015", None), Verdict::OK);
        assert_eq!(check("379901210001010010", None), Verdict::error("birth-range"));
    }

    #[test]
    fn the_letter_stands_only_at_the_end() {
        for text in ["37990119751010X011", "3799011990022800１", "37990119900228001"] {
            assert_eq!(check(text, None), Verdict::error("format"), "{text}");
        }
    }
}
