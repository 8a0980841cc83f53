//! The workbook of a form: blank, or with the answers of a filing.

mod fields;
mod guide;
mod lists;
mod marks;
mod table;

use bangfu_api::model::value::Record;
use bangfu_api::pack::Form;
use bangfu_api::rules::{Explanation, Filing};
use bangfu_api::{Edition, Library, Problem};
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::layout::{Part, parts};
use crate::read::unknown_form;
use crate::workbook::{begin, unwritten};
use lists::Lists;

/// What the sheets are written from.
struct Source<'a> {
    edition: &'a Edition,
    form: &'a Form,
    id: &'a str,
    parts: Vec<(Part, String)>,
    lists: Lists<'a>,
    answers: &'a Record,
    reasons: &'a [Explanation],
    year: Option<&'a str>,
}

/// The workbook of a form, as a file: a sheet that tells what to do, one of single fields, one for each table, and two
/// hidden ones. With a filing, its answers are filled in, and its written reasons go along unseen.
///
/// # Errors
/// `unknown-form`; `other-form` for the filing of another form; `too-long`, `too-many` for what Excel cannot hold.
pub fn template(library: &Library, form: &str, filing: Option<&Filing>) -> Result<Vec<u8>, Problem> {
    let (edition, bound) = library.form(form).ok_or_else(|| unknown_form(form))?;
    if let Some(other) = filing.filter(|filing| filing.form.id != form) {
        return Err(Problem::new(
            "other-form",
            format!(
                "这份文件填的是“{}”，不是“{form}”。请换一份文件，或改用那份表的表样",
                other.form.id
            ),
        ));
    }
    let blank = Record::new();
    let source = Source {
        edition,
        form: &bound.form,
        id: &bound.id,
        parts: parts(&bound.form),
        lists: Lists::of(&bound.form),
        answers: filing.map_or(&blank, |filing| &filing.answers),
        year: filing.and_then(|filing| filing.period.to.get(..4)),
        reasons: filing.map_or(&[], |filing| &filing.explanations),
    };
    write(&source).map_err(unwritten)
}

fn write(source: &Source) -> Result<Vec<u8>, XlsxError> {
    let title = format!("{}（{}）", source.form.title, source.form.subtitle);
    let mut workbook: Workbook = begin(&title)?;
    guide::write(&mut workbook, source, &title)?;
    for (part, name) in &source.parts {
        match part {
            Part::Fields => fields::write(&mut workbook, source, name)?,
            Part::Table(at) => table::write(&mut workbook, source, *at, name)?,
        }
    }
    source.lists.write(&mut workbook)?;
    marks::write(&mut workbook, source)?;
    workbook.save_to_buffer()
}
