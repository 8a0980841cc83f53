//! `rows-per-group`: each group of a table that occurs has so many rows.
//!
//! Passes three visits in every month that is listed; fails a month with two.
//!
//! Arguments: `table`, `by` (the column that names the group), `least`, `most` (either may be missing), `where`,
//! `unit` (行 without it).

use bangfu_model::{Fact, Reader};

use super::rows_at_least::unit;
use crate::answers::At;
use crate::binder::{Binder, Bound, column};
use crate::check::{Check, Read, Scope, View};
use crate::outcome::{Finding, Outcome, count};

struct RowsPerGroup {
    table: usize,
    by: usize,
    tally: usize,
    least: Option<usize>,
    most: Option<usize>,
    unit: String,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (table, data) = binder.table(&args.text("table")?)?;
    let by = column(data, &args.text("by")?)?;
    let check = RowsPerGroup {
        table,
        by,
        tally: binder.counted(args, table, vec![by])?,
        least: args.optional_integer("least")?,
        most: args.optional_integer("most")?,
        unit: unit(args)?,
    };
    Ok(vec![(Scope::Form, Box::new(check))])
}

impl Check for RowsPerGroup {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Tally(self.tally)]
    }

    fn check(&self, view: &View) -> Outcome {
        let column = &view.form.tables[self.table].columns[self.by];
        let mut findings = Vec::new();
        for (key, rows) in view.tally(self.tally).groups() {
            let (words, required) = match (self.least, self.most) {
                (Some(least), _) if rows.len() < least => ("rows-per-group/few", least),
                (_, Some(most)) if rows.len() > most => ("rows-per-group/many", most),
                _ => continue,
            };
            let topmost = view.answers.table(self.table).topmost(rows);
            let (Some((_, first)), Some(name)) = (topmost, key.first()) else {
                continue;
            };
            let facts = vec![
                ("group", Fact::Text(name.shown(column))),
                ("required", count(required)),
                ("have", count(rows.len())),
                ("unit", Fact::Text(self.unit.clone())),
            ];
            findings.push(Finding::failed(
                At::Cell(self.table, first, self.by),
                words,
                facts,
            ));
        }
        Outcome::of(findings)
    }
}
