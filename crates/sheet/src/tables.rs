//! Titled tables as a workbook: lists, queues, totals.

use bangfu_api::Problem;
use bangfu_api::model::{Date, Decimal};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

use crate::format::{self, PAPER_A4};
use crate::names::sheet_names;
use crate::value::{write_date, write_decimal, write_text};
use crate::workbook::{begin, unwritten};

/// A table: a sheet of the workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Name of the sheet. What a sheet's name cannot hold is replaced, and a name that is taken gets a number.
    pub title: String,
    /// The head, left to right.
    pub head: Vec<Column>,
    /// The rows, each with a cell for every column; cells that are missing stay blank.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its head.
    pub label: String,
    /// Its width in 汉字; without one, what it holds decides.
    pub width: Option<u8>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Words; codes and numbers among them stay words, with all their digits and leading zeros.
    Text(String),
    /// A whole number, to be counted with.
    Integer(i64),
    /// An exact number, shown with the digits it is written with.
    Decimal(Decimal),
    /// A day.
    Date(Date),
}

impl Column {
    /// A column whose width what it holds decides.
    pub fn new(label: impl Into<String>) -> Column {
        Column {
            label: label.into(),
            width: None,
        }
    }
}

/// A workbook of these tables, as a file: heads that stay in view and are printed on every page, filters, widths, A4
/// across. The same tables have the same bytes.
///
/// # Errors
/// `too-long`, `too-many` for what Excel cannot hold.
pub fn tables(title: &str, tables: &[Table]) -> Result<Vec<u8>, Problem> {
    write(title, tables).map_err(unwritten)
}

fn write(title: &str, tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook: Workbook = begin(title)?;
    let names = sheet_names(tables.iter().map(|table| table.title.as_str()), &[]);
    for (table, name) in tables.iter().zip(names) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        write_table(sheet, table)?;
    }
    workbook.save_to_buffer()
}

fn write_table(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(PAPER_A4);
    sheet.set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
    for (at, column) in table.head.iter().enumerate() {
        let place = narrow(at)?;
        sheet.set_column_width(place, width(table, at))?;
        sheet.write_string_with_format(0, place, &column.label, &format::head())?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (at, cell) in cells.iter().enumerate() {
            write_cell(sheet, (row, narrow(at)?), cell)?;
        }
    }
    let last = u32::try_from(table.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    if let Some(columns) = table.head.len().checked_sub(1) {
        sheet.autofilter(0, 0, last, narrow(columns)?)?;
    }
    Ok(())
}

fn narrow(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

fn write_cell(sheet: &mut Worksheet, spot: (u32, u16), cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => Ok(()),
        Cell::Text(text) => write_text(
            sheet,
            spot,
            text,
            &format::plain().set_num_format("@").set_text_wrap(),
        ),
        Cell::Integer(number) => write_decimal(
            sheet,
            spot,
            Decimal::from(*number),
            &format::plain().set_num_format("0"),
        ),
        Cell::Decimal(number) => write_decimal(sheet, spot, *number, &format::plain()),
        Cell::Date(date) => write_date(sheet, spot, *date, &format::plain().set_num_format(format::DATE)),
    }
}

/// Room for the head, and for the longest of the first rows.
fn width(table: &Table, at: usize) -> u16 {
    const LOOKED_AT: usize = 200;
    let column = &table.head[at];
    if let Some(width) = column.width {
        return u16::from(width) * 2 + 2;
    }
    let cells = table.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(at));
    let longest = cells.map(|cell| match cell {
        Cell::Blank => 0,
        Cell::Text(text) => text.lines().map(units).max().unwrap_or_default(),
        Cell::Integer(number) => units(&number.to_string()),
        Cell::Decimal(number) => units(&number.to_string()),
        Cell::Date(_) => 10,
    });
    // The head has the sign of its filter beside it.
    let widest = longest.max().unwrap_or_default().max(units(&column.label) + 2);
    widest.clamp(6, 48) + 2
}

/// The width of a line: a 汉字 takes two.
fn units(line: &str) -> u16 {
    let units: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    u16::try_from(units).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn list() -> Table {
        let head = ["单位", "代码", "人数", "金额（万元）", "收到"];
        let row = |name: &str, code: &str, number: i64| {
            vec![
                Cell::Text(name.to_owned()),
                Cell::Text(code.to_owned()),
                Cell::Integer(number),
                Decimal::parse("12.50").map_or(Cell::Blank, Cell::Decimal),
                Date::parse("2026-12-10").map_or(Cell::Blank, Cell::Date),
            ]
        };
        Table {
            title: "收件/登记".to_owned(),
            head: head.map(Column::new).to_vec(),
            rows: vec![
                row("示例县人民医院（虚构）", "0012", 6),
                row("=1+1", "123709009900000171", 9_007_199_254_740_991),
                vec![Cell::Blank, Cell::Text("只有代码".to_owned())],
            ],
        }
    }

    #[test]
    fn words_stay_words_and_numbers_numbers() {
        let book = tables("收件", &[list(), list()]).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
        assert_eq!(book.sheet_names(), ["收件、登记", "收件、登记（2）"]);
        let range = book.worksheet_range("收件、登记").unwrap();
        let at = |row, column| range.get_value((row, column)).cloned();
        let words = |text: &str| Some(Data::String(text.to_owned()));
        assert_eq!(at(0, 3), words("金额（万元）"));
        assert_eq!(at(1, 1), words("0012"));
        assert_eq!(at(1, 2), Some(Data::Float(6.0)));
        assert_eq!(at(1, 3), Some(Data::Float(12.5)));
        assert!(matches!(at(1, 4), Some(Data::DateTime(day)) if day.to_ymd_hms_milli().0 == 2026));
        assert_eq!(at(2, 0), words("=1+1"));
        assert_eq!(at(2, 1), words("123709009900000171"));
        assert_eq!(
            at(2, 2),
            words("9007199254740991"),
            "too long for Excel's fifteen digits"
        );
        assert_eq!((at(3, 0), at(3, 1)), (Some(Data::Empty), words("只有代码")));
    }

    #[test]
    fn the_same_tables_have_the_same_bytes() {
        assert_eq!(tables("收件", &[list()]), tables("收件", &[list()]));
    }

    #[test]
    fn a_list_is_ready_for_the_printer() {
        let file = tables("收件", &[list()]).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
        let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
        let sheet = part("xl/worksheets/sheet1.xml");
        for tag in [
            "<autoFilter ref=\"A1:E4\"/>",
            "state=\"frozen\"",
            "paperSize=\"9\"",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
        ] {
            assert!(sheet.contains(tag), "{tag}");
        }
        assert!(
            part("xl/workbook.xml").contains("!$1:$1"),
            "the head on every page"
        );
    }

    #[test]
    fn what_excel_cannot_hold_is_refused() {
        let mut table = list();
        table.rows[0][0] = Cell::Text("长".repeat(40_000));
        assert_eq!(tables("收件", &[table]).unwrap_err().code, "too-long");
    }
}
