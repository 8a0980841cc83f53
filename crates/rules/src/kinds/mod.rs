//! Rule kinds: a small closed set, one file each.
//!
//! A file holds, from the top: what the kind checks and one answer it passes and one it fails, the arguments a pack
//! gives, and the check. Words are in `catalogue.rs`, under keys that begin with the kind's name.

use bangfu_model::Reader;
use bangfu_pack::Field;

use crate::binder::{Binder, Bound, column, columns};
use crate::check::{Scope, Slot};

mod any_given;
mod days_agree;
mod days_covered;
mod detailed;
mod differ;
mod filing_year;
mod identifier;
mod identifier_plausible;
mod in_order;
mod includes;
mod lasts_at_least;
mod lasts_one_day_more;
mod listed;
mod one_of;
mod one_of_each;
mod parties;
mod range;
mod ratio;
mod ratio_agrees;
mod readable;
mod refers;
mod required;
mod row_per_year;
mod rows_agree;
mod rows_at_least;
mod rows_at_most;
mod rows_per_group;
mod same_in_all_rows;
mod share_at_least;
mod share_of_rows;
mod sum_agrees;
mod sum_at_least;
mod unique;
mod within;

/// Makes checks of a rule's arguments.
///
/// It asks the reader for those it takes; unknown ones are refused behind it.
type Bind = fn(&mut Binder, &mut Reader) -> Result<Bound, String>;

const KINDS: &[(&str, Bind)] = &[
    ("any-given", any_given::bind),
    ("days-agree", days_agree::bind),
    ("days-covered", days_covered::bind),
    ("detailed", detailed::bind),
    ("differ", differ::bind),
    ("filing-year", filing_year::bind),
    ("identifier", identifier::bind),
    ("identifier-plausible", identifier_plausible::bind),
    ("in-order", in_order::bind),
    ("includes", includes::bind),
    ("lasts-at-least", lasts_at_least::bind),
    ("lasts-one-day-more", lasts_one_day_more::bind),
    ("listed", listed::bind),
    ("one-of", one_of::bind),
    ("one-of-each", one_of_each::bind),
    ("parties", parties::bind),
    ("range", range::bind),
    ("ratio", ratio::bind),
    ("ratio-agrees", ratio_agrees::bind),
    ("readable", readable::bind),
    ("refers", refers::bind),
    ("required", required::bind),
    ("row-per-year", row_per_year::bind),
    ("rows-agree", rows_agree::bind),
    ("rows-at-least", rows_at_least::bind),
    ("rows-at-most", rows_at_most::bind),
    ("rows-per-group", rows_per_group::bind),
    ("same-in-all-rows", same_in_all_rows::bind),
    ("share-at-least", share_at_least::bind),
    ("share-of-rows", share_of_rows::bind),
    ("sum-agrees", sum_agrees::bind),
    ("sum-at-least", sum_at_least::bind),
    ("unique", unique::bind),
    ("within", within::bind),
];

/// The kind with this name.
pub(crate) fn named(name: &str) -> Option<Bind> {
    KINDS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, bind)| *bind)
}

/// Names of all kinds.
pub fn kind_names() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

/// Single answers a rule names: `fields` of the form, or `columns` of one `table`.
fn slots(binder: &Binder, args: &mut Reader) -> Result<Vec<(Scope, Slot)>, String> {
    let Some(table) = args.optional_text("table")? else {
        let fields = binder.fields(&args.texts("fields")?)?.into_iter();
        return Ok(fields.map(|field| (Scope::Form, Slot::Field(field))).collect());
    };
    let (at, table) = binder.table(&table)?;
    let columns = columns(table, &args.texts("columns")?)?.into_iter();
    Ok(columns
        .map(|column| (Scope::Row(at), Slot::Column(column)))
        .collect())
}

/// One answer a rule names: `field` of the form, or `column` of one `table`; with what is asked there.
fn slot<'f>(binder: &Binder<'f>, args: &mut Reader) -> Result<(Scope, Slot, &'f Field), String> {
    let Some(table) = args.optional_text("table")? else {
        let at = binder.field(&args.text("field")?)?;
        return Ok((Scope::Form, Slot::Field(at), &binder.form.fields[at]));
    };
    let (table, data) = binder.table(&table)?;
    let at = column(data, &args.text("column")?)?;
    Ok((Scope::Row(table), Slot::Column(at), &data.columns[at]))
}

/// Another answer beside one: a field of the form, or a column of the same table.
fn beside(binder: &Binder, scope: Scope, id: &str) -> Result<Slot, String> {
    match scope {
        Scope::Form => binder.field(id).map(Slot::Field),
        Scope::Row(table) => column(&binder.form.tables[table], id).map(Slot::Column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_a_file_and_every_file_a_kind() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kinds");
        #[allow(
            clippy::disallowed_methods,
            reason = "the test looks at the folder of its own source"
        )]
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| {
                entry
                    .unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .replace('_', "-")
            })
            .filter(|stem| stem != "mod")
            .collect();
        files.sort();
        assert_eq!(files, kind_names().collect::<Vec<_>>());
    }
}
