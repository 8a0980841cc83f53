//! 县级行政区划代码, county-level division codes (GB/T 2260).

use super::Verdict;

/// Judges a division code against a list: `format` (six digits), then `unknown` unless `listed` says the code is in it.
///
/// Which counties there are is data of a pack; statistics codes of development zones are in no such list.
pub fn check_division(text: &str, listed: impl FnOnce(&str) -> bool) -> Verdict {
    let verdict = check_shape(text);
    if verdict == Verdict::OK && !listed(text) {
        return Verdict::error("unknown");
    }
    verdict
}

pub(super) fn check_shape(text: &str) -> Verdict {
    if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Verdict::OK
    } else {
        Verdict::error("format")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_decides_only_about_six_digits() {
        assert_eq!(check_division("371702", |code| code == "371702"), Verdict::OK);
        assert_eq!(check_division("371702", |_| false), Verdict::error("unknown"));
        assert_eq!(check_division("37170２", |_| true), Verdict::error("format"));
    }
}
