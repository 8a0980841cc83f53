//! Everything that is wrong with a folder, as one list: what an office has to see to.

use bangfu_office::{Guide, Line, ProblemKind};
use serde::Serialize;

use super::{Answer, DifferenceInfo, RepeatInfo};

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// What kind of thing.
    pub kind: FaultKind,
    /// The file; empty where nothing came.
    pub file: String,
    /// Who files, where nothing came; what the figure stands in, where figures differ.
    pub about: String,
    /// One sentence for people.
    pub text: String,
}

/// What can be wrong with a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", untagged)]
pub enum FaultKind {
    /// With a line of the queue.
    Line(ProblemKind),
    /// With a file.
    File(FileFault),
    /// Between files.
    Between(BetweenFault),
}

/// What can be wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileFault {
    /// It cannot be used.
    Unusable,
    /// It is of another notice or year.
    Aside,
}

/// What can be wrong between files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BetweenFault {
    /// A person was counted more than once.
    PersonTwice,
    /// Figures differ.
    Differs,
}

impl Answer {
    /// Everything that is wrong, in a fixed order.
    pub fn faults(&self, guide: Option<&Guide>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for file in &self.unusable {
            faults.push(Fault {
                kind: FaultKind::File(FileFault::Unusable),
                file: file.file.clone(),
                about: file.rule.clone(),
                text: file.text.clone(),
            });
        }
        for file in &self.aside {
            faults.push(Fault {
                kind: FaultKind::File(FileFault::Aside),
                file: file.file.clone(),
                about: file.form.clone(),
                text: "不是这次收的表，放在一边".to_owned(),
            });
        }
        for line in &self.lines {
            faults.extend(of_line(line));
        }
        if let Some(guide) = guide {
            let repeats = self
                .repeats
                .iter()
                .filter_map(|repeat| RepeatInfo::of(guide, repeat));
            faults.extend(repeats.map(repeated));
            let differences = self.differences.iter();
            let differences = differences.filter_map(|one| DifferenceInfo::of(guide, one));
            faults.extend(differences.map(|one| Fault {
                kind: FaultKind::Between(BetweenFault::Differs),
                file: one.file,
                about: one.path,
                text: one.text,
            }));
        }
        faults.sort();
        faults
    }
}

fn of_line(line: &Line) -> impl Iterator<Item = Fault> {
    line.problems.iter().map(|problem| Fault {
        kind: FaultKind::Line(problem.kind),
        file: problem.file.clone().unwrap_or_default(),
        about: match &problem.file {
            Some(_) => String::new(),
            None if line.partner.is_empty() => line.unit.clone(),
            None => format!("{} → {}", line.unit, line.partner),
        },
        text: problem.text.clone(),
    })
}

fn repeated(repeat: RepeatInfo) -> Fault {
    let places = repeat.places.iter().map(|(file, path)| format!("{file} {path}"));
    Fault {
        kind: FaultKind::Between(BetweenFault::PersonTwice),
        file: repeat
            .places
            .first()
            .map(|(file, _)| file.clone())
            .unwrap_or_default(),
        about: repeat.total,
        text: format!(
            "同一个人算了 {} 次：{}",
            repeat.places.len(),
            places.collect::<Vec<_>>().join("，")
        ),
    }
}
