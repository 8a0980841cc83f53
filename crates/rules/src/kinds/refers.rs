//! `refers`: an answer in each row is one of those in a column of another table.
//!
//! Passes a visit at 甲村卫生室 where the clinics name it; fails one at 乙村卫生室 where they do not.
//!
//! Arguments: `table`, `column`, `in_table`, `in_column`.

use bangfu_model::{Fact, Reader};

use super::same_in_all_rows::no_rows;
use crate::binder::{Binder, Bound, column};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Refers {
    slot: Slot,
    table: usize,
    tally: usize,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (own, data) = binder.table(&args.text("table")?)?;
    let slot = column(data, &args.text("column")?)?;
    let (table, other) = binder.table(&args.text("in_table")?)?;
    let found = column(other, &args.text("in_column")?)?;
    if data.columns[slot].kind != other.columns[found].kind {
        return Err("the two columns are answered differently".to_owned());
    }
    let check = Refers {
        slot: Slot::Column(slot),
        table,
        tally: binder.tally(table, vec![found]),
    };
    Ok(vec![(Scope::Row(own), Box::new(check))])
}

impl Check for Refers {
    fn reads(&self) -> Vec<Read> {
        vec![self.slot.read(), Read::Tally(self.tally)]
    }

    fn check(&self, view: &View) -> Outcome {
        let cell = view.cell(self.slot);
        if !cell.is_given() {
            return Outcome::of(vec![view.could_not(self.slot)]);
        }
        let groups = view.tally(self.tally).groups();
        if groups.is_empty() {
            return Outcome::of(vec![no_rows(self.table)]);
        }
        let known = groups
            .binary_search_by(|(key, _)| key.first().cmp(&Some(cell)))
            .is_ok();
        Outcome::unless((!known).then(|| {
            let have = view.asked(self.slot).map(|field| cell.shown(field));
            let facts = vec![
                ("have", Fact::Text(have.unwrap_or_default())),
                ("table", Fact::Text(view.form.tables[self.table].label.clone())),
            ];
            Finding::failed(view.at(self.slot), "refers", facts)
        }))
    }
}
