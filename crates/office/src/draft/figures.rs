//! Drafted figures.

use std::collections::BTreeSet;

use bangfu_model::Value;
use bangfu_model::value::Record;

use super::{Draft, Original};
use crate::guide::{Figure, Measure, When};

/// Adds the figure to the draft; nothing where there is nothing to count.
pub fn add(figure: &Figure, originals: &[Original], draft: &mut Draft) {
    let value = match &figure.measure {
        Measure::Drafted {
            table,
            when,
            distinct,
        } => {
            let Some(rows) = draft.answers.get(table).and_then(Value::as_list) else {
                return;
            };
            let value = counted(rows, when, distinct);
            for document in draft.origins.get(table).cloned().unwrap_or_default() {
                draft.comes_from(&figure.field, document);
            }
            value
        }
        Measure::Sum {
            from,
            field,
            last_year,
        } => {
            let asked =
                |original: &&Original| original.last_year == *last_year && from.contains(&original.form);
            let mut sum = None;
            for original in originals.iter().filter(asked) {
                if let Some(value) = original.answers.get(field).and_then(Value::as_integer) {
                    *sum.get_or_insert(0) += value;
                    draft.comes_from(&figure.field, original.document);
                }
            }
            match sum {
                Some(sum) => sum,
                None => return,
            }
        }
    };
    draft.answers.insert(figure.field.clone(), value.into());
}

fn counted(rows: &[Value], when: &[When], distinct: &[String]) -> i64 {
    let rows = rows.iter().filter_map(Value::as_record);
    let rows = rows.filter(|cells| crate::reading::all_so(when, cells));
    let count = if distinct.is_empty() {
        rows.count()
    } else {
        let words = |cells: &Record| {
            let words = distinct
                .iter()
                .map(|column| crate::reading::text(cells, column).to_owned());
            words.collect::<Vec<_>>()
        };
        rows.map(words).collect::<BTreeSet<_>>().len()
    };
    i64::try_from(count).unwrap_or(i64::MAX)
}
