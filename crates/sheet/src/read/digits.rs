//! Digits that went through a spreadsheet.

use bangfu_api::model::Decimal;
use bangfu_api::model::identifier::{self, Kind, State};

use crate::number::KEPT_DIGITS;

/// Whether these words are a number in the spelling of forms.
pub(super) fn is_plain_number(words: &str) -> bool {
    Decimal::parse(words).is_some()
}

/// Scientific notation as spreadsheets write it: `1.23709E+17`.
pub(super) fn is_exponent(words: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some((number, exponent)) = words.split_once(['E', 'e']) else {
        return false;
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    digits(whole) && digits(fraction) && exponent.strip_prefix('+').is_some_and(digits)
}

/// More digits than a spreadsheet keeps, of which the last have become zeros. A code that is right is not suspected.
pub(super) fn lacks_digits(words: &str) -> bool {
    let digits = words.bytes().all(|byte| byte.is_ascii_digit());
    digits
        && words.len() > KEPT_DIGITS
        && words[KEPT_DIGITS..].bytes().all(|byte| byte == b'0')
        && identifier::check(Kind::Uscc, words, None).state == State::Error
}

/// Whether a number under this label may have begun with zeros: a telephone, a code. A mobile telephone never does.
pub(super) fn may_lack_zeros(label: &str, digits: &str) -> bool {
    const NUMBERED: [&str; 6] = ["电话", "手机", "编号", "证号", "号码", "代码"];
    NUMBERED.iter().any(|word| label.contains(word))
        && !digits.starts_with('0')
        && identifier::check(Kind::Mobile, digits, None).state != State::Ok
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_do_to_digits() {
        for words in ["1.23709E+17", "1E+15", "3.799e+17"] {
            assert!(is_exponent(words), "{words}");
        }
        for words in ["E+17", "1.2E", "1.2E17", "A1E+2", "1.E+3", ""] {
            assert!(!is_exponent(words), "{words}");
        }
        assert!(lacks_digits("123709009900000000"));
        for words in [
            "123709009900000",
            "12370900990000017P",
            "123709009900000171",
            "123799019900002360",
        ] {
            assert!(!lacks_digits(words), "{words}");
        }
        assert!(may_lack_zeros("联系电话", "5388228888"));
        assert!(!may_lack_zeros("联系电话", "13800138000"));
        assert!(!may_lack_zeros("天数", "5"));
    }
}
