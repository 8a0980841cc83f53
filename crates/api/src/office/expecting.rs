//! The office's own list of who must file: rows of a spreadsheet or a CSV file with a head.

use bangfu_office::Expectation;

use crate::{Library, Problem};

/// Heads that are known, for each thing a list may say.
const FORM: &[&str] = &["表", "表名", "form"];
const UNIT: &[&str] = &["单位", "单位名称", "填报单位", "帮扶单位", "unit"];
const CODE: &[&str] = &["统一社会信用代码", "单位代码", "帮扶单位代码", "uscc"];
const PARTNER: &[&str] = &["对方", "对方单位", "受援单位", "partner"];
const PARTNER_CODE: &[&str] = &["对方代码", "对方统一社会信用代码", "受援单位代码", "partner_uscc"];
const PLACE: &[&str] = &["县（市、区）", "县市区", "所在县", "place"];

/// Reads a list, row by row. Columns stand in any order, others are passed over.
#[derive(Debug, Clone)]
pub struct ListReader<'l> {
    library: &'l Library,
    pack: &'l str,
    form: usize,
    unit: usize,
    /// Code, partner, partner's code, place.
    others: [Option<usize>; 4],
}

impl<'l> ListReader<'l> {
    /// A reader of a list with this head. `pack` is the notice whose forms the list may name by title.
    ///
    /// # Errors
    /// `list`, where a column is missing that must be there.
    pub fn new(head: &[String], library: &'l Library, pack: &'l str) -> Result<ListReader<'l>, Problem> {
        if head.is_empty() {
            return Err(told("名单是空的，第一行要写栏目：表、单位名称、统一社会信用代码"));
        }
        let column = |known: &[&str]| {
            head.iter().position(|word| {
                let word = word.trim().trim_start_matches('\u{feff}');
                known.contains(&word)
            })
        };
        let (Some(form), Some(unit)) = (column(FORM), column(UNIT)) else {
            return Err(told(
                "名单的第一行里要有“表”和“单位名称”两栏，还可以有“统一社会信用代码”“对方单位”“对方代码”“县（市、区）”",
            ));
        };
        Ok(ListReader {
            library,
            pack,
            form,
            unit,
            others: [column(CODE), column(PARTNER), column(PARTNER_CODE), column(PLACE)],
        })
    }

    /// The unit of a row; none of a blank row. `line` is where the row stands, the head being line 1.
    ///
    /// # Errors
    /// `list`, with the line and what to do.
    pub fn row(&self, line: usize, row: &[String]) -> Result<Option<Expectation>, Problem> {
        let word = |column: Option<usize>| {
            let word = row.get(column?)?.trim();
            (!word.is_empty()).then(|| word.to_owned())
        };
        let [code, partner, partner_code, place] = self.others.map(word);
        let (Some(title), Some(unit)) = (word(Some(self.form)), word(Some(self.unit))) else {
            if row.iter().all(|cell| cell.trim().is_empty()) {
                return Ok(None);
            }
            return Err(told(format!("名单第 {line} 行没有写表名或单位名称，请补上")));
        };
        let Some(form) = form_of(self.library, self.pack, &title) else {
            return Err(told(format!(
                "名单第 {line} 行的“{title}”不是这份通知的表，请照表的名称填写"
            )));
        };
        Ok(Some(Expectation {
            form,
            unit,
            uscc: code.unwrap_or_default(),
            partner,
            partner_uscc: partner_code,
            place,
        }))
    }
}

/// Reads a whole list, its head first.
///
/// # Errors
/// As [`ListReader`].
pub fn expectations(
    rows: &[Vec<String>],
    library: &Library,
    pack: &str,
) -> Result<Vec<Expectation>, Problem> {
    let (head, rows) = rows.split_first().unwrap_or((const { &Vec::new() }, &[]));
    let reader = ListReader::new(head, library, pack)?;
    let read = rows.iter().enumerate().map(|(at, row)| reader.row(at + 2, row));
    read.filter_map(Result::transpose).collect()
}

fn told(text: impl Into<String>) -> Problem {
    Problem::new("list", text)
}

/// The form with this id, title, or title and subtitle.
fn form_of(library: &Library, pack: &str, title: &str) -> Option<String> {
    let own = library.editions().iter().flat_map(|edition| &edition.forms);
    let own = own.filter(|form| form.id.split_once('/').is_some_and(|(known, _)| known == pack));
    let named = |form: &&std::sync::Arc<bangfu_rules::BoundForm>| {
        let short = form.id.split_once('/').map_or("", |(_, short)| short);
        let whole = format!("{}（{}）", form.form.title, form.form.subtitle);
        [form.id.as_str(), short, &form.form.title, &whole].contains(&title)
    };
    own.into_iter().find(named).map(|form| form.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let cells = |line: &str| line.split(',').map(str::to_owned).collect();
        text.lines().map(cells).collect()
    }

    #[test]
    fn a_list_says_what_it_lacks() {
        let library = Library::default();
        let said = |text: &str| expectations(&rows(text), &library, "p").unwrap_err().text;
        assert!(said("").contains("空的"));
        assert!(said("名称,代码").contains("两栏"));
        assert!(said("表,单位\n,甲").contains("第 2 行没有写表名"));
        assert!(said("表,单位\n别的表,甲").contains("“别的表”不是这份通知的表"));
        assert_eq!(expectations(&rows("表,单位\n,"), &library, "p").unwrap(), []);
    }
}
