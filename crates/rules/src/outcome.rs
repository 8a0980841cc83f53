//! How one check ended.

use bangfu_model::{Decimal, Fact, State};

use crate::answers::At;
use crate::facts::Facts;

/// How one check ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Outcome {
    /// Its condition does not hold, or there is nothing to look at.
    #[default]
    NotApplicable,
    /// The answers keep the rule.
    Passed,
    /// At least one finding.
    Told(Vec<Finding>),
}

/// One place where a rule is not kept, or could not be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `Failed` or `CouldNotCheck`.
    pub state: State,
    /// Where to look.
    pub at: At,
    /// Key of the sentence in the catalogue.
    pub words: &'static str,
    /// What the sentence and programs are told.
    pub facts: Facts,
}

impl Finding {
    /// The rule is not kept at this place. Every kind ends here, so it stays out of line.
    #[inline(never)]
    pub fn failed(at: At, words: &'static str, facts: Vec<(&'static str, Fact)>) -> Finding {
        Finding {
            state: State::Failed,
            at,
            words,
            facts: facts.into(),
        }
    }
}

impl Outcome {
    /// Passed without findings, told with some.
    pub fn of(findings: Vec<Finding>) -> Outcome {
        if findings.is_empty() {
            Outcome::Passed
        } else {
            Outcome::Told(findings)
        }
    }

    /// Passed, or failed with this finding.
    pub fn unless(failure: Option<Finding>) -> Outcome {
        failure.map_or(Outcome::Passed, |failure| Outcome::Told(vec![failure]))
    }

    /// Whether there are findings.
    pub fn is_told(&self) -> bool {
        matches!(self, Outcome::Told(_))
    }

    /// The findings, if any.
    pub fn findings(&self) -> &[Finding] {
        match self {
            Outcome::Told(findings) => findings,
            _ => &[],
        }
    }
}

/// A whole number as a fact; counts that would not fit are as good as the largest.
pub fn count(number: usize) -> Fact {
    Fact::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A number as a fact: whole where it is.
pub fn number(number: Decimal) -> Fact {
    let whole = (number.scale() == 0).then(|| number.as_integer()).flatten();
    whole.map_or(Fact::Decimal(number), Fact::Integer)
}
