//! Duties: who files what, to whom, by when.

use serde::{Deserialize, Serialize};

/// One filing duty of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Name inside the pack, kebab-case.
    pub id: String,
    /// What is filed, `活动工作总结`.
    pub title: String,
    /// Who files it.
    pub who: String,
    /// Who receives it.
    pub to: String,
    /// When.
    pub due: Due,
    /// The form of this pack it is filed with, once there is one; its id without the pack's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// What the notice says happens otherwise, or what stays open in its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of the passages it rests on.
    pub sources: Vec<String>,
}

/// When a duty is due. Days are inclusive: a filing on the day is in time (`files.md` §15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Due {
    /// The same day every year, `MM-DD`.
    Yearly(String),
    /// One day for each year the notice names, `YYYY-MM-DD`.
    Days(Vec<String>),
    /// No day is printed: the notice's own words, `按年度`.
    Undated(String),
}
