//! The notice a pack stands for.

use bangfu_model::{ReadProblem, Reader, Value};
use serde::Serialize;

use crate::{Duty, Form};

/// The compiled form pack of one notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Folder name under `forms/`, `taian-2024`.
    pub id: String,
    /// 文号 as printed, `泰卫发〔2024〕6号`.
    pub number: String,
    /// Title of the notice.
    pub title: String,
    /// Who issued it, the first-named body.
    pub issuer: String,
    /// Day of issue, `YYYY-MM-DD`.
    pub issued: String,
    /// Whether it binds.
    pub status: Status,
    /// Years the notice speaks of.
    pub years: Years,
    /// Where it applies.
    pub place: Place,
    /// Who files what, to whom, by when.
    pub duties: Vec<Duty>,
    /// Cited passages.
    pub sources: Vec<Source>,
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
            id: reader.text("id")?,
            number: reader.text("number")?,
            title: reader.text("title")?,
            issuer: reader.text("issuer")?,
            issued: reader.text("issued")?,
            status: reader.word("status", Status::from_name)?,
            years: reader.part("years", Years::read)?,
            place: reader.part("place", Place::read)?,
            duties: reader.optional_list("duties", Duty::read)?,
            sources: reader.optional_list("sources", Source::read)?,
            forms: reader.optional_list("forms", Form::read)?,
        };
        reader.finish()?;
        Ok(read)
    }

    /// The passage with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
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

/// A cited passage of a notice.
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
