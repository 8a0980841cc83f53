//! Reading a workbook of a form that was filled in.

mod book;
mod cell;
mod digits;
mod fields;
mod head;
mod list;
mod marks;
mod places;
mod scan;
mod sheets;
mod table;

use std::collections::BTreeMap;

use bangfu_api::model::Date;
use bangfu_api::model::value::Record;
use bangfu_api::model::{Path, Value};
use bangfu_api::pack::{FieldType, Form};
use bangfu_api::rules::{Explanation, ReportFinding};
use bangfu_api::{Library, Problem, Session, filled};
use serde::Serialize;

use crate::finding::{Effect, Finding, Findings, Place};
use book::Book;
pub use list::list;
use marks::Rows;
use places::Places;

/// What a workbook holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// `<pack>/<form>`
    pub form: String,
    /// The answers, as a filing writes them.
    pub answers: Record,
    /// How many rows were read of each table, by its name.
    pub rows: BTreeMap<String, usize>,
    /// The reasons that were written before the workbook was, with the places of their rows as they are now.
    pub reasons: Vec<Explanation>,
    /// What has to be told of reading, in the order of the sheets and their rows.
    pub findings: Vec<Finding>,
    year: Option<i32>,
    places: Places,
}

/// A finding of the rules, with its place in the workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What.
    #[serde(flatten)]
    pub finding: ReportFinding,
}

/// What the sheets are read into.
struct Target<'a> {
    form: &'a Form,
    from_1904: bool,
    answers: Record,
    rows: BTreeMap<String, usize>,
    findings: Findings,
    places: Places,
    reasons: Vec<Explanation>,
    year: Option<i32>,
    moved: Rows,
    /// Whether a day was read from a number.
    counted_days: bool,
}

/// Reads a workbook as the answers of this form. Sheets and columns that were renamed or moved are recognised.
///
/// # Errors
/// `unknown-form`; `other-form` for the workbook of another form; `no-workbook`, `old-workbook`, `damaged-workbook`,
/// `too-large` for what cannot be opened.
pub fn read(library: &Library, form: &str, bytes: &[u8]) -> Result<Reading, Problem> {
    let (edition, bound) = library.form(form).ok_or_else(|| unknown_form(form))?;
    let mut book = Book::open(bytes)?;
    let mut target = Target {
        form: &bound.form,
        from_1904: book.counts_from_1904(),
        answers: Record::new(),
        rows: BTreeMap::new(),
        findings: Findings::default(),
        places: Places::default(),
        reasons: Vec::new(),
        year: None,
        moved: Rows::new(),
        counted_days: false,
    };
    let edition = sheets::Edition {
        form: &bound.id,
        version: &bound.form.version,
        pack: edition.digest.to_string(),
    };
    sheets::read(&mut book, &edition, library, &mut target)?;
    Ok(Reading {
        form: bound.id.clone(),
        year: year(&bound.form, &target.answers).or(target.year),
        answers: target.answers,
        rows: target.rows,
        reasons: target.reasons,
        findings: target.findings.into_list(),
        places: target.places,
    })
}

pub(crate) fn unknown_form(form: &str) -> Problem {
    Problem::new(
        "unknown-form",
        format!("没有“{form}”这份表。请核对表的编号，或换用新版的填报程序"),
    )
}

/// The answer to the field that the form's rules hold against the year of the filing.
fn year(form: &Form, answers: &Record) -> Option<i32> {
    let rule = form.rules.iter().find(|rule| rule.kind == "filing-year")?;
    let named = rule
        .args
        .get("fields")
        .and_then(Value::as_list)
        .unwrap_or_default();
    let asks = |id: &str| {
        let field = form.fields.iter().find(|field| field.id == id);
        field.is_some_and(|field| field.kind == FieldType::Year)
    };
    let id = named.iter().filter_map(Value::as_text).find(|id| asks(id))?;
    let answer = answers.get(id).and_then(Value::as_integer)?;
    i32::try_from(answer)
        .ok()
        .filter(|year| (1900..=2099).contains(year))
}

impl Reading {
    /// The year of the filing, as far as the answers say so, or the filing the workbook was written from.
    pub fn year(&self) -> Option<i32> {
        self.year
    }

    /// Where an answer stands in the workbook.
    pub fn place(&self, path: &Path) -> Place {
        self.places.of(path)
    }

    /// A new filing with the answers, open to be checked and filled in further. Its year is this one; `random` becomes
    /// its id.
    ///
    /// # Errors
    /// As [`bangfu_api::blank`].
    pub fn filing(
        &self,
        library: &Library,
        year: i32,
        random: [u8; 16],
        today: Date,
    ) -> Result<Session, Problem> {
        let mut session = filled(library, &self.form, year, random, self.answers.clone(), today)?;
        for given in &self.reasons {
            session.explain(&given.rule, &given.path, &given.reason)?;
        }
        Ok(session)
    }

    /// The findings of the rules, each with its place in the workbook.
    pub fn placed(&self, findings: Vec<ReportFinding>) -> Vec<Placed> {
        let placed = findings.into_iter().map(|finding| Placed {
            place: self.place(&finding.path),
            finding,
        });
        placed.collect()
    }

    /// Whether somebody has to look at a cell: it could not be read, or not with certainty.
    pub fn needs_a_look(&self) -> bool {
        let open = |finding: &Finding| matches!(finding.effect, Effect::Kept | Effect::LeftOut);
        self.findings.iter().any(open)
    }

    /// Masks what people typed, for machine output that travels.
    pub fn mask(&mut self) {
        self.findings.iter_mut().for_each(Finding::mask);
    }
}
