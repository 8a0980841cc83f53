//! What an office must find in the folder of a plan.

use std::collections::BTreeMap;

use serde::Serialize;

/// A fault that was put in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// What kind of thing.
    pub kind: &'static str,
    /// The file; empty where nothing came.
    pub file: String,
    /// What else tells it from others of its kind: who did not file, which total, which cell, which rule.
    pub about: String,
}

/// Figures of a total.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// The sum.
    pub value: i64,
    /// Different persons, where the total counts persons.
    pub persons: Option<usize>,
    /// Filings that count.
    pub filings: u64,
}

/// Everything that is known beforehand.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Expected {
    /// Files in the folder.
    pub files: usize,
    /// Faults, in order.
    pub faults: Vec<Fault>,
    /// How many units stand how.
    pub counts: BTreeMap<&'static str, usize>,
    /// Totals, by their names.
    pub totals: BTreeMap<&'static str, Figures>,
}

/// A filing that counts, with what it holds.
pub struct Counted {
    /// Its file.
    pub file: String,
    /// The totals it adds to, each with rows of persons or a figure.
    pub adds: Vec<(&'static str, Added)>,
}

/// What a filing adds.
pub enum Added {
    /// A figure.
    Figure(i64),
    /// Persons: place in the file, and who.
    Persons(Vec<(String, String)>),
}

impl Expected {
    /// Puts a fault in.
    pub fn fault(&mut self, kind: &'static str, file: &str, about: impl Into<String>) {
        self.faults.push(Fault {
            kind,
            file: file.to_owned(),
            about: about.into(),
        });
    }

    /// Counts a unit.
    pub fn stands(&mut self, standing: &'static str) {
        *self.counts.entry(standing).or_default() += 1;
    }

    /// Works out totals and persons met twice.
    pub fn add_up(&mut self, counted: &[Counted]) {
        let mut persons: BTreeMap<(&str, &str), Vec<(&str, &str)>> = BTreeMap::new();
        for filing in counted {
            for (total, added) in &filing.adds {
                let figures = self.totals.entry(total).or_default();
                figures.filings += 1;
                match added {
                    Added::Figure(value) => figures.value += value,
                    Added::Persons(rows) => {
                        figures.value += rows.len() as i64;
                        figures.persons.get_or_insert_default();
                        for (path, who) in rows {
                            persons
                                .entry((total, who))
                                .or_default()
                                .push((&filing.file, path));
                        }
                    }
                }
            }
        }
        let mut twice = Vec::new();
        for ((total, _), mut places) in persons {
            let figures = self.totals.get_mut(total);
            if let Some(persons) = figures.and_then(|figures| figures.persons.as_mut()) {
                *persons += 1;
            }
            places.sort_unstable();
            if places.len() > 1 {
                twice.push((places[0].0.to_owned(), total.to_owned()));
            }
        }
        for (file, total) in twice {
            self.fault("person-twice", &file, total);
        }
    }

    /// Puts everything in order.
    pub fn settle(&mut self) {
        self.faults.sort();
    }
}
