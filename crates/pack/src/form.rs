//! A form: sections, fields, tables, signers and rules.

use bangfu_model::value::Record;
use bangfu_model::{Grade, ReadProblem, Reader, Value};
use serde::Serialize;

use crate::condition::{Condition, conditions};

/// One form of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Name inside the pack, the file's stem: `agreement-county`.
    pub id: String,
    /// Edition of the form, `1`.
    pub version: String,
    /// Title of the paper, `对口帮扶责任书`.
    pub title: String,
    /// Which of several papers with this title, `城市三级医院 → 县级医院`.
    pub subtitle: String,
    /// Title as the notice's template prints it, where it prints one.
    pub heading: Option<String>,
    /// What the filed paper is for, a sentence or two shown above the form.
    pub intro: String,
    /// Who must sign, in the order the paper lists them.
    pub signers: Vec<Signer>,
    /// Sections in the order of the paper.
    pub sections: Vec<Section>,
    /// Single fields.
    pub fields: Vec<Field>,
    /// Repeating tables.
    pub tables: Vec<Table>,
    /// Rules, in the order their findings are told.
    pub rules: Vec<RuleData>,
}

impl Form {
    pub(crate) fn read(value: &Value) -> Result<Form, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Form {
            id: reader.text("id")?,
            version: reader.text("version")?,
            title: reader.text("title")?,
            subtitle: reader.text("subtitle")?,
            heading: reader.optional_text("heading")?,
            intro: reader.text("intro")?,
            signers: reader.list("signers", Signer::read)?,
            sections: reader.list("sections", Section::read)?,
            fields: reader.list("fields", Field::read)?,
            tables: reader.optional_list("tables", Table::read)?,
            rules: reader.list("rules", RuleData::read)?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// A party that must sign the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Role of `files.md` §1: `supporter`, `recipient`, `bureau`, `commission`, `office`.
    pub role: String,
    /// The role's word on this form, `帮扶单位`.
    pub title: String,
    /// Field with the body's name.
    pub name: String,
    /// Field with the body's 统一社会信用代码.
    pub uscc: String,
}

impl Signer {
    fn read(value: &Value) -> Result<Signer, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Signer {
            role: reader.text("role")?,
            title: reader.text("title")?,
            name: reader.text("name")?,
            uscc: reader.text("uscc")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// A section of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Name inside the form.
    pub id: String,
    /// Heading without its number, `派驻人员`.
    pub title: String,
    /// What the notice asks for here, one or two sentences.
    pub intro: Option<String>,
    /// Paragraphs printed on the paper here, word for word, where the notice prints a template.
    pub wording: Vec<String>,
    /// Ids of the passages the introduction rests on.
    pub sources: Vec<String>,
    /// Ids of fields and tables, in order.
    pub items: Vec<String>,
}

impl Section {
    fn read(value: &Value) -> Result<Section, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Section {
            id: reader.text("id")?,
            title: reader.text("title")?,
            intro: reader.optional_text("intro")?,
            wording: reader.optional_texts("wording")?,
            sources: reader.optional_texts("sources")?,
            items: reader.optional_texts("items")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// A field: one question, one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Name inside the form (or table): `[a-z][a-z0-9_]{0,63}`.
    pub id: String,
    /// The question as printed on the form.
    pub label: String,
    /// What kind of answer it takes.
    pub kind: FieldType,
    /// One line of help under the label.
    pub hint: Option<String>,
    /// Unit printed behind the box, `人`.
    pub unit: Option<String>,
    /// Smallest number accepted as an answer at all.
    pub least: Option<i64>,
    /// Largest number accepted as an answer at all.
    pub most: Option<i64>,
    /// The words a choice is made from, or, for a text, words offered while typing.
    pub options: Vec<String>,
    /// Width of the box in 汉字; without one the type decides.
    pub width: Option<u8>,
    /// Whether the answer speaks of one person, so that machine output masks it.
    pub personal: bool,
}

impl Field {
    fn read(value: &Value) -> Result<Field, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Field {
            id: reader.text("id")?,
            label: reader.text("label")?,
            kind: reader.word("type", FieldType::from_name)?,
            hint: reader.optional_text("hint")?,
            unit: reader.optional_text("unit")?,
            least: reader.optional_integer("least")?,
            most: reader.optional_integer("most")?,
            options: reader.optional_texts("options")?,
            width: reader.optional_integer("width")?,
            personal: reader.flag("personal")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// What a column of a table holds: a field.
pub type Column = Field;

/// What kind of answer a field takes, and how it is written in a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// One line of text.
    Text,
    /// Several lines of text.
    Paragraph,
    /// A whole number, written as a JSON integer.
    Integer,
    /// An exact decimal, written as a string.
    Decimal,
    /// A civil date, `YYYY-MM-DD`.
    Date,
    /// A year, 1900 to 2099, written as a JSON integer.
    Year,
    /// One of the options, written in its own words.
    Choice,
    /// Any of the options, a list in the options' order.
    Choices,
    /// 统一社会信用代码, GB 32100.
    Uscc,
}

impl FieldType {
    /// The type with this name, `choice`.
    pub fn from_name(name: &str) -> Option<FieldType> {
        match name {
            "text" => Some(FieldType::Text),
            "paragraph" => Some(FieldType::Paragraph),
            "integer" => Some(FieldType::Integer),
            "decimal" => Some(FieldType::Decimal),
            "date" => Some(FieldType::Date),
            "year" => Some(FieldType::Year),
            "choice" => Some(FieldType::Choice),
            "choices" => Some(FieldType::Choices),
            "uscc" => Some(FieldType::Uscc),
            _ => None,
        }
    }
}

/// A repeating table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Name inside the form: `[a-z][a-z0-9_]{0,63}`.
    pub id: String,
    /// Heading, `派驻人员名单`.
    pub label: String,
    /// What one row is called, `人员`.
    pub row: String,
    /// One line of help under the heading.
    pub hint: Option<String>,
    /// The columns, left to right.
    pub columns: Vec<Column>,
}

impl Table {
    fn read(value: &Value) -> Result<Table, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = Table {
            id: reader.text("id")?,
            label: reader.text("label")?,
            row: reader.text("row")?,
            hint: reader.optional_text("hint")?,
            columns: reader.list("columns", Column::read)?,
        };
        reader.finish()?;
        Ok(read)
    }
}

/// A rule: data that names a rule kind of `bangfu-rules`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleData {
    /// Name, unique in the form.
    pub id: String,
    /// The rule kind, `rows-at-least`.
    pub kind: String,
    /// How much it weighs: `must`, `in-principle`, `strive`, `encouraged`.
    pub grade: Grade,
    /// Ids of the passages it rests on; at least one.
    pub sources: Vec<String>,
    /// What the kind asks for; unknown or missing ones are refused when the form is bound.
    pub args: Record,
    /// Applies only when all of these hold.
    pub when: Vec<Condition>,
    /// What the sentence speaks of, `派驻团队`; without it the label of the field or table.
    pub subject: Option<String>,
    /// Sentence for a failure in place of the kind's own; `{facts}` are filled in.
    pub text: Option<String>,
    /// What to do, in place of the kind's own words.
    pub advice: Option<String>,
    /// How the passage is read where its words leave a choice or contradict others.
    pub reading: Option<String>,
    /// Whether it asks for the form's own completeness: it weighs its grade even where the notice is a draft.
    pub own: bool,
}

impl RuleData {
    fn read(value: &Value) -> Result<RuleData, ReadProblem> {
        let mut reader = Reader::of(value)?;
        let read = RuleData {
            id: reader.text("id")?,
            kind: reader.text("kind")?,
            grade: reader.word("grade", Grade::from_name)?,
            sources: reader.texts("sources")?,
            args: reader.optional_part("args", arguments)?.unwrap_or_default(),
            when: reader.optional_part("when", conditions)?.unwrap_or_default(),
            subject: reader.optional_text("subject")?,
            text: reader.optional_text("text")?,
            advice: reader.optional_text("advice")?,
            reading: reader.optional_text("reading")?,
            own: reader.flag("own")?,
        };
        reader.finish()?;
        Ok(read)
    }
}

fn arguments(value: &Value) -> Result<Record, ReadProblem> {
    let members = value.as_record().cloned();
    members.ok_or_else(|| ReadProblem::new("is no object"))
}
