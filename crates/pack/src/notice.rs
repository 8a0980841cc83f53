//! The notice a pack stands for.

use bangfu_model::{ReadProblem, Reader, Value};
use serde::Serialize;

use crate::Form;

/// A compiled form pack: a notice, forms of it, and what their rules cite and look up.
///
/// It is shipped one form at a time: a clerk fetches what is filled in and no more, and the digest a filing names
/// changes only with the form that was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The notice.
    pub notice: Notice,
    /// Cited passages.
    pub sources: Vec<Source>,
    /// Reference tables, such as who supports whom.
    pub references: Vec<Reference>,
    /// The forms, in the order a page lists them.
    pub forms: Vec<Form>,
}

impl Pack {
    /// Reads a compiled pack.
    ///
    /// # Errors
    /// The first place that is not as this version of the code knows it: another edition, or not a pack at all.
    pub fn read(value: &Value) -> Result<Pack, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Pack {
            notice: reader.part("notice", Notice::read)?,
            sources: reader.optional_list("sources", Source::read)?,
            references: reader.optional_list("references", Reference::read)?,
            forms: reader.list("forms", Form::read)?,
        };
        reader.finish()?;
        Ok(read)
    }

    /// The passage with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The reference table with this id.
    pub fn reference(&self, id: &str) -> Option<&Reference> {
        self.references.iter().find(|reference| reference.id == id)
    }
}

/// A published paper with duties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Folder name under `forms/`, `taian-2024`.
    pub id: String,
    /// 文号 as printed, `泰卫发〔2024〕6号`.
    pub number: String,
    /// Title of the notice.
    pub title: String,
    /// Who issued it, the first-named body.
    pub issuer: String,
    /// Day of issue, `YYYY-MM-DD`, as far as it is printed: `2019`.
    pub issued: String,
    /// Whether it binds.
    pub status: Status,
    /// Years the notice speaks of.
    pub years: Years,
    /// Where it applies.
    pub place: Place,
}

impl Notice {
    pub(crate) fn read(value: &Value) -> Result<Notice, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Notice {
            id: reader.text("id")?,
            number: reader.text("number")?,
            title: reader.text("title")?,
            issuer: reader.text("issuer")?,
            issued: reader.text("issued")?,
            status: reader.word("status", Status::from_name)?,
            years: reader.part("years", Years::read)?,
            place: reader.part("place", Place::read)?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// Whether a notice binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// 现行
    InForce,
    /// 征求意见稿: its rules are checked and told, but never block.
    Draft,
}

impl Status {
    /// The status with this name: `in-force` or `draft`.
    pub fn from_name(name: &str) -> Option<Status> {
        match name {
            "in-force" => Some(Status::InForce),
            "draft" => Some(Status::Draft),
            _ => None,
        }
    }
}

/// First and last year a notice speaks of, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

impl Years {
    fn read(value: &Value) -> Result<Years, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Years {
            from: reader.integer("from")?,
            to: reader.integer("to")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// Where a notice applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// `泰安市`
    pub name: String,
    /// Counties, districts and zones the notice names.
    pub parts: Vec<String>,
}

impl Place {
    fn read(value: &Value) -> Result<Place, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Place {
            name: reader.text("name")?,
            parts: reader.optional_texts("parts")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// A passage of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name inside the pack, kebab-case.
    pub id: String,
    /// Section as printed, `附件3 二（一）`.
    pub section: String,
    /// Verbatim words, white space removed.
    pub quote: String,
}

impl Source {
    pub(crate) fn read(value: &Value) -> Result<Source, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Source {
            id: reader.text("id")?,
            section: reader.text("section")?,
            quote: reader.text("quote")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// A table the notice prints, `tables/<id>.csv`: rows of words that answers are looked up in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Name inside the pack.
    pub id: String,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows, each with a word for every column.
    pub rows: Vec<Vec<String>>,
}

impl Reference {
    fn read(value: &Value) -> Result<Reference, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Reference {
            id: reader.text("id")?,
            columns: reader.texts("columns")?,
            rows: reader.list("rows", |row| {
                let words = row.as_list().unwrap_or_default().iter();
                Ok(words.filter_map(Value::as_text).map(str::to_owned).collect())
            })?,
        };
        reader.finish()?;
        if read.rows.iter().any(|row| row.len() != read.columns.len()) {
            return Err(ReadProblem::new("has a row of another length"));
        }
        Ok(read)
    }
}
