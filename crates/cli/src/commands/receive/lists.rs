//! The office's own list, as a file. A CSV file is read row by row, since it may be as long as there are filings; a workbook
//! is read as a whole, since it cannot.

use std::fs::File;
use std::path::Path;

use bangfu_api::Library;
use bangfu_api::office::ListReader;
use bangfu_office::Expectation;

use crate::ending::Failure;
use crate::files;

/// A list in CSV (RFC 4180, UTF-8), or in the first sheet of a workbook.
#[derive(Clone, Copy)]
pub struct List<'l> {
    /// The file.
    pub path: &'l Path,
    /// The forms.
    pub library: &'l Library,
    /// The notice whose forms it names.
    pub pack: &'l str,
}

impl<'l> List<'l> {
    /// The units that have only a name.
    ///
    /// # Errors
    /// What does not fit, with its row.
    pub fn named(self) -> Result<Vec<Expectation>, Failure> {
        let named = |one: &Result<Expectation, Failure>| one.as_ref().map_or(true, |one| one.uscc.is_empty());
        self.units()?.filter(named).collect()
    }

    /// The units that have a code.
    ///
    /// # Errors
    /// What does not fit, with its row.
    pub fn coded(self) -> Result<impl Iterator<Item = Result<Expectation, Failure>> + use<'l>, Failure> {
        let coded =
            |one: &Result<Expectation, Failure>| one.as_ref().map_or(true, |one| !one.uscc.is_empty());
        Ok(self.units()?.filter(coded))
    }

    fn units(self) -> Result<impl Iterator<Item = Result<Expectation, Failure>> + use<'l>, Failure> {
        let name = files::name(self.path);
        let of = |failure: Failure| failure.of(name.clone());
        let mut rows = (1..).zip(rows(self.path).map_err(of)?);
        let head = rows.next().map(|(_, head)| head).transpose().map_err(of)?;
        let reader = ListReader::new(&head.unwrap_or_default(), self.library, self.pack);
        let reader = reader.map_err(|problem| of(problem.into()))?;
        Ok(rows.filter_map(move |(line, row)| {
            let read = row.and_then(|row| Ok(reader.row(line, &row)?));
            read.map_err(|failure| failure.of(name.clone())).transpose()
        }))
    }
}

/// Rows of words.
type Rows = Box<dyn Iterator<Item = Result<Vec<String>, Failure>>>;

fn rows(path: &Path) -> Result<Rows, Failure> {
    let ending = path.extension();
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Ok(Box::new(
            bangfu_sheet::list(&files::read(path)?)?.into_iter().map(Ok),
        ));
    }
    let broken = || Failure::new("名单没能读出。请用 Excel 另存为 .xlsx 或“CSV UTF-8”再试");
    let file = File::open(path).map_err(|_| broken())?;
    let records = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(file)
        .into_records();
    Ok(Box::new(records.map(move |row| {
        let row = row.map_err(|_| broken())?;
        Ok(row.iter().map(str::to_owned).collect())
    })))
}
