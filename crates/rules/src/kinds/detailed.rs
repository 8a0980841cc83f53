//! `detailed`: in each row at least one of several columns says something definite.
//!
//! Passes 病种 = 急性脑梗死; fails when all of them are empty or say only 相关, 若干, 待定 and the like.
//!
//! Arguments: `table`, `columns`.

use bangfu_model::{Fact, Reader};

use crate::binder::{Binder, Bound, columns};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::letters::letters;
use crate::outcome::{Finding, Outcome};

struct Detailed {
    first: usize,
    columns: Vec<usize>,
}

/// Words that fill a box and say nothing.
const VAGUE: [&str; 18] = [
    "相关",
    "相关专业",
    "相关学科",
    "相关病种",
    "相关技术",
    "各专业",
    "各学科",
    "若干",
    "多种",
    "常见病",
    "多发病",
    "待定",
    "另定",
    "另行确定",
    "无",
    "等",
    "同上",
    "其他",
];

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let (at, table) = binder.table(&args.text("table")?)?;
    let columns = columns(table, &args.texts("columns")?)?;
    let first = *columns.first().ok_or("`columns` is empty")?;
    Ok(vec![(Scope::Row(at), Box::new(Detailed { first, columns }))])
}

impl Check for Detailed {
    fn reads(&self) -> Vec<Read> {
        self.columns.iter().map(|column| Read::Column(*column)).collect()
    }

    fn check(&self, view: &View) -> Outcome {
        let slots = || self.columns.iter().map(|column| Slot::Column(*column));
        if slots().any(|slot| view.cell(slot).text().is_some_and(says_something)) {
            return Outcome::Passed;
        }
        let labels: Vec<&str> = slots()
            .filter_map(|slot| view.asked(slot))
            .map(|field| field.label.as_str())
            .collect();
        let first = Slot::Column(self.first);
        Outcome::of(vec![Finding::failed(
            view.at(first),
            "detailed",
            vec![("missing", Fact::Text(labels.join("、")))],
        )])
    }
}

fn says_something(text: &str) -> bool {
    let words = letters(text);
    words.chars().nth(1).is_some() && !VAGUE.contains(&words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_words_are_vague() {
        for text in ["", "相关", "相关专业。", " 待定 ", "——", "无", "科"] {
            assert!(!says_something(text), "{text}");
        }
        for text in ["急性脑梗死", "眼科", "CT", "腹腔镜技术"] {
            assert!(says_something(text), "{text}");
        }
    }
}
