//! 统一社会信用代码, the unified social credit code (GB 32100-2015).

use super::{Verdict, organisation_code};

/// The 31 characters of the code, each worth its place in this list: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Rules `format`, `check`, and as a warning `org-check`: positions 9 to 17 are an organisation code with its own check.
pub(super) fn check(text: &str) -> Verdict {
    let Some(values) = values(text) else {
        return Verdict::error("format");
    };
    let sum: usize = values.iter().zip(WEIGHTS).map(|(v, w)| v * w).sum();
    // 31 − 0 is written `0`: the second remainder keeps the value inside the alphabet.
    if values[17] != (31 - sum % 31) % 31 {
        return Verdict::error("check");
    }
    if !organisation_code::holds(&text.as_bytes()[8..17]) {
        return Verdict::warning("org-check");
    }
    Verdict::OK
}

/// The value of each character, if there are 18 of the alphabet and positions 3 to 8, the area, are digits.
fn values(text: &str) -> Option<[usize; 18]> {
    let bytes: &[u8; 18] = text.as_bytes().try_into().ok()?;
    if !bytes[2..8].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut values = [0; 18];
    for (value, byte) in values.iter_mut().zip(bytes) {
        *value = ALPHABET.iter().position(|known| known == byte)?;
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_outside_the_alphabet_and_in_the_area() {
        for text in [
            "I2370900990000017P",
            "12370900990000017Z",
            "1237A900990000017P",
            "1237090099000001７",
        ] {
            assert_eq!(check(text), Verdict::error("format"), "{text}");
        }
    }

    #[test]
    fn any_single_changed_digit_is_noticed() {
        let right = "12370900990000017P";
        for at in 0..17 {
            for digit in '0'..='9' {
                let mut text = right.to_owned();
                text.replace_range(at..=at, &digit.to_string());
                if text != right {
                    assert_eq!(check(&text), Verdict::error("check"), "{text}");
                }
            }
        }
    }
}
