//! Papers drafted from filings.

use bangfu_model::{Reader, Value};

use super::{Read, When};

/// A paper whose figures and rows come from signed originals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Form of the notice that is drafted.
    pub form: String,
    /// Tables that are filled with rows.
    pub rows: Vec<Rows>,
    /// Fields that are filled with figures, out of the rows or out of originals.
    pub figures: Vec<Figure>,
}

/// Rows of a drafted table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// The drafted table.
    pub table: String,
    /// Forms whose filings give rows.
    pub from: Vec<String>,
    /// The table of theirs whose every row gives one; without it each filing gives one.
    pub each: Option<String>,
    /// Whether the filings are those of the year before.
    pub last_year: bool,
    /// Columns of the drafted table, and where their answers come from.
    pub set: Vec<(String, Take)>,
}

/// Where a drafted answer comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Take {
    /// A column of the row at hand.
    Column(String),
    /// A field of the filing at hand.
    Field(String),
    /// These words.
    Text(String),
    /// A field of the filing of another form between the same two bodies.
    Beside(Vec<String>, String),
    /// Words that depend on which form the two bodies have filed: `(form, words)`.
    Kind(Vec<(String, String)>),
}

/// A drafted figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The drafted field.
    pub field: String,
    /// What is counted.
    pub measure: Measure,
}

/// What a drafted figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Drafted rows of a table that are so; each different one by these columns once, where some are named.
    Drafted {
        /// The drafted table.
        table: String,
        /// Which rows.
        when: Vec<When>,
        /// Columns that tell rows apart.
        distinct: Vec<String>,
    },
    /// The sum of a field over filings.
    Sum {
        /// Forms whose filings are added up.
        from: Vec<String>,
        /// The field.
        field: String,
        /// Whether the filings are those of the year before.
        last_year: bool,
    },
}

impl Paper {
    pub(super) fn read(value: &Value) -> Read<Paper> {
        let mut reader = Reader::of(value)?;
        let read = Paper {
            form: reader.text("form")?,
            rows: reader.optional_list("rows", Rows::read)?,
            figures: reader.optional_list("figure", Figure::read)?,
        };
        reader.finish()?;
        Ok(read)
    }
}

impl Rows {
    fn read(value: &Value) -> Read<Rows> {
        let mut reader = Reader::of(value)?;
        let read = Rows {
            table: reader.text("table")?,
            from: reader.texts("from")?,
            each: reader.optional_text("each")?,
            last_year: reader.flag("last_year")?,
            set: reader.list("set", set)?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// `{ column = "tier", … }` and one way to take its answer.
fn set(value: &Value) -> Read<(String, Take)> {
    let mut reader = Reader::of(value)?;
    let column = reader.text("column")?;
    let take = if let Some(from) = reader.optional_text("from_column")? {
        Take::Column(from)
    } else if let Some(text) = reader.optional_text("text")? {
        Take::Text(text)
    } else if reader.optional("kinds").is_some() {
        Take::Kind(reader.list("kinds", super::pair)?)
    } else {
        let field = reader.text("from_field")?;
        match reader.optional_texts("beside")? {
            forms if forms.is_empty() => Take::Field(field),
            forms => Take::Beside(forms, field),
        }
    };
    reader.finish()?;
    Ok((column, take))
}

impl Figure {
    fn read(value: &Value) -> Read<Figure> {
        let mut reader = Reader::of(value)?;
        let field = reader.text("field")?;
        let measure = match reader.optional_text("table")? {
            Some(table) => Measure::Drafted {
                table,
                when: reader.optional_list("when", When::read)?,
                distinct: reader.optional_texts("distinct")?,
            },
            None => Measure::Sum {
                from: reader.texts("from")?,
                field: reader.text("sum")?,
                last_year: reader.flag("last_year")?,
            },
        };
        reader.finish()?;
        Ok(Figure { field, measure })
    }
}
