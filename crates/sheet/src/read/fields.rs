//! The sheet of single fields.

use bangfu_api::model::Path;
use bangfu_api::pack::Form;

use super::Target;
use super::book::Filled;
use super::head::{self, Head, Wanted, plain};
use super::places::{Spot, place, whole};
use super::sheets::Sheet;
use super::table::tell_merged;
use crate::finding::Finding;
use crate::kind::Kind;
use crate::layout::{FIELD_COLUMNS, Part, mark};

const LABEL: usize = 0;
const ANSWER: usize = 1;

pub(super) fn read(sheet: &Sheet, target: &mut Target) {
    let form = target.form;
    let wanted = FIELD_COLUMNS.map(|(id, label)| Wanted {
        id: id.to_owned(),
        names: [label.to_owned(), label.to_owned()],
    });
    let found = head::find(&sheet.rows, &wanted, &mark(form, Part::Fields));
    let Some((head, column)) =
        found.and_then(|head| Some((head.columns[ANSWER]?, head)).map(|(column, head)| (head, column)))
    else {
        target
            .findings
            .push(Finding::new(Kind::NoHead, whole(sheet.name), ["", ""]));
        return;
    };
    let rows = &sheet.rows[head.rows..];
    let named = assign(form, rows, &head);
    for (row, field) in rows.iter().zip(&named) {
        let answer = cell_at(row, Some(column));
        match (field, answer) {
            (Some(field), _) => answer_field(sheet, row[0].row, column, *field, answer, target),
            (None, Some(cell)) => {
                let label = words_at(row, head.columns[LABEL]);
                let place = place(sheet.name, cell.row, cell.column);
                target
                    .findings
                    .push(Finding::new(Kind::UnknownField, place, [label, ""]));
            }
            (None, None) => {}
        }
    }
    for (at, data) in form.fields.iter().enumerate() {
        if named.contains(&Some(at)) {
            continue;
        }
        let finding = Finding::new(Kind::MissingField, whole(sheet.name), [&data.label, ""]);
        target.findings.push(Finding {
            label: Some(data.label.clone()),
            path: Some(Path::Field(data.id.clone())),
            ..finding
        });
    }
    tell_merged(sheet, head.row + 1, &[column], target);
}

fn cell_at<'s, 'a>(row: &'s [Filled<'a>], column: Option<u32>) -> Option<&'s Filled<'a>> {
    row.iter().find(|cell| Some(cell.column) == column)
}

fn words_at<'s>(row: &'s [Filled], column: Option<u32>) -> &'s str {
    cell_at(row, column).and_then(Filled::words).unwrap_or_default()
}

/// The field of each row: by its label, as a person sees it, where that names another than its id; else by its id. A
/// heading may bear the words of a label, so rows with an id come first, then those with an answer.
fn assign(form: &Form, rows: &[&[Filled]], head: &Head) -> Vec<Option<usize>> {
    let by_id = |row: &[Filled]| {
        let id = words_at(row, head.ids);
        form.fields.iter().position(|field| field.id == id)
    };
    let rank = |row: &[Filled]| match (by_id(row), cell_at(row, head.columns[ANSWER])) {
        (Some(_), _) => 0,
        (None, Some(_)) => 1,
        (None, None) => 2,
    };
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| rank(rows[*at]));
    let mut named = vec![None; rows.len()];
    for at in order {
        let label = plain(words_at(rows[at], head.columns[LABEL]));
        let labelled = |field: &usize| !label.is_empty() && plain(&form.fields[*field].label) == label;
        let mut by_label = (0..form.fields.len()).filter(labelled);
        // A label that several fields share says nothing by itself.
        let by_label = by_label.next().filter(|_| by_label.next().is_none());
        let field = by_label.or_else(|| by_id(rows[at]));
        named[at] = field.filter(|field| !named.contains(&Some(*field)));
    }
    named
}

fn answer_field(
    sheet: &Sheet,
    row: u32,
    column: u32,
    field: usize,
    cell: Option<&Filled>,
    target: &mut Target,
) {
    let data = &target.form.fields[field];
    let spot = Spot {
        sheet: sheet.name.to_owned(),
        row,
        column,
    };
    target.places.fields.insert(data.id.clone(), spot);
    let Some(cell) = cell else { return };
    let path = || Path::Field(data.id.clone());
    if let Some(value) = target.read_cell(sheet.name, data, cell, path) {
        target.answers.insert(data.id.clone(), value);
    }
}
