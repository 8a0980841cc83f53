//! What page and worker say to each other, as JSON.

use bangfu_api::model::Instant;
use bangfu_api::office::{AsideInfo, DifferenceInfo, RepeatInfo, TotalInfo, UnusableInfo};
use bangfu_office::{Line, Standing};
use serde::{Deserialize, Serialize};

/// What the office works by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begin {
    /// Compiled texts of the notice's forms.
    pub packs: Vec<String>,
    /// Compiled text of the notice's overview.
    pub overview: String,
    /// The roster file.
    pub roster: String,
    /// The kid of its root.
    pub root: String,
    /// The highest revision of it that was seen.
    pub highest: i64,
    /// The year.
    pub year: i32,
    /// When the folder is received.
    pub at: Instant,
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Files that were read.
    pub read: usize,
    /// Those of them that cannot be used.
    pub unusable: usize,
}

/// What a folder came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// 文号 of the notice.
    pub notice: String,
    /// The year.
    pub year: i32,
    /// Files that were read.
    pub files: usize,
    /// How many lines stand how.
    pub counts: Vec<(Standing, usize)>,
    /// Forms of the queue: id, name.
    pub forms: Vec<(String, String)>,
    /// Files that cannot be used.
    pub unusable: Vec<UnusableInfo>,
    /// Filings of another notice or year.
    pub aside: Vec<AsideInfo>,
    /// Papers that can be drafted: id and name of the form.
    pub papers: Vec<(String, String)>,
    /// Totals.
    pub totals: Vec<TotalInfo>,
    /// Figures that differ.
    pub differences: Vec<DifferenceInfo>,
    /// Persons who were counted more than once.
    pub repeats: Vec<RepeatInfo>,
    /// How many of the expected came, by part of the place.
    pub places: Vec<Place>,
    /// How many filings that count had arrived by the end of each day.
    pub days: Vec<(String, usize)>,
    /// The last days: day, form.
    pub deadlines: Vec<(String, String)>,
}

/// A part of the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Units that are expected.
    pub expected: usize,
    /// Those of them that count as filed.
    pub filed: usize,
}

/// Which lines of the queue are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// Only those that stand so.
    pub standing: Option<Standing>,
    /// Only those of this form.
    pub form: Option<String>,
    /// Only those in which this is written: names, files.
    pub text: String,
    /// In which order.
    pub order: Order,
    /// How many are passed over.
    pub from: usize,
    /// How many at most.
    pub count: usize,
}

/// In which order lines are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// What wants work first.
    #[default]
    Work,
    /// By the name of who files.
    Unit,
    /// By the part of the place.
    Place,
    /// By arrival, the newest first.
    Arrival,
}

/// Lines of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// How many there are in all.
    pub all: usize,
    /// Some of them.
    pub lines: Vec<Line>,
}

/// A cell of a total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellRow {
    /// Who filed it.
    pub unit: String,
    /// With whom.
    pub partner: String,
    /// The file.
    pub file: String,
    /// The cell, a pointer into the answers.
    pub path: String,
    /// The cell in words.
    pub place: String,
    /// The figure.
    pub value: i64,
}

/// Cells of a total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cells {
    /// How many there are in all.
    pub all: usize,
    /// Some of them.
    pub rows: Vec<CellRow>,
}

/// A cell with all that stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellView {
    /// The file.
    pub file: String,
    /// Title of the paper and who files it.
    pub heading: String,
    /// The file's verdict now, read once more from where it lies.
    pub verdict: String,
    /// Whether it holds.
    pub holds: bool,
    /// Where the cell is: heading of its table or section.
    pub place: String,
    /// Its row, or the field: question and answer, and whether it is the cell itself.
    pub answers: Vec<(String, String, bool)>,
    /// Who signed: as what, who, when.
    pub signatures: Vec<(String, String, String)>,
    /// The telephone code of the document.
    pub code: String,
    /// Its digest.
    pub digest: String,
}

/// How receipts are numbered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbering {
    /// What stands before the number, `示卫备〔2026〕`.
    pub before: String,
    /// The first number.
    pub first: u64,
    /// What stands behind it, `号`.
    pub after: String,
}

/// How far receipts are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issuing {
    /// Lines that were looked at.
    pub done: usize,
    /// All lines.
    pub all: usize,
    /// Receipts that were issued.
    pub issued: u64,
}

/// A drafted paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// How many originals it comes from.
    pub originals: usize,
    /// The filing: a bare document.
    pub text: String,
}

/// A call that failed: one sentence.
pub type Said<T> = Result<T, String>;
