//! The facts of a finding.

use bangfu_model::Fact;
use serde::{Serialize, Serializer};

/// The facts of a finding by name, in the order of their names.
///
/// There are a handful at most, so they stand in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts(Vec<(&'static str, Fact)>);

impl Facts {
    /// The fact of this name.
    pub fn get(&self, name: &str) -> Option<&Fact> {
        self.0
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, fact)| fact)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Fact> {
        self.0.iter_mut().map(|(_, fact)| fact)
    }
}

impl From<Vec<(&'static str, Fact)>> for Facts {
    fn from(facts: Vec<(&'static str, Fact)>) -> Facts {
        let mut ordered = Vec::with_capacity(facts.len());
        for (name, fact) in facts {
            let place = ordered.partition_point(|(known, _)| *known < name);
            ordered.insert(place, (name, fact));
        }
        Facts(ordered)
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, fact)| (name, fact)))
    }
}
