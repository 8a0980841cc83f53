//! What reading a workbook has to tell, and where.

use std::collections::BTreeMap;
use std::fmt;

use bangfu_api::model::Path;
use bangfu_api::model::finding::Answer;
use serde::{Deserialize, Serialize, Serializer};

use crate::kind::Kind;

/// What became of a cell, or of more than one, that was not plainly read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Read as it was certainly meant.
    Repaired,
    /// Not certain: kept as it was typed.
    Kept,
    /// Not read; it stays in the workbook.
    LeftOut,
    /// Read, and worth a look.
    Told,
}

impl Effect {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Effect::Repaired => "已改好",
            Effect::Kept => "照原样保留",
            Effect::LeftOut => "没有读入",
            Effect::Told => "请留意",
        }
    }
}

/// A place in a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// Name of the sheet; none for the workbook as a whole.
    pub sheet: Option<String>,
    /// The cell, `C7`, or a range of them; none for the sheet as a whole.
    pub cell: Option<String>,
}

/// As people name a place: `派驻人员名单!C7`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.sheet, &self.cell) {
            (Some(sheet), Some(cell)) => write!(f, "{sheet}!{cell}"),
            (Some(sheet), None) => f.write_str(sheet),
            (None, _) => f.write_str("整个工作簿"),
        }
    }
}

/// One thing that reading has to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What it is.
    #[serde(rename = "rule")]
    pub kind: Kind,
    /// What became of it.
    pub effect: Effect,
    /// The field or column it speaks of.
    pub label: Option<String>,
    /// Where its answer stands in the filing.
    #[serde(serialize_with = "pointer")]
    pub path: Option<Path>,
    /// How many cells of the column, or rows, it holds for; `cell` is the first.
    pub count: usize,
    /// What it is, in a sentence.
    pub text: String,
    /// What to do.
    pub advice: String,
    /// What stood there; masked in machine output unless asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typed: Option<Answer>,
    /// How it was read, where that differs; masked likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<Answer>,
}

fn pointer<S: Serializer>(path: &Option<Path>, serializer: S) -> Result<S::Ok, S::Error> {
    path.as_ref().map(Path::to_string).serialize(serializer)
}

impl Finding {
    /// A finding of this kind; `names` fill its sentence.
    pub(crate) fn new(kind: Kind, place: Place, names: [&str; 2]) -> Finding {
        let words = kind.words();
        let filled = |text: &str| text.replace("{0}", names[0]).replace("{1}", names[1]);
        Finding {
            place,
            kind,
            effect: kind.effect(),
            label: None,
            path: None,
            count: 1,
            text: filled(words.text),
            advice: filled(words.advice),
            typed: None,
            read: None,
        }
    }

    /// Masks what people typed.
    pub(crate) fn mask(&mut self) {
        for answer in [&mut self.typed, &mut self.read].into_iter().flatten() {
            answer.0 = "＊".repeat(answer.0.chars().count().min(8));
        }
    }
}

/// Findings in the order in which they were met.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    told: BTreeMap<(String, u32, Kind), usize>,
}

impl Findings {
    pub(crate) fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds what is told once for a column, with the number of its cells, and one by one where somebody has to decide.
    pub(crate) fn push_of_column(&mut self, sheet: &str, column: u32, finding: Finding) {
        if matches!(finding.effect, Effect::Kept | Effect::LeftOut) {
            self.list.push(finding);
            return;
        }
        let key = (sheet.to_owned(), column, finding.kind);
        match self.told.get(&key).and_then(|at| self.list.get_mut(*at)) {
            Some(first) => first.count += finding.count,
            None => {
                self.told.insert(key, self.list.len());
                self.list.push(finding);
            }
        }
    }

    pub(crate) fn into_list(self) -> Vec<Finding> {
        self.list
    }
}
