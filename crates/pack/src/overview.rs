//! What a notice asks for as a whole: its forms by title, its duties, and every passage with what becomes of it.

use bangfu_model::{ReadProblem, Reader, Value};

use crate::{Duty, Notice, Source};

/// The overview of a notice: everything a page tells about it before a form is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The notice.
    pub notice: Notice,
    /// Its forms, in the order a page lists them.
    pub forms: Vec<FormTitle>,
    /// Who files what, to whom, by when.
    pub duties: Vec<Duty>,
    /// Every passage, in the order of the notice.
    pub passages: Vec<Passage>,
    /// Where the notice contradicts itself or leaves a choice.
    pub contradictions: Vec<Contradiction>,
    /// What an office that receives filings expects, adds up, compares and drafts, as `bangfu-office` reads it; null
    /// where the notice says nothing of it. It is kept as a tree, so that a page that fills in carries no reader for it.
    pub office: Value,
}

impl Overview {
    /// Reads a compiled overview.
    ///
    /// # Errors
    /// The first place that is not as this version of the code knows it.
    pub fn read(value: &Value) -> Result<Overview, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Overview {
            notice: reader.part("notice", Notice::read)?,
            forms: reader.list("forms", FormTitle::read)?,
            duties: reader.optional_list("duties", Duty::read)?,
            passages: reader.optional_list("passages", Passage::read)?,
            contradictions: reader.optional_list("contradictions", Contradiction::read)?,
            office: reader.optional("office").cloned().unwrap_or_default(),
        };
        reader.finish()?;
        Ok(read)
    }

    /// The passage with this id.
    pub fn passage(&self, id: &str) -> Option<&Passage> {
        self.passages.iter().find(|passage| passage.source.id == id)
    }
}

/// A form, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormTitle {
    /// Name inside the pack.
    pub id: String,
    /// Title of the paper.
    pub title: String,
    /// Which of several papers with this title.
    pub subtitle: String,
    /// What the filed paper is for.
    pub intro: String,
}

impl FormTitle {
    fn read(value: &Value) -> Result<FormTitle, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = FormTitle {
            id: reader.text("id")?,
            title: reader.text("title")?,
            subtitle: reader.text("subtitle")?,
            intro: reader.text("intro")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// A passage and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The passage.
    pub source: Source,
    /// What becomes of it.
    pub treatment: Treatment,
}

/// What becomes of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Treatment {
    /// Rules check it: `<form>/<rule>`, in the order of the forms.
    Rule(Vec<String>),
    /// A person must judge it, and why.
    Person(String),
    /// It is not checked, and why.
    NotChecked(String),
}

impl Passage {
    fn read(value: &Value) -> Result<Passage, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let source = reader.part("source", Source::read)?;
        let treatment = if let Some(why) = reader.optional_text("person")? {
            Treatment::Person(why)
        } else if let Some(why) = reader.optional_text("not_checked")? {
            Treatment::NotChecked(why)
        } else {
            Treatment::Rule(reader.texts("rules")?)
        };
        reader.finish()?;
        Ok(Passage { source, treatment })
    }
}

/// Passages that contradict each other or leave a choice, and how they are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Name inside the pack, `M1`.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Ids of the passages, in the order they are shown.
    pub sources: Vec<String>,
    /// How they are read.
    pub reading: String,
}

impl Contradiction {
    pub(crate) fn read(value: &Value) -> Result<Contradiction, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Contradiction {
            id: reader.text("id")?,
            title: reader.text("title")?,
            sources: reader.texts("sources")?,
            reading: reader.text("reading")?,
        };
        reader.finish()?;
        Ok(read)
    }
}
