//! 医师执业证书编号, the number of a doctor's practising certificate.

use super::Verdict;

/// Rule `format` (15 digits); beyond that, as a warning because sources disagree about the parts, `structure`: level
/// `1` or `2` and category 3, area 6, serial 6.
pub(super) fn check(text: &str) -> Verdict {
    let bytes = text.as_bytes();
    if bytes.len() != 15 || !bytes.iter().all(u8::is_ascii_digit) {
        return Verdict::error("format");
    }
    if matches!(bytes[0], b'1' | b'2') && bytes[3] != b'0' {
        Verdict::OK
    } else {
        Verdict::warning("structure")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_begins_with_no_nought() {
        assert_eq!(check("110070902000123"), Verdict::warning("structure"));
    }
}
