//! A form: sections, fields, tables, signers and rules.

use serde::{Deserialize, Serialize};

/// One form of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Name inside the pack, the file's stem: `agreement-county`.
    pub id: String,
    /// Edition of the form, `1`.
    pub version: String,
    /// Title of the paper, `对口帮扶责任书`.
    pub title: String,
    /// Which of several papers with this title, `城市三级医院 → 县级医院`.
    pub subtitle: String,
    /// What the filed paper is for, a sentence or two shown above the form.
    pub intro: String,
    /// Who must sign, in the order the paper lists them.
    pub signers: Vec<Signer>,
    /// Sections in the order of the paper.
    pub sections: Vec<Section>,
    /// Single fields.
    pub fields: Vec<Field>,
    /// Repeating tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
    /// Rules, in the order their findings are told.
    pub rules: Vec<RuleData>,
}

/// A party that must sign the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// A section of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Name inside the form.
    pub id: String,
    /// Heading without its number, `派驻人员`.
    pub title: String,
    /// What the notice asks for here, one or two sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<String>,
    /// Ids of the passages the introduction rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Ids of fields and tables, in order.
    pub items: Vec<String>,
}

/// A field: one question, one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Name inside the form (or table): `[a-z][a-z0-9_]{0,63}`.
    pub id: String,
    /// The question as printed on the form.
    pub label: String,
    /// What kind of answer it takes.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// One line of help under the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Unit printed behind the box, `人`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Smallest number accepted as an answer at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<i64>,
    /// Largest number accepted as an answer at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<i64>,
    /// The words a choice is made from, or, for a text, words offered while typing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Width of the box in 汉字; without one the type decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u8>,
    /// Whether the answer speaks of one person, so that machine output masks it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub personal: bool,
}

/// What a column of a table holds: a field.
pub type Column = Field;

/// What kind of answer a field takes, and how it is written in a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// A repeating table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Name inside the form: `[a-z][a-z0-9_]{0,63}`.
    pub id: String,
    /// Heading, `派驻人员名单`.
    pub label: String,
    /// What one row is called, `人员`.
    pub row: String,
    /// One line of help under the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The columns, left to right.
    pub columns: Vec<Column>,
}

/// A rule: data that names a rule kind of `bangfu-rules`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleData {
    /// Name, unique in the form.
    pub id: String,
    /// The rule kind, `rows-at-least`.
    pub kind: String,
    /// How much it weighs: `must`, `in-principle`, `strive`, `encouraged`.
    pub grade: bangfu_model::Grade,
    /// Ids of the passages it rests on; at least one.
    pub sources: Vec<String>,
    /// What the kind asks for; unknown or missing ones are refused when the form is bound.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    pub args: serde_json::Map<String, serde_json::Value>,
    /// Applies only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What the sentence speaks of, `派驻团队`; without it the label of the field or table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Sentence for a failure in place of the kind's own; `{facts}` are filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What to do, in place of the kind's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    /// How the passage is read where its words leave a choice or contradict others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
}

/// When a rule applies: a single field's answer. Without an answer the rule cannot be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The field.
    pub field: String,
    /// The answers (of a choice) that make the rule apply.
    pub is: Vec<String>,
}
