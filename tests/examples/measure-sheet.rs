//! How long a workbook takes to be read, in milliseconds: `measure-sheet [FILE]`, which also saves the workbook there.
//!
//! The task list of a county with 5,000 village clinics of twelve columns, one row in fifty damaged: opened, read cell by
//! cell, checked by every rule, each finding at its cell. Beside it the same file as calamine alone reads it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a measurement may stop where it cannot go on, and takes the time"
)]

use std::io::Cursor;
use std::time::Instant as Stopwatch;

use bangfu_api::Library;
use bangfu_api::model::{Date, Value};
use bangfu_api::rules::Filing;
use bangfu_api::seal::File;
use bangfu_sheet::{read, template};
use bangfu_tests::case;
use calamine::{Data, Reader, Xlsx};

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FORM: &str = "taian-2024/tasks";
const TABLE: &str = "clinics";
const ROWS: usize = 5_000;
const ROUNDS: usize = 9;

/// The clean filing with clinics like its own, one in fifty with a day in another spelling and a number with its unit.
fn filing() -> Filing {
    let cases = case::all().unwrap();
    let case = cases.iter().find(|case| case.form == FORM && case.rule.is_none());
    let file = File::read(case.unwrap().document.to_string().as_bytes()).unwrap();
    let mut filing = Filing::read(file.document()).unwrap();
    let known = filing.answers[TABLE].as_list().unwrap().to_vec();
    let rows = (0..ROWS).map(|at| {
        let Value::Record(mut row) = known[at % known.len()].clone() else {
            return Value::Null;
        };
        row.insert("name".to_owned(), format!("示例{at}村卫生室（虚构）").into());
        if at % 50 == 49 {
            for answer in row.values_mut() {
                let damaged = match &answer {
                    Value::Integer(number) => Some(format!("{number} 人")),
                    Value::Text(text) if Date::parse(text).is_some() => Some(text.replace('-', ".")),
                    _ => None,
                };
                if let Some(damaged) = damaged {
                    *answer = damaged.into();
                }
            }
        }
        Value::Record(row)
    });
    filing
        .answers
        .insert(TABLE.to_owned(), Value::List(rows.collect()));
    filing
}

fn median(mut round: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let watch = Stopwatch::now();
            round();
            watch.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}

fn main() {
    let library = Library::of(bangfu_forms::FORMS.iter().map(|(_, text)| *text)).unwrap();
    let filing = filing();
    let today = Date::parse("2026-11-22").unwrap();
    let workbook = template(&library, FORM, Some(&filing)).unwrap();
    if let Some(path) = std::env::args().nth(1) {
        std::fs::write(path, &workbook).unwrap();
    }
    let write = median(|| drop(template(&library, FORM, Some(&filing)).unwrap()));
    let mut cells = 0;
    let mut told = [0; 2];
    let bare = median(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook.as_slice())).unwrap();
        cells = book
            .sheet_names()
            .iter()
            .map(|name| {
                let range = book.worksheet_range(name).unwrap();
                range.used_cells().filter(|cell| *cell.2 != Data::Empty).count()
            })
            .sum();
    });
    let reading = median(|| drop(read(&library, FORM, &workbook).unwrap()));
    let whole = median(|| {
        let reading = read(&library, FORM, &workbook).unwrap();
        let session = reading.filing(&library, 2026, [7; 16], today).unwrap();
        let findings = reading.placed(session.report().findings);
        told = [reading.findings.len(), findings.len()];
        assert_eq!(reading.rows[TABLE], ROWS);
    });
    println!(
        "{{\"rows\":{ROWS},\"cells\":{cells},\"bytes\":{},\"milliseconds\":{whole:.1},\"reading\":{reading:.1},\"calamine\":{bare:.1},\"ratio\":{:.2},\"writing\":{write:.1},\"findings\":{told:?}}}",
        workbook.len(),
        whole / bare
    );
}
