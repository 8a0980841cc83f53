//! 手机号码 and 固定电话号码, mobile and landline numbers.

use super::Verdict;

/// Rule `format`: `1[3-9][0-9]{9}`.
pub(super) fn check_mobile(text: &str) -> Verdict {
    let written = matches!(text.as_bytes(), [b'1', b'3'..=b'9', rest @ ..] if digits(rest, 9..=9));
    if written {
        Verdict::OK
    } else {
        Verdict::error("format")
    }
}

/// Rule `format`, a warning only: area code, an optional hyphen, 7 or 8 digits not beginning with 0 or 1, and an
/// extension after another hyphen.
pub(super) fn check_landline(text: &str) -> Verdict {
    let number = match text.as_bytes() {
        [b'0', b'1', b'0', number @ ..] => number,
        [b'0', b'2', third, number @ ..] if third.is_ascii_digit() => number,
        [b'0', b'3'..=b'9', third, fourth, number @ ..]
            if third.is_ascii_digit() && fourth.is_ascii_digit() =>
        {
            number
        }
        _ => return Verdict::warning("format"),
    };
    let number = number.strip_prefix(b"-").unwrap_or(number);
    let mut parts = number.splitn(2, |byte| *byte == b'-');
    let subscriber = matches!(parts.next(), Some([b'2'..=b'8', rest @ ..]) if digits(rest, 6..=7));
    let extension = parts.next().is_none_or(|extension| digits(extension, 1..=6));
    if subscriber && extension {
        Verdict::OK
    } else {
        Verdict::warning("format")
    }
}

fn digits(text: &[u8], count: std::ops::RangeInclusive<usize>) -> bool {
    count.contains(&text.len()) && text.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn landlines_of_every_shape() {
        for text in [
            "010-62345678",
            "0286234567",
            "05388228888-1",
            "0538-8228888-123456",
        ] {
            assert_eq!(check_landline(text), Verdict::OK, "{text}");
        }
        for text in [
            "011-6234567",
            "0538--8228888",
            "0538-8228888-",
            "0538-8228888-1234567",
            "0538-8228888-1-2",
            "0538-822888８",
            "0538-882288888",
            "02",
        ] {
            assert_eq!(check_landline(text), Verdict::warning("format"), "{text}");
        }
    }

    #[test]
    fn twelve_digits_are_no_mobile() {
        assert_eq!(check_mobile("138001380000"), Verdict::error("format"));
    }
}
