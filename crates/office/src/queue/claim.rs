//! What meets in the queue: who is expected, and what has come.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::case::Case;

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

impl Ord for Claim {
    fn cmp(&self, other: &Claim) -> Ordering {
        self.group()
            .cmp(&other.group())
            .then_with(|| match (self, other) {
                (Claim::Expected(one), Claim::Expected(other)) => (
                    &one.partner_uscc,
                    &one.unit,
                    &one.partner,
                )
                    .cmp(&(&other.partner_uscc, &other.unit, &other.partner)),
                (Claim::Expected(_), Claim::Came(_)) => Ordering::Less,
                (Claim::Came(_), Claim::Expected(_)) => Ordering::Greater,
                (Claim::Came(one), Claim::Came(other)) => one.cmp(other),
            })
    }
}

impl PartialOrd for Claim {
    fn partial_cmp(&self, other: &Claim) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
