//! What an input field may put right by itself.

use super::Kind;

/// The text an input field should keep for what was typed or pasted.
///
/// White space and invisible characters go. Outside document numbers full-width forms become ASCII; codes with letters
/// become upper case; dashes of any sort become hyphens in telephone numbers and go, with `+86`, where the kind has
/// none. The brackets of a document number are not touched: [`check`](super::check) offers their repair.
///
/// Only for input fields: a reader of files never repairs (`files.md` §3).
pub fn repair(kind: Kind, text: &str) -> String {
    let visible = text.chars().filter(|c| !is_unseen(*c));
    match kind {
        Kind::DocumentNumber => visible.collect(),
        Kind::Uscc | Kind::ResidentId | Kind::MedicalInstitution => {
            visible.map(half_width).collect::<String>().to_ascii_uppercase()
        }
        Kind::OrganisationCode => without_hyphens(visible).to_ascii_uppercase(),
        Kind::Mobile => {
            let number = without_hyphens(visible);
            number.strip_prefix("+86").unwrap_or(&number).to_owned()
        }
        Kind::Landline => visible.map(half_width).map(hyphen).collect(),
        Kind::DoctorCertificate | Kind::Division => visible.map(half_width).collect(),
    }
}

fn without_hyphens(characters: impl Iterator<Item = char>) -> String {
    characters
        .map(half_width)
        .map(hyphen)
        .filter(|c| *c != '-')
        .collect()
}

/// White space, control characters, and the marks of direction and joining that address books paste around numbers.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The ASCII character of a full-width one (U+FF01 to U+FF5E).
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// The hyphen meant by a dash or minus sign.
fn hyphen(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifier::{State, check};

    #[test]
    fn what_clerks_paste_becomes_right() {
        for (kind, typed, kept) in [
            (Kind::Uscc, " １２370900 990000017p\n", "12370900990000017P"),
            (Kind::ResidentId, "379901 19751010 001ｘ", "37990119751010001X"),
            (Kind::OrganisationCode, "99000005-x", "99000005X"),
            (
                Kind::MedicalInstitution,
                "pdy99001733012217d1102",
                "PDY99001733012217D1102",
            ),
            (Kind::DoctorCertificate, "１10370902000123", "110370902000123"),
            (Kind::Division, "\u{3000}371702", "371702"),
            (Kind::Mobile, "\u{202d}+86 138-0013-8000\u{202c}", "13800138000"),
            (Kind::Mobile, "＋８６１３８００１３８０００", "13800138000"),
            (Kind::Landline, "0538—8228888－801", "0538-8228888-801"),
            (Kind::DocumentNumber, "泰卫发 〔2024〕 6号", "泰卫发〔2024〕6号"),
        ] {
            assert_eq!(repair(kind, typed), kept);
            assert_eq!(repair(kind, kept), kept);
            assert_eq!(check(kind, kept, None).state, State::Ok, "{kept}");
        }
    }

    #[test]
    fn nothing_that_shows_is_dropped_or_guessed() {
        assert_eq!(repair(Kind::Uscc, "1237090O99000001-7P"), "1237090O99000001-7P");
        assert_eq!(
            repair(Kind::DocumentNumber, "泰卫发（2024）６号"),
            "泰卫发（2024）６号"
        );
        assert_eq!(repair(Kind::Mobile, "8613800138000"), "8613800138000");
        assert_eq!(repair(Kind::MedicalInstitution, "Ⅰ"), "Ⅰ");
    }
}
