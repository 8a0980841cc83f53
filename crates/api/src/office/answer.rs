//! What came out of a folder, as plain data.

use std::collections::BTreeMap;
use std::convert::Infallible;

use bangfu_canon::Digest;
use bangfu_office::guide::{Comparison, Guide, Total};
use bangfu_office::{Case, Cell, Difference, Item, Line, Part, Repeat, Sink, Standing, Sum, What};
use bangfu_rules::Citation;
use bangfu_seal::State;
use serde::{Deserialize, Serialize};

/// What came out of a folder, kept in memory: a sink.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Answer {
    /// The queue.
    pub lines: Vec<Line>,
    /// Cases of the lines, in the same order; none where nothing came.
    #[serde(skip)]
    pub cases: Vec<Option<Case>>,
    /// Files that cannot be used.
    pub unusable: Vec<UnusableInfo>,
    /// Filings of another notice or year.
    pub aside: Vec<AsideInfo>,
    /// Filings of the year before, which this year's papers go on from.
    #[serde(skip)]
    pub last_year: Vec<LastYear>,
    /// Receipts of this office that lie in the folder.
    pub receipts: Vec<ReceiptInfo>,
    /// Files that were read.
    pub files: usize,
    /// Cells that went into totals, in the order of the queue.
    pub cells: Vec<Cell>,
    /// Persons who were counted more than once.
    pub repeats: Vec<Repeat>,
    /// Figures that differ between files.
    pub differences: Vec<Difference>,
}

/// A file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnusableInfo {
    /// The file.
    pub file: String,
    /// The rule it breaks.
    pub rule: String,
    /// One sentence for people.
    pub text: String,
}

/// A filing of another notice or year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsideInfo {
    /// The file.
    pub file: String,
    /// `<pack>/<form>`
    pub form: String,
    /// Who files.
    pub unit: String,
}

/// A filing of the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastYear {
    /// The file.
    pub file: String,
    /// `id` of the filing.
    pub id: String,
    /// Its revision.
    pub revision: i64,
    /// Whether it holds, and nothing keeps it from being put on record.
    pub good: bool,
}

/// A receipt of this office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptInfo {
    /// The file.
    pub file: String,
    /// `id` of the filing it is for.
    pub id: String,
    /// Its number.
    pub receipt_no: String,
}

impl Sink for Answer {
    type Error = Infallible;

    fn item(&mut self, item: &Item, part: Part) -> Result<(), Infallible> {
        self.files += 1;
        match &item.what {
            What::Unusable(unusable) => self.unusable.push(UnusableInfo {
                file: item.file.clone(),
                rule: unusable.rule.clone(),
                text: unusable.text.clone(),
            }),
            What::Filing(filed) if part == Part::LastYear => self.last_year.push(LastYear {
                file: item.file.clone(),
                id: filed.id.clone(),
                revision: filed.revision,
                good: filed.seal.state == State::Valid && !filed.check.blocks,
            }),
            What::Filing(filed) if part == Part::Aside => self.aside.push(AsideInfo {
                file: item.file.clone(),
                form: filed.form.clone(),
                unit: filed.filer().map(|party| party.name.clone()).unwrap_or_default(),
            }),
            What::Receipt(receipt) => self.receipts.push(ReceiptInfo {
                file: item.file.clone(),
                id: receipt.id.clone(),
                receipt_no: receipt.receipt_no.clone(),
            }),
            What::Filing(_) | What::Roster => {}
        }
        Ok(())
    }

    fn line(&mut self, line: Line, case: Option<Case>) -> Result<(), Infallible> {
        self.lines.push(line);
        self.cases.push(case);
        Ok(())
    }

    fn cell(&mut self, cell: Cell) -> Result<(), Infallible> {
        self.cells.push(cell);
        Ok(())
    }

    fn repeat(&mut self, repeat: Repeat) -> Result<(), Infallible> {
        self.repeats.push(repeat);
        Ok(())
    }

    fn difference(&mut self, difference: Difference) -> Result<(), Infallible> {
        self.differences.push(difference);
        Ok(())
    }
}

impl Answer {
    /// Puts what came in the order of the folder into the order of names: folders are read in no particular order.
    pub fn settle(&mut self) {
        self.unusable.sort_by(|one, other| one.file.cmp(&other.file));
        self.aside.sort_by(|one, other| one.file.cmp(&other.file));
        self.receipts.sort_by(|one, other| one.file.cmp(&other.file));
    }

    /// How many lines stand how.
    pub fn counts(&self) -> BTreeMap<Standing, usize> {
        let mut counts: BTreeMap<Standing, usize> = Standing::ALL.iter().map(|one| (*one, 0)).collect();
        for line in &self.lines {
            *counts.entry(line.standing).or_default() += 1;
        }
        counts
    }
}

/// What a total is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetInfo {
    /// At least so much.
    pub least: i64,
    /// Why.
    pub sources: Vec<Citation>,
}

/// A total in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalInfo {
    /// Name inside the guide.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Its unit.
    pub unit: String,
    /// The form it is added up from, without its notice.
    pub form: String,
    /// What it comes to.
    #[serde(flatten)]
    pub sum: Sum,
    /// What it is held against.
    pub target: Option<TargetInfo>,
    /// Digest over the cells that went in, in their order: two folders with the same digest hold the same figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Digest>,
}

impl TotalInfo {
    pub(super) fn of(total: &Total, sum: Sum, target: Option<TargetInfo>) -> TotalInfo {
        TotalInfo {
            id: total.id.clone(),
            title: total.title.clone(),
            unit: total.unit.clone(),
            form: total.form.clone(),
            sum,
            target,
            proof: None,
        }
    }

    /// Persons where it counts persons, else the sum: the figure that stands for it.
    pub fn figure(&self) -> i64 {
        self.sum.persons.unwrap_or(self.sum.value)
    }

    /// Whether a folder has anything for it.
    pub fn is_met(&self) -> bool {
        self.sum.filings + self.sum.broken + self.sum.open > 0
    }

    /// How much is still lacking to what it is held against; none where it is reached, or held against nothing.
    pub fn lacking(&self) -> Option<i64> {
        let lacking = self.target.as_ref()?.least - self.figure();
        (lacking > 0).then_some(lacking)
    }

    /// Whether a filing that belongs here does not count, so that the figure cannot be relied on yet.
    pub fn is_red(&self) -> bool {
        self.sum.broken > 0
    }
}

/// A difference in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferenceInfo {
    /// Name of the comparison inside the guide.
    pub comparison: String,
    /// The file that repeats the figure.
    pub file: String,
    /// The cell.
    pub path: String,
    /// What it says.
    pub value: i64,
    /// What the others say together.
    pub should: Option<i64>,
    /// Where they say it: file and cell.
    pub from: Vec<(String, String)>,
    /// One sentence for people.
    pub text: String,
}

impl DifferenceInfo {
    /// The difference in the words of its comparison.
    pub fn of(guide: &Guide, difference: &Difference) -> Option<DifferenceInfo> {
        let comparison = guide.comparisons.get(difference.comparison)?;
        Some(DifferenceInfo {
            comparison: comparison.id.clone(),
            file: difference.file.clone(),
            path: difference.path.clone(),
            value: difference.value,
            should: difference.should,
            from: difference.from.clone(),
            text: sentence(comparison, difference),
        })
    }
}

fn sentence(comparison: &Comparison, difference: &Difference) -> String {
    let Comparison {
        title,
        unit,
        left,
        right,
        ..
    } = comparison;
    let said = format!("{title}：{}写的是 {} {unit}", left.title, difference.value);
    match difference.should {
        Some(should) => format!("{said}，{}是 {should} {unit}", right.title),
        None => format!("{said}，没有收到对应的{}", right.title),
    }
}

/// A person who was counted more than once, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepeatInfo {
    /// Name of the total inside the guide.
    pub total: String,
    /// Every place, file and row.
    pub places: Vec<(String, String)>,
}

impl RepeatInfo {
    /// The repeat by the name of its total.
    pub fn of(guide: &Guide, repeat: &Repeat) -> Option<RepeatInfo> {
        Some(RepeatInfo {
            total: guide.totals.get(repeat.total)?.id.clone(),
            places: repeat.places.clone(),
        })
    }
}
