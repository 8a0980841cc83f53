//! `one-of-each`: a table has at least one row of each of several groups.
//!
//! Passes a team with a 医师, a 护士 and a 药师 where 医师, 护士 and 医技 are asked for; fails one without 医技.

use bangfu_model::Fact;
use serde::Deserialize;

use crate::answers::At;
use crate::bind::{Binder, Bound, Check, Read, Scope, View, args, column, options};
use crate::outcome::{Finding, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Args {
    table: String,
    column: String,
    groups: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    name: String,
    any: Vec<String>,
}

#[derive(Debug)]
struct OneOfEach {
    table: usize,
    tally: usize,
    groups: Vec<(String, Vec<u16>)>,
}

pub(super) fn bind(binder: &mut Binder, value: serde_json::Value) -> Result<Bound, String> {
    let given: Args = args(value)?;
    let (table, data) = binder.table(&given.table)?;
    let at = column(data, &given.column)?;
    let groups = given
        .groups
        .into_iter()
        .map(|group| Ok((group.name, options(&data.columns[at], &group.any)?)))
        .collect::<Result<_, String>>()?;
    let tally = binder.tally(table, vec![at]);
    Ok(vec![(Scope::Form, Box::new(OneOfEach { table, tally, groups }))])
}

impl Check for OneOfEach {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Tally(self.tally)]
    }

    fn check(&self, view: &View) -> Outcome {
        let present: Vec<u16> = view
            .tally(self.tally)
            .groups()
            .filter_map(|(key, _)| key.first()?.chosen())
            .flatten()
            .copied()
            .collect();
        let missing: Vec<&str> = self
            .groups
            .iter()
            .filter(|(_, any)| !any.iter().any(|option| present.contains(option)))
            .map(|(name, _)| name.as_str())
            .collect();
        Outcome::unless((!missing.is_empty()).then(|| {
            Finding::failed(
                At::Table(self.table),
                "one-of-each",
                vec![("missing", Fact::Text(missing.join("、")))],
            )
        }))
    }
}
