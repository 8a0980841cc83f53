//! A workbook that could be opened, and the cells of its sheets.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;

use bangfu_api::Problem;
use bangfu_api::canon::MAX_BYTES;
use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};

use super::scan::{Marks, Unscanned, scan};
use crate::layout::{LAST_COLUMN, LAST_ROW};
use crate::number::{Number, Shape};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Raw<'a> {
    /// Words.
    Words(Cow<'a, str>),
    /// A number and how it is shown.
    Number(Number, Shape),
    /// A number shown as a day.
    Day(Number),
    /// TRUE or FALSE.
    Flag(bool),
    /// A formula that ended in an error.
    Failed,
    /// A formula without its result.
    Uncalculated,
}

/// A cell that is not blank; row and column from 0.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled<'a> {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) raw: Raw<'a>,
}

impl Filled<'_> {
    /// The words of a cell that holds some, without white space around them.
    pub(super) fn words(&self) -> Option<&str> {
        match &self.raw {
            Raw::Words(words) => Some(words.trim()),
            _ => None,
        }
    }
}

/// An open workbook.
pub(super) struct Book<'b> {
    xlsx: Xlsx<Cursor<&'b [u8]>>,
    marks: BTreeMap<String, Marks>,
}

impl<'b> Book<'b> {
    /// Opens a file.
    ///
    /// # Errors
    /// `no-workbook`, `old-workbook`, `too-large`, `damaged-workbook`.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Book<'b>, Problem> {
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(Problem::new(
                "old-workbook",
                "这是旧版的 .xls、.et 文件，或者设了打开密码。请用 Excel 或 WPS 打开，另存为不带密码的 .xlsx 文件再读。原文件没有改动",
            ));
        }
        if !bytes.starts_with(b"PK") {
            return Err(Problem::new(
                "no-workbook",
                "这个文件不是 Excel 工作簿（.xlsx）。请确认没有选错文件，原文件没有改动",
            ));
        }
        if bytes.len() > MAX_BYTES {
            return Err(too_large());
        }
        let marks = scan(bytes).map_err(|unscanned| match unscanned {
            Unscanned::TooLarge => too_large(),
            Unscanned::Damaged => damaged(),
        })?;
        let xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        Ok(Book { xlsx, marks })
    }

    /// The names of the sheets with cells, in their order.
    pub(super) fn sheets(&self) -> Vec<String> {
        let sheets = self.xlsx.sheets_metadata().iter();
        sheets
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| sheet.name.clone())
            .collect()
    }

    /// What is to be known of a sheet besides its cells.
    pub(super) fn marks(&self, sheet: &str) -> Marks {
        self.marks.get(sheet).cloned().unwrap_or_default()
    }

    /// Whether days are counted from 1904.
    pub(super) fn counts_from_1904(&self) -> bool {
        self.xlsx.has_1904_epoch()
    }

    /// The cells of a sheet that are not blank, row by row.
    ///
    /// # Errors
    /// `damaged-workbook`.
    pub(super) fn cells(&mut self, sheet: &str) -> Result<Vec<Filled<'_>>, Problem> {
        let formulas = if self.marks.get(sheet).is_some_and(|marks| marks.formulas) {
            self.formulas(sheet)?
        } else {
            Vec::new()
        };
        let mut reader = self.xlsx.worksheet_cells_reader(sheet).map_err(|_| damaged())?;
        let shapes: Vec<Shape> = reader
            .styles()
            .iter()
            .map(|style| match &style.number_format {
                Some(format) => Shape::of(&format.format_code),
                None => Shape::default(),
            })
            .collect();
        let mut cells: Vec<Filled> = Vec::new();
        loop {
            match reader.next_cell_with_style_id() {
                Ok(Some((cell, style))) => {
                    let (row, column) = cell.get_position();
                    if row > LAST_ROW || column > LAST_COLUMN {
                        return Err(damaged());
                    }
                    let shape = shapes.get(style).copied().unwrap_or_default();
                    cells.extend(raw(cell.get_value(), shape).map(|raw| Filled { row, column, raw }));
                }
                Ok(None) => break,
                // An error newer than the reader: it does not say where. The cell counts as blank, unless it is a
                // formula, which has no result then.
                Err(XlsxError::CellError(_)) => {}
                Err(_) => return Err(damaged()),
            }
        }
        add_uncalculated(&mut cells, formulas);
        Ok(cells)
    }

    /// Where formulas stand.
    fn formulas(&mut self, sheet: &str) -> Result<Vec<(u32, u32)>, Problem> {
        let mut reader = self.xlsx.worksheet_cells_reader(sheet).map_err(|_| damaged())?;
        let mut places = Vec::new();
        while let Some(cell) = reader.next_formula().map_err(|_| damaged())? {
            if !cell.get_value().is_empty() {
                places.push(cell.get_position());
            }
        }
        Ok(places)
    }
}

/// Puts formulas without a result among the cells, and the cells into their order.
fn add_uncalculated(cells: &mut Vec<Filled<'_>>, formulas: Vec<(u32, u32)>) {
    let order = |cell: &Filled| (cell.row, cell.column);
    if !cells.is_sorted_by_key(order) {
        cells.sort_by_key(order);
    }
    let calculated = cells.len();
    for (row, column) in formulas {
        if cells[..calculated]
            .binary_search_by_key(&(row, column), order)
            .is_err()
        {
            let raw = Raw::Uncalculated;
            cells.push(Filled { row, column, raw });
        }
    }
    if cells.len() > calculated {
        cells.sort_by_key(order);
    }
}

fn raw<'a>(value: &DataRef<'a>, shape: Shape) -> Option<Raw<'a>> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::SharedString("") => return None,
        DataRef::String(words) if words.is_empty() => return None,
        DataRef::SharedString(words) => Raw::Words(Cow::Borrowed(words)),
        DataRef::String(words) => Raw::Words(Cow::Owned(words.clone())),
        DataRef::Int(number) => Raw::Words(Cow::Owned(number.to_string())),
        DataRef::Float(number) => Raw::Number(Number::of(*number), shape),
        DataRef::Bool(flag) => Raw::Flag(*flag),
        DataRef::DateTime(stamp) if stamp.is_duration() => Raw::Number(Number::of(stamp.as_f64()), shape),
        DataRef::DateTime(stamp) => Raw::Day(Number::of(stamp.as_f64())),
        DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => Raw::Words(Cow::Owned(words.clone())),
        DataRef::Error(_) => Raw::Failed,
    })
}

fn too_large() -> Problem {
    Problem::new(
        "too-large",
        "这个工作簿太大，没有读入。请删去图片和多余的工作表后另存一份再读。原文件没有改动",
    )
}

fn damaged() -> Problem {
    Problem::new(
        "damaged-workbook",
        "没能读出这个工作簿，可能没有传完，也可能不是 .xlsx 格式。请用 Excel 或 WPS 打开后另存为 .xlsx 再读。原文件没有改动",
    )
}
