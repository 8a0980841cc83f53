//! 医疗机构登记号, the registration number of a medical institution.

use super::{Verdict, organisation_code};

/// Rule `format`, a warning only, since clinics and new licences differ: organisation code (or `PDY`, five digits and a
/// check) 9, area 6, economic type 2, class 4 (a letter and three digits), management 1.
pub(super) fn check(text: &str) -> Verdict {
    let Ok(bytes) = <&[u8; 22]>::try_from(text.as_bytes()) else {
        return Verdict::warning("format");
    };
    let (organisation, area_and_type) = (&bytes[..9], &bytes[9..17]);
    let (class, rest) = (bytes[17], &bytes[18..]);
    let written = organisation_code::is_written(organisation)
        && area_and_type[0] != b'0'
        && area_and_type.iter().all(u8::is_ascii_digit)
        && class.is_ascii_uppercase()
        && rest.iter().all(u8::is_ascii_digit);
    if written {
        Verdict::OK
    } else {
        Verdict::warning("format")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_begins_with_no_nought() {
        assert_eq!(check("99000001707090211A1001"), Verdict::warning("format"));
    }

    #[test]
    fn the_check_of_the_organisation_code_is_not_judged() {
        assert_eq!(check("99000001037090211A1001"), Verdict::OK);
    }
}
