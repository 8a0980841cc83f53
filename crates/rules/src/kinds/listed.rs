//! `listed`: answers are, together, a row of a table of the notice.
//!
//! Passes 甲医院 → 乙卫生院 where the notice's annex pairs them; fails 甲医院 → 丙卫生院.
//!
//! Arguments: `reference` (`tables/<reference>.csv`), `in` (its columns), and as many `fields`, or `table` and `columns`.

use bangfu_model::{Fact, Reader};

use super::slots;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Listed {
    slots: Vec<Slot>,
    /// Ascending.
    rows: Vec<Vec<String>>,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let id = args.text("reference")?;
    let reference = binder.references.iter().find(|reference| reference.id == id);
    let reference = reference.ok_or_else(|| format!("there is no table tables/{id}.csv"))?;
    let mut places = Vec::new();
    for name in args.texts("in")? {
        let at = reference.columns.iter().position(|column| *column == name);
        places.push(at.ok_or_else(|| format!("tables/{id}.csv has no column `{name}`"))?);
    }
    let slots = slots(binder, args)?;
    let (Some((scope, _)), true) = (slots.first().copied(), slots.len() == places.len()) else {
        return Err("name as many answers as columns `in` the table".to_owned());
    };
    let row = |row: &Vec<String>| places.iter().map(|at| row[*at].clone()).collect();
    let mut rows: Vec<Vec<String>> = reference.rows.iter().map(row).collect();
    rows.sort_unstable();
    let slots = slots.into_iter().map(|(_, slot)| slot).collect();
    Ok(vec![(scope, Box::new(Listed { slots, rows }))])
}

impl Check for Listed {
    fn reads(&self) -> Vec<Read> {
        self.slots.iter().map(|slot| slot.read()).collect()
    }

    fn check(&self, view: &View) -> Outcome {
        if let Some(missing) = self.slots.iter().find(|slot| !view.cell(**slot).is_given()) {
            return Outcome::of(vec![view.could_not(*missing)]);
        }
        let shown = |slot: &Slot| {
            view.asked(*slot)
                .map_or_else(String::new, |field| view.cell(*slot).shown(field))
        };
        let answers: Vec<String> = self.slots.iter().map(shown).collect();
        let known = self.rows.binary_search(&answers).is_ok();
        Outcome::unless((!known).then(|| {
            let facts = vec![("have", Fact::Text(answers.join("、")))];
            Finding::failed(view.at(self.slots[0]), "listed", facts)
        }))
    }
}
