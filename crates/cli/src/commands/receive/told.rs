//! What is told of a folder: as one document for programs, as a page for people.

use std::collections::BTreeMap;
use std::convert::Infallible;

use bangfu_api::canon::Digest;
use bangfu_api::office::{
    Answer, AsideInfo, DifferenceInfo, Fault, Reception, RepeatInfo, TotalInfo, UnusableInfo,
};
use bangfu_office::{Case, Cell, Difference, Item, Line, Part, Repeat, Sink, Standing, Sum};
use serde::Serialize;

use super::status;
use crate::ending::{Failure, Status, one_line};
use crate::output::Output;

/// An answer that is gathered; nothing can go wrong with it but what goes wrong elsewhere.
pub struct Gathered(pub Answer);

/// What a sink that cannot fail answers.
fn sure(done: Result<(), Infallible>) -> Result<(), Failure> {
    done.map_err(|never| match never {})
}

impl Sink for Gathered {
    type Error = Failure;

    fn item(&mut self, item: &Item, part: Part) -> Result<(), Failure> {
        sure(self.0.item(item, part))
    }

    fn line(&mut self, line: Line, case: Option<Case>) -> Result<(), Failure> {
        sure(self.0.line(line, case))
    }

    fn cell(&mut self, cell: Cell) -> Result<(), Failure> {
        sure(self.0.cell(cell))
    }

    fn repeat(&mut self, repeat: Repeat) -> Result<(), Failure> {
        sure(self.0.repeat(repeat))
    }

    fn difference(&mut self, difference: Difference) -> Result<(), Failure> {
        sure(self.0.difference(difference))
    }
}

/// Everything about a folder.
#[derive(Serialize)]
pub struct Told<'a> {
    /// Files that were read.
    files: usize,
    /// How many lines stand how.
    counts: BTreeMap<Standing, usize>,
    queue: &'a [Line],
    unusable: &'a [UnusableInfo],
    aside: &'a [AsideInfo],
    totals: Vec<Proven>,
    repeats: Vec<RepeatInfo>,
    differences: Vec<DifferenceInfo>,
    /// All that is wrong, as one list.
    faults: Vec<Fault>,
}

/// A total with the cells it is made of.
#[derive(Serialize)]
struct Proven {
    #[serde(flatten)]
    total: TotalInfo,
    from: Vec<From>,
}

#[derive(Serialize)]
struct From {
    file: String,
    document: Digest,
    path: String,
    value: i64,
}

impl<'a> Told<'a> {
    /// What is told of this answer.
    pub fn of(reception: &Reception, answer: &'a Answer, sums: Vec<Sum>) -> Told<'a> {
        let guide = reception.guide();
        let mut totals: Vec<Proven> = reception
            .totals(sums)
            .into_iter()
            .map(|total| Proven {
                total,
                from: Vec::new(),
            })
            .collect();
        for cell in &answer.cells {
            totals[cell.total].from.push(From {
                file: cell.file.clone(),
                document: cell.document,
                path: cell.path.clone(),
                value: cell.value,
            });
        }
        let repeats = answer.repeats.iter();
        let differences = answer.differences.iter();
        Told {
            files: answer.files,
            counts: answer.counts(),
            queue: &answer.lines,
            unusable: &answer.unusable,
            aside: &answer.aside,
            repeats: guide.map_or_else(Vec::new, |guide| {
                repeats.filter_map(|one| RepeatInfo::of(guide, one)).collect()
            }),
            differences: guide.map_or_else(Vec::new, |guide| {
                differences
                    .filter_map(|one| DifferenceInfo::of(guide, one))
                    .collect()
            }),
            totals,
            faults: answer.faults(guide),
        }
    }

    /// Whether something cannot be put on record.
    pub fn status(&self) -> Status {
        let count = |standing| self.counts.get(&standing).copied().unwrap_or_default();
        status(count(Standing::Faulty) + count(Standing::Unverified) + self.unusable.len() > 0)
    }

    /// A page for people.
    pub fn show(&self, out: &mut Output) {
        out.line(format!("读了 {} 个文件", self.files));
        let counts = self.counts.iter().filter(|(_, count)| **count > 0);
        let counts: Vec<String> = counts
            .map(|(standing, count)| format!("{} {count}", standing.word()))
            .collect();
        out.line(counts.join("　"));
        for line in self.queue.iter().filter(|line| line.standing != Standing::Filed) {
            let partner = match line.partner.as_str() {
                "" => String::new(),
                partner => format!(" → {partner}"),
            };
            let word = line.standing.word();
            out.line("");
            out.line(one_line(&format!(
                "【{word}】{}{partner}　{}",
                line.unit, line.form
            )));
            for problem in &line.problems {
                let file = problem
                    .file
                    .as_deref()
                    .map_or_else(String::new, |file| format!("{file}："));
                out.line(format!("    {}", one_line(&format!("{file}{}", problem.text))));
            }
        }
        for file in self.unusable {
            out.line(format!("\n【不能用】{}", one_line(&file.file)));
            out.line(format!("    {}", one_line(&file.text)));
        }
        for total in &self.totals {
            self.show_total(&total.total, out);
        }
        for difference in &self.differences {
            out.line(format!(
                "\n【不一致】{} {}",
                one_line(&difference.file),
                difference.path
            ));
            out.line(format!("    {}", one_line(&difference.text)));
        }
    }

    fn show_total(&self, total: &TotalInfo, out: &mut Output) {
        let figure = match total.sum.persons {
            Some(persons) if persons != total.sum.value => {
                format!("{persons} 人（{} 人次）", total.sum.value)
            }
            _ => format!("{} {}", total.sum.value, total.unit),
        };
        let target = total.target.as_ref().map_or_else(String::new, |target| {
            format!("，要求不少于 {} {}", target.least, total.unit)
        });
        out.line(format!("\n{}：{figure}{target}", total.title));
        out.line(format!(
            "    出自 {} 份文件的 {} 格",
            total.sum.filings, total.sum.cells
        ));
        if total.is_red() {
            let text = "份有问题的没有算进来，这个数还不能用";
            out.line(format!("    {} {text}", total.sum.broken));
        }
        if total.sum.open > 0 {
            out.line(format!("    还有 {} 份没有办完，没有算进来", total.sum.open));
        }
    }
}
