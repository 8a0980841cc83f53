//! The table of `forms/README.md`: what becomes of every passage, notice by notice.
//!
//! `BANGFU_OVERWRITE=1` writes it anew.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use bangfu_forms::{FORMS, NOTICES};
use bangfu_model::Value;
use bangfu_pack::{Overview, Pack, Treatment};

const BEGIN: &str = "<!-- accounts: written by a test -->\n";
const END: &str = "<!-- end of accounts -->";

fn tree(text: &str) -> Value {
    bangfu_canon::parse(text.as_bytes()).unwrap_or_default()
}

/// Forms and rules of a notice.
fn size(notice: &str) -> (usize, usize) {
    let own = FORMS
        .iter()
        .filter(|(id, _)| id.split_once('/').is_some_and(|(pack, _)| pack == notice));
    let rules = own.map(|(_, text)| {
        let pack = Pack::read(&tree(text)).ok();
        pack.map_or(0, |pack| pack.forms.iter().map(|form| form.rules.len()).sum())
    });
    rules.fold((0, 0), |(forms, sum), rules| (forms + 1, sum + rules))
}

fn row(name: &str, figures: &[usize]) -> String {
    let cells: String = figures.iter().map(|figure| format!(" {figure} |")).collect();
    format!("| {name} |{cells}\n")
}

fn accounts() -> String {
    let mut table = String::from(
        "| Notice | Forms | Rules | Passages | checked by a rule | judged by a person | not checked |\n|---|--:|--:|--:|--:|--:|--:|\n",
    );
    let mut sum = [0; 6];
    for (id, text) in NOTICES {
        let overview = Overview::read(&tree(text)).unwrap();
        let (forms, rules) = size(id);
        let mut figures = [forms, rules, overview.passages.len(), 0, 0, 0];
        for passage in &overview.passages {
            figures[match passage.treatment {
                Treatment::Rule(_) => 3,
                Treatment::Person(_) => 4,
                Treatment::NotChecked(_) => 5,
            }] += 1;
        }
        for (all, one) in sum.iter_mut().zip(figures) {
            *all += one;
        }
        let _ = write!(table, "{}", row(&format!("`{id}`"), &figures));
    }
    table + &row("together", &sum)
}

#[test]
fn the_table_of_forms_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../forms/README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (table, after) = rest.split_once(END).unwrap();
    let counted = accounts();
    println!("{counted}");
    if env::var_os("BANGFU_OVERWRITE").is_some() {
        fs::write(&path, format!("{before}{BEGIN}{counted}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(
        table, counted,
        "run BANGFU_OVERWRITE=1 cargo test -p bangfu-tests --test readme"
    );
}
