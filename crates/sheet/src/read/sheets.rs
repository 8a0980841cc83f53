//! Which sheet is which, and whether the workbook is of this form at all.

use bangfu_api::{Library, Problem};

use super::book::{Book, Filled};
use super::marks::{Marks, moved};
use super::places::whole;
use super::{Target, fields, table};
use crate::finding::{Finding, Place};
use crate::kind::Kind;
use crate::layout::{GUIDE, MARKS, OPTIONS, Part, mark, parts};

/// The form that is read, in the edition at hand.
pub(super) struct Edition<'a> {
    pub(super) form: &'a str,
    pub(super) version: &'a str,
    pub(super) pack: String,
}

/// Reads every sheet of the form.
pub(super) fn read(
    book: &mut Book,
    edition: &Edition,
    library: &Library,
    target: &mut Target,
) -> Result<(), Problem> {
    let mut sheets = book.sheets();
    let marks = match sheets.iter().position(|name| name == MARKS) {
        Some(at) => Some(Marks::read(&book.cells(&sheets.remove(at))?)),
        None => None,
    };
    judge(marks.as_ref(), edition, library, target)?;
    sheets.retain(|name| name != GUIDE && name != OPTIONS);
    for (part, name) in parts(target.form) {
        let Some(found) = find(book, &mut sheets, &mark(target.form, part), &name)? else {
            let names = [name.as_str(), ""];
            target
                .findings
                .push(Finding::new(Kind::MissingSheet, whole(&name), names));
            continue;
        };
        if found != name {
            let names = [name.as_str(), found.as_str()];
            target
                .findings
                .push(Finding::new(Kind::RenamedSheet, whole(&found), names));
        }
        let marks = book.marks(&found);
        let cells = book.cells(&found)?;
        let sheet = Sheet {
            name: &found,
            rows: cells.chunk_by(|one, next| one.row == next.row).collect(),
            marks,
        };
        match part {
            Part::Fields => fields::read(&sheet, target),
            Part::Table(at) => table::read(&sheet, at, target),
        }
    }
    for name in sheets {
        let count = book.cells(&name)?.len();
        if count > 0 {
            let finding = Finding::new(Kind::UnknownSheet, whole(&name), ["", ""]);
            target.findings.push(Finding { count, ..finding });
        }
    }
    if target.from_1904 && target.counted_days {
        target.findings.push(of_workbook(Kind::Counted1904, ["", ""]));
    }
    let marks = marks.unwrap_or_default();
    target.year = marks.year;
    target.reasons = moved(marks.reasons, &target.moved);
    Ok(())
}

/// A sheet to be read.
pub(super) struct Sheet<'a> {
    pub(super) name: &'a str,
    pub(super) rows: Vec<&'a [Filled<'a>]>,
    pub(super) marks: super::scan::Marks,
}

/// Takes the sheet with this name out of those at hand, else the one with this mark.
fn find(
    book: &mut Book,
    sheets: &mut Vec<String>,
    mark: &str,
    name: &str,
) -> Result<Option<String>, Problem> {
    let mut at = sheets.iter().position(|known| known.trim() == name);
    for (place, known) in sheets.iter().enumerate() {
        if at.is_some() {
            break;
        }
        let cells = book.cells(known)?;
        let marked = cells.iter().take(1024).any(|cell| cell.words() == Some(mark));
        at = marked.then_some(place);
    }
    Ok(at.map(|at| sheets.remove(at)))
}

/// Whether the workbook is of this form, and in which edition.
fn judge(
    marks: Option<&Marks>,
    edition: &Edition,
    library: &Library,
    target: &mut Target,
) -> Result<(), Problem> {
    let Some(marks) = marks else {
        target.findings.push(of_workbook(Kind::NoMarks, ["", ""]));
        return Ok(());
    };
    if marks.form != edition.form {
        let title = |id: &str| match library.form(id) {
            Some((_, bound)) => format!("{}（{}）", bound.form.title, bound.form.subtitle),
            None => id.to_owned(),
        };
        return Err(Problem::new(
            "other-form",
            format!(
                "这个工作簿是“{}”的表样，不是“{}”的。请换一个工作簿，或到那份表里读入。原文件没有改动",
                title(&marks.form),
                title(edition.form)
            ),
        ));
    }
    if marks.version != edition.version {
        let names = [marks.version.as_str(), edition.version];
        target.findings.push(of_workbook(Kind::OtherVersion, names));
    } else if marks.pack != edition.pack {
        target.findings.push(of_workbook(Kind::OtherRules, ["", ""]));
    }
    Ok(())
}

fn of_workbook(kind: Kind, names: [&str; 2]) -> Finding {
    Finding::new(kind, Place::default(), names)
}
