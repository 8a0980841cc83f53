//! What meets in the queue: who is expected, and what has come.

use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::sorter::Record;

/// A unit on the office's own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expectation {
    /// `<pack>/<form>`
    pub form: String,
    /// Who must file.
    pub unit: String,
    /// Its 统一社会信用代码.
    pub uscc: String,
    /// With whom, where the list says so.
    pub partner: Option<String>,
    /// The partner's 统一社会信用代码, where the list says so.
    pub partner_uscc: Option<String>,
    /// The part of the place.
    pub place: Option<String>,
}

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Claim {
    /// Who is expected.
    Expected(Expectation),
    /// What has come.
    Came(Box<Case>),
}

impl Claim {
    /// Form, who files, and with whom: claims that share these meet. An expectation that names no partner comes before all
    /// of its filer's.
    pub fn group(&self) -> (&str, &str, &str) {
        match self {
            Claim::Expected(expected) => (
                &expected.form,
                &expected.uscc,
                expected.partner_uscc.as_deref().unwrap_or_default(),
            ),
            Claim::Came(case) => (
                &case.filed.form,
                case.filed.filer().map_or("", |party| &party.uscc),
                case.filed.partner().map_or("", |party| &party.uscc),
            ),
        }
    }
}

impl Record for Claim {
    /// Form, who files, with whom; then who is expected before what has come, by their names and by its id.
    type Key = (String, String, String, bool, String, Option<String>);
    type Rest = Claim;

    fn split(self) -> (Self::Key, Claim) {
        let (form, filer, partner) = self.group();
        let (came, name, with) = match &self {
            Claim::Expected(one) => (false, &one.unit, one.partner.clone()),
            Claim::Came(case) => (true, &case.filed.id, None),
        };
        let key = (
            form.to_owned(),
            filer.to_owned(),
            partner.to_owned(),
            came,
            name.clone(),
            with,
        );
        (key, self)
    }

    fn join(_: Self::Key, rest: Claim) -> Claim {
        rest
    }
}
