//! Duties: who files what, to whom, by when.

use bangfu_model::{ReadProblem, Reader, Value};

/// One filing duty of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Name inside the pack, kebab-case.
    pub id: String,
    /// What is filed, `活动工作总结`.
    pub title: String,
    /// Who files it.
    pub who: String,
    /// Who receives it.
    pub to: String,
    /// When.
    pub due: Due,
    /// The form of this pack it is filed with, once there is one; its id without the pack's.
    pub form: Option<String>,
    /// What the notice says happens otherwise, or what stays open in its words.
    pub note: Option<String>,
    /// Ids of the passages it rests on.
    pub sources: Vec<String>,
}

impl Duty {
    pub(crate) fn read(value: &Value) -> Result<Duty, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Duty {
            id: reader.text("id")?,
            title: reader.text("title")?,
            who: reader.text("who")?,
            to: reader.text("to")?,
            due: reader.part("due", Due::read)?,
            form: reader.optional_text("form")?,
            note: reader.optional_text("note")?,
            sources: reader.texts("sources")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// When a duty is due. Days are inclusive: a filing on the day is in time (`files.md` §15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// The same day every year, `MM-DD`.
    Yearly(String),
    /// One day for each year the notice names, `YYYY-MM-DD`.
    Days(Vec<String>),
    /// No day is printed: the notice's own words, `按年度`.
    Undated(String),
}

impl Due {
    fn read(value: &Value) -> Result<Due, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let due = if let Some(day) = reader.optional_text("yearly")? {
            Due::Yearly(day)
        } else if let Some(words) = reader.optional_text("undated")? {
            Due::Undated(words)
        } else {
            Due::Days(reader.texts("days")?)
        };
        reader.finish()?;
        Ok(due)
    }
}
