//! Identifiers of bodies, people and papers (`files.md` §13).
//!
//! Each kind is one pure function over text that has already passed [`repair`], the help of the input field. Only
//! the text itself is judged: whether a body of this sort may have this code, or an identity number fits the sex
//! entered beside it, is the business of a rule.

mod division;
mod doctor_certificate;
mod document_number;
mod medical_institution;
mod organisation_code;
mod repair;
mod resident_id;
mod telephone;
mod uscc;

use serde::Serialize;

use crate::Date;

pub use division::check_division;
pub use repair::repair;

/// A kind of identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 统一社会信用代码, GB 32100-2015.
    Uscc,
    /// 组织机构代码, GB 11714-1997.
    OrganisationCode,
    /// 居民身份证号, GB 11643-1999.
    ResidentId,
    /// 医疗机构登记号.
    MedicalInstitution,
    /// 医师执业证书编号.
    DoctorCertificate,
    /// 县级行政区划代码, GB/T 2260.
    Division,
    /// 手机号码.
    Mobile,
    /// 固定电话号码.
    Landline,
    /// 发文字号, GB/T 9704-2012 7.2.5.
    DocumentNumber,
}

impl Kind {
    /// Every kind, in the order of `files.md` §13.
    pub const ALL: [Kind; 9] = [
        Kind::Uscc,
        Kind::OrganisationCode,
        Kind::ResidentId,
        Kind::MedicalInstitution,
        Kind::DoctorCertificate,
        Kind::Division,
        Kind::Mobile,
        Kind::Landline,
        Kind::DocumentNumber,
    ];

    /// The kind of this [`name`](Kind::name).
    pub fn parse(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name packs and the command line use.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Uscc => "uscc",
            Kind::OrganisationCode => "organisation_code",
            Kind::ResidentId => "resident_id",
            Kind::MedicalInstitution => "medical_institution",
            Kind::DoctorCertificate => "doctor_certificate",
            Kind::Division => "division",
            Kind::Mobile => "mobile",
            Kind::Landline => "landline",
            Kind::DocumentNumber => "document_number",
        }
    }
}

/// How an identifier was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing to say.
    Ok,
    /// Unusual, and sources disagree: told, never blocks.
    Warning,
    /// Wrong.
    Error,
}

/// The judgement on one identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// How it ended.
    pub state: State,
    /// The first rule broken, by its name in `files.md` §13; none exactly when `state` is [`State::Ok`].
    pub rule: Option<&'static str>,
    /// A right spelling to offer, where only brackets or full-width digits of a document number are wrong.
    pub repaired: Option<String>,
}

impl Verdict {
    const OK: Verdict = Verdict {
        state: State::Ok,
        rule: None,
        repaired: None,
    };

    fn warning(rule: &'static str) -> Verdict {
        Verdict {
            state: State::Warning,
            rule: Some(rule),
            repaired: None,
        }
    }

    fn error(rule: &'static str) -> Verdict {
        Verdict {
            state: State::Error,
            rule: Some(rule),
            repaired: None,
        }
    }
}

/// Judges `text`, character by character as it stands: lower case, spaces and full-width forms are wrong here.
///
/// `today` bounds the birth date of an identity number; without it any day up to 2099 passes. A division code is
/// judged by its shape only: [`check_division`] takes the list of the pack.
pub fn check(kind: Kind, text: &str, today: Option<Date>) -> Verdict {
    match kind {
        Kind::Uscc => uscc::check(text),
        Kind::OrganisationCode => organisation_code::check(text),
        Kind::ResidentId => resident_id::check(text, today),
        Kind::MedicalInstitution => medical_institution::check(text),
        Kind::DoctorCertificate => doctor_certificate::check(text),
        Kind::Division => division::check_shape(text),
        Kind::Mobile => telephone::check_mobile(text),
        Kind::Landline => telephone::check_landline(text),
        Kind::DocumentNumber => document_number::check(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.name()), Some(kind));
        }
        assert_eq!(Kind::parse("USCC"), None);
    }

    #[test]
    fn any_text_is_judged_without_trouble() {
        let texts = ["", "号", "〔〕号", "１２３", "\u{0}", "𠮷𠮷𠮷𠮷𠮷𠮷"];
        for kind in Kind::ALL {
            for text in texts {
                assert_ne!(check(kind, text, None).state, State::Ok, "{kind:?} {text}");
            }
        }
    }
}
