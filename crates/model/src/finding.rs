//! How a rule ended and how much it weighs.

use serde::{Deserialize, Serialize};

use crate::{Date, Decimal};

/// How a rule ended at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// 不符合: the answers break the rule.
    Failed,
    /// 未能核对: something the rule needs is missing or unreadable.
    CouldNotCheck,
    /// 不适用: the rule's condition does not hold.
    NotApplicable,
    /// 通过: the answers keep the rule.
    Passed,
}

impl State {
    /// The word that files and programs use.
    pub fn name(self) -> &'static str {
        match self {
            State::Failed => "failed",
            State::CouldNotCheck => "could-not-check",
            State::NotApplicable => "not-applicable",
            State::Passed => "passed",
        }
    }
}

/// How much a rule weighs, after the notice's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// 强制, a plain duty: a failure blocks signing.
    Must,
    /// 核实, 原则上: may be signed only with a written reason.
    InPrinciple,
    /// 力争: told and counted, never blocks.
    Strive,
    /// 鼓励, 支持, 可, and hints of ours: told, never blocks.
    Encouraged,
}

impl Grade {
    /// The grade with this name: `must`, `in-principle`, `strive`, `encouraged`.
    pub fn from_name(name: &str) -> Option<Grade> {
        match name {
            "must" => Some(Grade::Must),
            "in-principle" => Some(Grade::InPrinciple),
            "strive" => Some(Grade::Strive),
            "encouraged" => Some(Grade::Encouraged),
            _ => None,
        }
    }
}

/// A typed fact of a finding, for sentences and for programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Fact {
    /// A count or another whole number.
    Integer(i64),
    /// An exact decimal, written as text.
    Decimal(Decimal),
    /// A civil date.
    Date(Date),
    /// Words: a label, a list of labels.
    Text(String),
    /// What somebody typed: masked in machine output unless asked for.
    Answer(Answer),
}

/// An answer quoted in a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Answer(pub String);
