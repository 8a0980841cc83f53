//! What the worker does.

use bangfu_api::Library;
use bangfu_api::model::Date;
use bangfu_api::rules::Filing;
use bangfu_api::seal::File;
use bangfu_sheet::{Placed, Table};

use super::message::{Finding, Note, Reading};
use crate::words::workbook as words;

/// The workbook of a form, blank or with the answers of a filing.
///
/// # Errors
/// A sentence.
pub fn template(packs: &[String], form: &str, filing: Option<&str>) -> Result<Vec<u8>, String> {
    let filing = filing.map(read_filing).transpose()?;
    bangfu_sheet::template(&library(packs)?, form, filing.as_ref()).map_err(|problem| problem.text)
}

/// Reads a workbook of a form. Its filing is of the year it names, else of `year`; `random` becomes its id.
///
/// # Errors
/// A sentence.
pub fn read(
    packs: &[String],
    form: &str,
    bytes: &[u8],
    year: i32,
    random: [u8; 16],
    today: Date,
) -> Result<Reading, String> {
    let library = library(packs)?;
    let told = |problem: bangfu_api::Problem| problem.text;
    let reading = bangfu_sheet::read(&library, form, bytes).map_err(told)?;
    let year = reading.year().unwrap_or(year);
    let session = reading.filing(&library, year, random, today).map_err(told)?;
    let bound = session.inner().form();
    let answers = |id: &String| reading.answers.contains_key(id);
    let tables = bound.form.tables.iter();
    Ok(Reading {
        answered: bound
            .form
            .fields
            .iter()
            .filter(|field| answers(&field.id))
            .count(),
        rows: tables
            .filter_map(|table| Some((table.label.clone(), *reading.rows.get(&table.id)?)))
            .collect(),
        notice: bound.notice.clone(),
        filing: session.text(),
        findings: reading
            .placed(session.report().findings)
            .into_iter()
            .map(finding)
            .collect(),
        notes: reading.findings.into_iter().map(note).collect(),
    })
}

/// The rows of a list, as words.
///
/// # Errors
/// A sentence.
pub fn list(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    bangfu_sheet::list(bytes).map_err(|problem| problem.text)
}

/// A workbook of tables.
///
/// # Errors
/// A sentence.
pub fn tables(title: &str, tables: &[Table]) -> Result<Vec<u8>, String> {
    bangfu_sheet::tables(title, tables).map_err(|problem| problem.text)
}

fn library(packs: &[String]) -> Result<Library, String> {
    Library::of(packs.iter().map(String::as_str)).map_err(|problem| problem.text)
}

fn read_filing(text: &str) -> Result<Filing, String> {
    let file = File::read(text.as_bytes()).map_err(|breach| breach.to_string())?;
    Filing::read(file.document()).ok_or_else(|| words::NO_FILING.to_owned())
}

fn note(finding: bangfu_sheet::Finding) -> Note {
    Note {
        place: finding.place,
        effect: finding.effect,
        label: finding.label,
        count: finding.count,
        text: finding.text,
        advice: finding.advice,
        typed: finding.typed.map(|answer| answer.0),
        read: finding.read.map(|answer| answer.0),
    }
}

fn finding(placed: Placed) -> Finding {
    let Placed { place, finding } = placed;
    Finding {
        place,
        state: finding.state,
        grade: finding.grade,
        text: finding.text,
        advice: finding.advice,
        sources: finding.sources,
        reading: finding.reading,
    }
}
