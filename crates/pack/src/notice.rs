//! The notice a pack stands for.

use serde::{Deserialize, Serialize};

use crate::{Duty, Form};

/// The compiled form pack of one notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Folder name under `forms/`, `taian-2024`.
    pub id: String,
    /// 文号 as printed, `泰卫发〔2024〕6号`.
    pub number: String,
    /// Title of the notice.
    pub title: String,
    /// Who issued it, the first-named body.
    pub issuer: String,
    /// Day of issue, `YYYY-MM-DD`.
    pub issued: String,
    /// Whether it binds.
    pub status: Status,
    /// Years the notice speaks of.
    pub years: Years,
    /// Where it applies.
    pub place: Place,
    /// Who files what, to whom, by when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty>,
    /// Cited passages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The forms, in the order a page lists them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<Form>,
}

/// Whether a notice binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// 现行
    InForce,
    /// 征求意见稿: its rules are checked and told, but never block.
    Draft,
}

/// First and last year a notice speaks of, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

/// Where a notice applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// `泰安市`
    pub name: String,
    /// Counties, districts and zones the notice names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
}

/// A cited passage of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Name inside the pack, kebab-case.
    pub id: String,
    /// Section as printed, `附件3 二（一）`.
    pub section: String,
    /// Verbatim words, white space removed.
    pub quote: String,
}
