//! Results as tables, written as they come; and records of single files, to be put together later.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use bangfu_api::office::{DifferenceInfo, Reception};
use bangfu_office::{
    Case, Cell as OfficeCell, Difference, Guide, Item, Line, Part, Repeat, Sink, Standing, Sum, What,
};
use serde::Serialize;

use super::status;
use crate::ending::{Ending, Failure};
use crate::files;
use crate::output::Output;
use crate::table::{Cell, Column, Table};

const FILES: &[Column] = &[
    Column::Text("file"),
    Column::Text("kind"),
    Column::Text("form"),
    Column::Text("id"),
    Column::Integer("revision"),
    Column::Text("document"),
    Column::Text("state"),
    Column::Text("rule"),
    Column::Integer("aside"),
    Column::Text("text"),
];
const QUEUE: &[Column] = &[
    Column::Text("unit"),
    Column::Text("uscc"),
    Column::Text("partner"),
    Column::Text("place"),
    Column::Text("form"),
    Column::Text("standing"),
    Column::Integer("listed"),
    Column::Text("file"),
    Column::Text("id"),
    Column::Integer("revision"),
    Column::Text("document"),
    Column::Text("received_at"),
    Column::Text("deadline"),
    Column::Text("result"),
];
const PROBLEMS: &[Column] = &[
    Column::Text("kind"),
    Column::Text("file"),
    Column::Text("unit"),
    Column::Text("partner"),
    Column::Text("form"),
    Column::Text("text"),
];
const FINDINGS: &[Column] = &[
    Column::Text("file"),
    Column::Text("document"),
    Column::Text("form"),
    Column::Text("rule"),
    Column::Text("path"),
    Column::Text("state"),
    Column::Integer("blocks"),
    Column::Text("text"),
];
const CELLS: &[Column] = &[
    Column::Text("total"),
    Column::Text("file"),
    Column::Text("document"),
    Column::Text("path"),
    Column::Integer("value"),
];
const REPEATS: &[Column] = &[
    Column::Text("total"),
    Column::Integer("person"),
    Column::Text("file"),
    Column::Text("path"),
];
const DIFFERENCES: &[Column] = &[
    Column::Text("comparison"),
    Column::Text("file"),
    Column::Text("path"),
    Column::Integer("value"),
    Column::Integer("should"),
    Column::Text("text"),
];
const TOTALS: &[Column] = &[
    Column::Text("total"),
    Column::Text("title"),
    Column::Text("unit"),
    Column::Integer("value"),
    Column::Integer("persons"),
    Column::Integer("filings"),
    Column::Integer("cells"),
    Column::Integer("least"),
    Column::Integer("broken"),
    Column::Integer("open"),
];

/// The tables of a folder: a sink.
pub struct Tables {
    folder: PathBuf,
    files: Table,
    queue: Table,
    problems: Table,
    findings: Table,
    cells: Table,
    repeats: Table,
    differences: Table,
    persons: i64,
    spoiled: bool,
    guide: Guide,
}

impl Tables {
    /// Begins the tables in a folder, which is made where it is not there.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn create(folder: &Path, reception: &Reception) -> Result<Tables, Failure> {
        let told = |_| Failure::new("这个文件夹没有建成。请检查位置和权限").of(files::name(folder));
        fs::create_dir_all(folder).map_err(told)?;
        let table = |name, columns| Table::create(folder, name, columns);
        Ok(Tables {
            files: table("files", FILES)?,
            queue: table("queue", QUEUE)?,
            problems: table("problems", PROBLEMS)?,
            findings: table("findings", FINDINGS)?,
            cells: table("cells", CELLS)?,
            repeats: table("repeats", REPEATS)?,
            differences: table("differences", DIFFERENCES)?,
            folder: folder.to_owned(),
            persons: 0,
            spoiled: false,
            guide: reception.guide().cloned().unwrap_or_default(),
        })
    }

    /// Writes the totals and what is left.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self, reception: &Reception, sums: Vec<Sum>, out: &mut Output) -> Ending {
        let mut totals = Table::create(&self.folder, "totals", TOTALS)?;
        for total in reception.totals(sums) {
            totals.row(vec![
                total.id.into(),
                total.title.into(),
                total.unit.into(),
                total.sum.value.into(),
                total.sum.persons.into(),
                count(total.sum.filings),
                count(total.sum.cells),
                total.target.map(|target| target.least).into(),
                count(total.sum.broken),
                count(total.sum.open),
            ])?;
        }
        totals.finish()?;
        for table in [
            self.files,
            self.queue,
            self.problems,
            self.findings,
            self.cells,
            self.repeats,
            self.differences,
        ] {
            table.finish()?;
        }
        out.line(format!("结果写在 {}", files::name(&self.folder)));
        Ok(status(self.spoiled))
    }
}

impl Sink for Tables {
    type Error = Failure;

    fn item(&mut self, item: &Item, part: Part) -> Result<(), Failure> {
        let file = Cell::from(item.file.as_str());
        let aside = Cell::from(i64::from(part == Part::Aside));
        let row = match &item.what {
            What::Filing(filed) => vec![
                file,
                "filing".into(),
                filed.form.as_str().into(),
                filed.id.as_str().into(),
                filed.revision.into(),
                filed.document.to_string().into(),
                filed.seal.state.name().into(),
                filed.seal.rule.clone().into(),
                aside,
                filed.seal.text.as_str().into(),
            ],
            What::Receipt(receipt) => {
                let mut row = vec![file, "receipt".into(), Cell::Empty, receipt.id.as_str().into()];
                row.extend([receipt.revision.into(), receipt.document.to_string().into()]);
                row.extend([receipt.result.name().into(), Cell::Empty, aside, Cell::Empty]);
                row
            }
            What::Roster => without("roster", file, aside, Cell::Empty, Cell::Empty),
            What::Unusable(unusable) => {
                self.spoiled = true;
                let (rule, text) = (unusable.rule.as_str().into(), unusable.text.as_str().into());
                without("unusable", file, aside, rule, text)
            }
        };
        self.files.row(row)
    }

    fn line(&mut self, line: Line, case: Option<Case>) -> Result<(), Failure> {
        self.spoiled |= matches!(line.standing, Standing::Faulty | Standing::Unverified);
        for problem in &line.problems {
            self.problems.row(vec![
                word(&problem.kind),
                problem.file.clone().into(),
                line.unit.as_str().into(),
                line.partner.as_str().into(),
                line.form.as_str().into(),
                problem.text.as_str().into(),
            ])?;
        }
        if let Some(case) = &case {
            for finding in &case.filed.check.findings {
                self.findings.row(vec![
                    line.file.clone().into(),
                    case.filed.document.to_string().into(),
                    case.filed.form.as_str().into(),
                    finding.rule.as_str().into(),
                    finding.path.as_str().into(),
                    finding.state.as_str().into(),
                    i64::from(finding.blocks).into(),
                    finding.text.as_str().into(),
                ])?;
            }
        }
        self.queue.row(vec![
            line.unit.into(),
            line.uscc.into(),
            line.partner.into(),
            line.place.into(),
            line.form.into(),
            word(&line.standing),
            i64::from(line.listed).into(),
            line.file.into(),
            line.id.into(),
            line.revision.into(),
            line.document.map(|document| document.to_string()).into(),
            line.received_at.map(|at| at.to_string()).into(),
            line.deadline.map(|at| at.to_string()).into(),
            line.result.map(|result| result.name()).into(),
        ])
    }

    fn cell(&mut self, cell: OfficeCell) -> Result<(), Failure> {
        self.cells.row(vec![
            self.guide.totals[cell.total].id.as_str().into(),
            cell.file.into(),
            cell.document.to_string().into(),
            cell.path.into(),
            cell.value.into(),
        ])
    }

    fn repeat(&mut self, repeat: Repeat) -> Result<(), Failure> {
        self.persons += 1;
        for (file, path) in repeat.places {
            self.repeats.row(vec![
                self.guide.totals[repeat.total].id.as_str().into(),
                self.persons.into(),
                file.into(),
                path.into(),
            ])?;
        }
        Ok(())
    }

    fn difference(&mut self, difference: Difference) -> Result<(), Failure> {
        match DifferenceInfo::of(&self.guide, &difference) {
            None => Ok(()),
            Some(info) => self.differences.row(vec![
                info.comparison.into(),
                info.file.into(),
                info.path.into(),
                info.value.into(),
                info.should.into(),
                info.text.into(),
            ]),
        }
    }
}

fn without(kind: &str, file: Cell, aside: Cell, rule: Cell, text: Cell) -> Vec<Cell> {
    let empty = || Cell::Empty;
    vec![
        file,
        kind.into(),
        empty(),
        empty(),
        empty(),
        empty(),
        empty(),
        rule,
        aside,
        text,
    ]
}

fn count(number: u64) -> Cell {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

/// A word of a closed list, as programs write it.
fn word(word: &impl Serialize) -> Cell {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(word)) => word.into(),
        _ => Cell::Empty,
    }
}

/// Writes the items down, a line each.
///
/// # Errors
/// When they cannot be read or written.
pub fn record(
    items: &mut dyn Iterator<Item = Result<Item, Failure>>,
    path: &Path,
    out: &mut Output,
) -> Ending {
    let mut spoiled = false;
    let mut spoils = |item: &Item| spoiled |= matches!(item.what, What::Unusable(_));
    if path.as_os_str() == "-" {
        for item in items {
            let item = item?;
            spoils(&item);
            out.json(&item);
        }
        return Ok(status(spoiled));
    }
    let told = |error: &dyn std::fmt::Display| {
        Failure::new(format!("记录没有写成（{error}）。请检查磁盘空间")).of(files::name(path))
    };
    let mut file = BufWriter::new(File::create(path).map_err(|error| told(&error))?);
    for item in items {
        let item = item?;
        spoils(&item);
        serde_json::to_writer(&mut file, &item).map_err(|error| told(&error))?;
        file.write_all(b"\n").map_err(|error| told(&error))?;
    }
    file.flush().map_err(|error| told(&error))?;
    Ok(status(spoiled))
}

/// The items that were written down in these files.
pub fn recorded(paths: &[PathBuf]) -> impl Iterator<Item = Result<Item, Failure>> {
    paths
        .iter()
        .flat_map(|path| -> Box<dyn Iterator<Item = Result<Item, Failure>>> {
            let file = match File::open(path) {
                Ok(file) => BufReader::new(file),
                Err(_) => {
                    let text = "没有打开这份记录。请检查名称和位置";
                    return Box::new(std::iter::once(Err(Failure::new(text).of(files::name(path)))));
                }
            };
            Box::new(file.lines().enumerate().map(move |(at, line)| {
                let broken = || {
                    let text = "这一行不是 bangfu receive --records 写下的记录，请重新生成";
                    Failure::new(text)
                        .of(files::name(path))
                        .at(Some(format!("第 {} 行", at + 1)))
                };
                serde_json::from_str(&line.map_err(|_| broken())?).map_err(|_| broken())
            }))
        })
}
