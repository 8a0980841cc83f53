//! A list of one's own: rows of words, as the cells show them.

use bangfu_api::Problem;

use super::book::{Book, Filled, Raw};

/// Columns a list may have; what stands to the right of them is passed over.
const COLUMNS: u32 = 256;

/// The rows of a workbook's first sheet, each as words from its first column on. Blank rows stay, so that a row's place is
/// that in the sheet.
///
/// # Errors
/// `no-workbook`, `old-workbook`, `damaged-workbook`, `too-large` for what cannot be opened.
pub fn list(bytes: &[u8]) -> Result<Vec<Vec<String>>, Problem> {
    let mut book = Book::open(bytes)?;
    let from_1904 = book.counts_from_1904();
    let Some(sheet) = book.sheets().into_iter().next() else {
        return Ok(Vec::new());
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for cell in book.cells(&sheet)? {
        let (row, column) = (cell.row as usize, cell.column as usize);
        if cell.column >= COLUMNS {
            continue;
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, String::new());
        }
        rows[row][column] = words(&cell, from_1904);
    }
    Ok(rows)
}

/// A cell as it is seen; a failed formula and one without its result say nothing.
fn words(cell: &Filled, from_1904: bool) -> String {
    match &cell.raw {
        Raw::Words(words) => words.clone().into_owned(),
        Raw::Number(number, shape) => number.shown(*shape),
        Raw::Day(number) => match number.day(from_1904) {
            Some(day) => day.date.to_string(),
            None => number.plain(),
        },
        Raw::Flag(flag) => flag.to_string().to_uppercase(),
        Raw::Failed | Raw::Uncalculated => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

    #[test]
    fn rows_are_words_and_keep_their_places() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_string(0, 0, "表").unwrap();
        sheet.write_string(0, 2, "代码").unwrap();
        sheet.write_string(3, 1, "示例县人民医院（虚构）").unwrap();
        let zeros = Format::new().set_num_format("0000");
        sheet.write_number_with_format(3, 2, 12, &zeros).unwrap();
        sheet.write_number(3, 3, 46_082).unwrap();
        sheet.write_string(3, 300, "远处").unwrap();
        workbook.add_worksheet().write_string(0, 0, "另一张").unwrap();
        let rows = list(&workbook.save_to_buffer().unwrap()).unwrap();
        let blank: [&str; 0] = [];
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[0], ["表", "", "代码"]);
        assert_eq!(
            (rows[1].as_slice(), rows[2].as_slice()),
            (&blank.map(String::from)[..], &blank.map(String::from)[..])
        );
        assert_eq!(rows[3], ["", "示例县人民医院（虚构）", "0012", "46082"]);
    }

    #[test]
    fn what_is_no_workbook_is_told() {
        assert_eq!(list("表,单位".as_bytes()).unwrap_err().code, "no-workbook");
    }
}
