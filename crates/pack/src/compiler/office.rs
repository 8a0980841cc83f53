//! `office.toml`: what an office expects, adds up, compares and drafts. Its meaning is checked by `bangfu-office`; here
//! the reference tables it names are put into it.

use bangfu_model::{ReadProblem, Value};

use super::document::Document;
use super::{Problem, SourceFile};

/// The office's part of a notice; `None` where there is no such file.
pub(super) fn read(files: &[SourceFile], references: &[Value]) -> Result<Option<Value>, Problem> {
    const NAME: &str = "office.toml";
    if files.iter().all(|file| file.name != NAME) {
        return Ok(None);
    }
    let document = Document::named(files, NAME)?;
    let mut members = document.clone().into_members();
    let Some(Value::List(expected)) = members.get_mut("expected") else {
        return Ok(Some(Value::Record(members)));
    };
    for (at, item) in expected.iter_mut().enumerate() {
        let Value::Record(item) = item else { continue };
        let Some(id) = item.remove("table") else { continue };
        let found = references.iter().find(|table| table.get("id") == Some(&id));
        let Some(rows) = found.and_then(|table| table.get("rows")) else {
            let mut problem = ReadProblem::new("names no table under tables/");
            problem.place = format!("/expected/{at}/table");
            return Err(document.problem(&problem));
        };
        let columns = found.and_then(|table| table.get("columns")).cloned();
        item.insert("columns".to_owned(), columns.unwrap_or_default());
        item.insert("rows".to_owned(), rows.clone());
    }
    Ok(Some(Value::Record(members)))
}
