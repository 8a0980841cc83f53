//! `one-of-each`: a table has at least one row of each of several groups.
//!
//! Passes a team with a 医师, a 护士 and a 药师 where 医师, 护士 and 医技 are asked for; fails one without 医技.
//!
//! Arguments: `table`, `column`, `groups` (each `name` and `any`, its options), `where`
//! (which rows count).

use bangfu_model::{Fact, ReadProblem, Reader, Value};

use crate::answers::At;
use crate::binder::{Binder, Bound, column, options};
use crate::check::{Check, Read, Scope, View};
use crate::outcome::{Finding, Outcome};

struct OneOfEach {
    table: usize,
    tally: usize,
    groups: Vec<(String, Vec<u16>)>,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (table, data) = binder.table(&args.text("table")?)?;
    let at = column(data, &args.text("column")?)?;
    let mut groups = Vec::new();
    for (name, any) in args.list("groups", group)? {
        groups.push((name, options(&data.columns[at], &any)?));
    }
    let tally = binder.counted(args, table, vec![at])?;
    Ok(vec![(Scope::Form, Box::new(OneOfEach { table, tally, groups }))])
}

/// The name of a group and its options.
fn group(value: &Value) -> Result<(String, Vec<String>), ReadProblem> {
    let mut reader = Reader::of(value)?;
    let group = (reader.text("name")?, reader.texts("any")?);
    reader.finish()?;
    Ok(group)
}

impl Check for OneOfEach {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Tally(self.tally)]
    }

    fn check(&self, view: &View) -> Outcome {
        let present: Vec<u16> = view
            .tally(self.tally)
            .groups()
            .iter()
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
