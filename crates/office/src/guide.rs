//! What a notice gives an office to go by: whom to expect, what to add up, what must agree, which papers to draft.
//!
//! It is data (`forms/<notice>/office.toml`), read here and held against the forms of the notice.

mod check;
mod paper;

use bangfu_model::{ReadProblem, Reader, Value};

pub use check::problems;
pub use paper::{Figure, Measure, Paper, Rows, Take};

type Read<T> = Result<T, ReadProblem>;

/// The office's part of a notice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// Names of one and the same body, a list for each body.
    pub same: Vec<Vec<String>>,
    /// Fields that say in which part of the place a filer is, the first that is answered counts.
    pub place_fields: Vec<String>,
    /// Whom to expect.
    pub expected: Vec<Expected>,
    /// What is added up.
    pub totals: Vec<Total>,
    /// What must agree between files.
    pub comparisons: Vec<Comparison>,
    /// Papers that are drafted from filings.
    pub papers: Vec<Paper>,
}

/// Units that must file a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Form of the notice.
    pub form: String,
    /// Where the list stands, `附件1`.
    pub title: String,
    /// The list.
    pub units: Units,
}

/// A list of units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Units {
    /// Every part of the notice's place; the field begins with, or is, its name.
    Places(String),
    /// A row a unit: fields of the form and the words a row holds for each. The first is who files, the second with whom.
    Rows {
        /// Fields of the form.
        fields: Vec<String>,
        /// Words, for each field.
        rows: Vec<Vec<String>>,
    },
}

/// Something that is added up over filings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// Name inside the guide.
    pub id: String,
    /// What it is, `到乡镇卫生院`.
    pub title: String,
    /// Its unit, `人`.
    pub unit: String,
    /// Form of the notice whose filings are added up.
    pub form: String,
    /// What each filing adds.
    pub adds: Adds,
    /// A field by whose answer the total is divided.
    pub by: Option<String>,
    /// The rule that asks for so many.
    pub target: Option<Target>,
}

/// What a filing adds to a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adds {
    /// The number in a field.
    Field(String),
    /// One for each row of a table that is so; a person named by these columns or fields is told when met again.
    Rows {
        /// The table.
        table: String,
        /// Which rows.
        when: Vec<When>,
        /// Columns, or fields of the filing, that together name a person.
        person: Vec<String>,
    },
    /// The numbers in a column, of the rows that are so.
    Column {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// Which rows.
        when: Vec<When>,
    },
}

/// A column whose answer is one of some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The column.
    pub column: String,
    /// The words.
    pub is: Vec<String>,
}

/// A rule of a form of the notice: its `least` is what a total is held against, its passages say why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Form of the notice.
    pub form: String,
    /// The rule.
    pub rule: String,
}

/// Two figures that different papers give for the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Name inside the guide.
    pub id: String,
    /// What is compared, `责任书约定的人数`.
    pub title: String,
    /// Its unit.
    pub unit: String,
    /// The paper that repeats the figure.
    pub left: Side,
    /// The paper it comes from.
    pub right: Side,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What a person calls it, `总结`.
    pub title: String,
    /// Forms of the notice.
    pub forms: Vec<String>,
    /// The table whose rows are looked at, one by one; without it, the fields.
    pub table: Option<String>,
    /// Columns (or fields) whose words together say what the figure speaks of.
    pub key: Vec<String>,
    /// The column (or field) with the figure.
    pub value: String,
    /// Whether it is that of the year before.
    pub last_year: bool,
}

impl Guide {
    /// Reads the office's part of an overview; an empty guide where there is none.
    ///
    /// # Errors
    /// The first place that is not as this version of the code knows it.
    pub fn read(value: &Value) -> Read<Guide> {
        if *value == Value::Null {
            return Ok(Guide::default());
        }
        let mut reader = Reader::of(value)?;
        let read = Guide {
            same: reader.optional_list("same", texts)?,
            place_fields: reader.optional_texts("place_fields")?,
            expected: reader.optional_list("expected", Expected::read)?,
            totals: reader.optional_list("total", Total::read)?,
            comparisons: reader.optional_list("comparison", Comparison::read)?,
            papers: reader.optional_list("paper", Paper::read)?,
        };
        reader.finish()?;
        Ok(read)
    }

    /// Whether two names are of the same body.
    pub fn same_body(&self, one: &str, other: &str) -> bool {
        let together = |names: &Vec<String>| {
            let has = |name| names.iter().any(|known| known == name);
            has(one) && has(other)
        };
        one == other || self.same.iter().any(together)
    }
}

impl Expected {
    fn read(value: &Value) -> Read<Expected> {
        let mut reader = Reader::of(value)?;
        let form = reader.text("form")?;
        let title = reader.text("title")?;
        let units = match reader.optional_text("places")? {
            Some(field) => Units::Places(field),
            None => rows(&mut reader)?,
        };
        reader.finish()?;
        Ok(Expected { form, title, units })
    }
}

/// The rows of a reference table, the columns that are matched put in the order of their fields.
fn rows(reader: &mut Reader) -> Read<Units> {
    let columns = reader.texts("columns")?;
    let all = reader.list("rows", texts)?;
    let fields = reader.list("fields", pair)?;
    let mut places = Vec::new();
    for (column, _) in &fields {
        let found = columns.iter().position(|known| known == column);
        places.push(found.ok_or_else(|| ReadProblem::new(format!("the table has no column `{column}`")))?);
    }
    let chosen = |row: &Vec<String>| {
        let words = places.iter().map(|at| row.get(*at).cloned().unwrap_or_default());
        words.collect::<Vec<String>>()
    };
    Ok(Units::Rows {
        rows: all.iter().map(chosen).collect(),
        fields: fields.into_iter().map(|(_, field)| field).collect(),
    })
}

/// `[column, field]`
fn pair(value: &Value) -> Read<(String, String)> {
    match texts(value)?.as_slice() {
        [column, field] => Ok((column.clone(), field.clone())),
        _ => Err(ReadProblem::new("is no pair of a column and a field")),
    }
}

fn texts(value: &Value) -> Read<Vec<String>> {
    let text = |value: &Value| {
        let text = value.as_text();
        text.map(str::to_owned)
            .ok_or_else(|| ReadProblem::new("is no text"))
    };
    let list = value.as_list().ok_or_else(|| ReadProblem::new("is no list"))?;
    list.iter().map(text).collect()
}

impl Total {
    fn read(value: &Value) -> Read<Total> {
        let mut reader = Reader::of(value)?;
        let read = Total {
            id: reader.text("id")?,
            title: reader.text("title")?,
            unit: reader.text("unit")?,
            form: reader.text("form")?,
            adds: Adds::read(&mut reader)?,
            by: reader.optional_text("by")?,
            target: reader.optional_part("target", Target::read)?,
        };
        reader.finish()?;
        Ok(read)
    }
}

impl Adds {
    fn read(reader: &mut Reader) -> Read<Adds> {
        let when = reader.optional_list("when", When::read)?;
        if let Some(field) = reader.optional_text("field")? {
            return Ok(Adds::Field(field));
        }
        let table = reader.text("table")?;
        match reader.optional_text("column")? {
            Some(column) => Ok(Adds::Column { table, column, when }),
            None => Ok(Adds::Rows {
                table,
                when,
                person: reader.optional_texts("person")?,
            }),
        }
    }
}

impl When {
    fn read(value: &Value) -> Read<When> {
        let mut reader = Reader::of(value)?;
        let read = When {
            column: reader.text("column")?,
            is: reader.texts("is")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

impl Target {
    fn read(value: &Value) -> Read<Target> {
        let mut reader = Reader::of(value)?;
        let read = Target {
            form: reader.text("form")?,
            rule: reader.text("rule")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

impl Comparison {
    fn read(value: &Value) -> Read<Comparison> {
        let mut reader = Reader::of(value)?;
        let read = Comparison {
            id: reader.text("id")?,
            title: reader.text("title")?,
            unit: reader.text("unit")?,
            left: reader.part("left", Side::read)?,
            right: reader.part("right", Side::read)?,
        };
        reader.finish()?;
        Ok(read)
    }
}

impl Side {
    fn read(value: &Value) -> Read<Side> {
        let mut reader = Reader::of(value)?;
        let read = Side {
            title: reader.text("title")?,
            forms: reader.texts("forms")?,
            table: reader.optional_text("table")?,
            key: reader.texts("key")?,
            value: reader.text("value")?,
            last_year: reader.flag("last_year")?,
        };
        reader.finish()?;
        Ok(read)
    }
}
