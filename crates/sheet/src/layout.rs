//! Where things stand in the workbook of a form: what the writer puts there and the reader looks for.
//!
//! A sheet that is filled in begins with a hidden row of ids, then the head; answers follow. The last column, hidden,
//! bears the mark of the sheet in the row of ids, and below it what its row stands for.

use bangfu_api::pack::{Field, Form};

use crate::names::sheet_names;

/// Sheet that tells what to do.
pub(crate) const GUIDE: &str = "说明";
/// Sheet of single fields.
pub(crate) const FIELDS: &str = "填报内容";
/// Hidden sheet of the words that lists offer.
pub(crate) const OPTIONS: &str = "选项";
/// Hidden sheet that says which form the workbook is of.
pub(crate) const MARKS: &str = "表样信息";

/// Row of ids, hidden.
pub(crate) const IDS_ROW: u32 = 0;
/// Row of the head.
pub(crate) const HEAD_ROW: u32 = 1;
/// First row that is filled in.
pub(crate) const FIRST_ROW: u32 = 2;
/// Last row a sheet has.
pub(crate) const LAST_ROW: u32 = 1_048_575;

/// Last column a sheet has.
pub(crate) const LAST_COLUMN: u32 = 16_383;

/// The columns of the sheet of single fields: id and head.
pub(crate) const FIELD_COLUMNS: [(&str, &str); 4] = [
    ("label", "项目"),
    (ANSWER, "填写"),
    ("unit", "单位"),
    ("hint", "填写说明"),
];
/// Id of the column that is filled in there.
pub(crate) const ANSWER: &str = "answer";

/// Head of the hidden last column.
pub(crate) const ID_HEAD: &str = "编号（程序用）";

/// What the workbook says of itself: names of the rows of [`MARKS`].
pub(crate) const MARK_FORM: &str = "form";
/// Edition of the form.
pub(crate) const MARK_VERSION: &str = "version";
/// Digest of the compiled pack.
pub(crate) const MARK_PACK: &str = "pack";
/// Year of the filing it was written from.
pub(crate) const MARK_YEAR: &str = "year";
/// A written reason: its rule, its path, its words. There may be several.
pub(crate) const MARK_REASON: &str = "reason";

/// What a sheet to be filled in holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The single fields.
    Fields,
    /// The table at this place of the form.
    Table(usize),
}

/// The sheets of a form that are filled in, in their order, with their names.
pub(crate) fn parts(form: &Form) -> Vec<(Part, String)> {
    let labels = form.tables.iter().map(|table| table.label.as_str());
    let reserved = [GUIDE, FIELDS, OPTIONS, MARKS];
    let names = sheet_names(labels, &reserved);
    let tables = names.into_iter().enumerate();
    std::iter::once((Part::Fields, FIELDS.to_owned()))
        .chain(tables.map(|(at, name)| (Part::Table(at), name)))
        .collect()
}

/// The mark of a sheet in its row of ids.
pub(crate) fn mark(form: &Form, part: Part) -> String {
    match part {
        Part::Fields => "bangfu:fields".to_owned(),
        Part::Table(at) => format!("bangfu:table:{}", form.tables[at].id),
    }
}

/// The head of a field's column: its label with its unit.
pub(crate) fn head(field: &Field) -> String {
    match &field.unit {
        Some(unit) => format!("{}（{unit}）", field.label),
        None => field.label.clone(),
    }
}
