//! What page and worker say to each other, as JSON.

use bangfu_api::model::{Grade, State};
use bangfu_api::rules::Citation;
use bangfu_sheet::{Effect, Place};
use serde::{Deserialize, Serialize};

/// What a workbook of a form holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Single fields that were answered.
    pub answered: usize,
    /// Label and rows of each table.
    pub rows: Vec<(String, usize)>,
    /// What reading has to tell.
    pub notes: Vec<Note>,
    /// What the rules say of the answers.
    pub findings: Vec<Finding>,
    /// 文号 of the notice.
    pub notice: String,
    /// A new filing of the answers: a bare document.
    pub filing: String,
}

/// Something that reading has to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Where.
    pub place: Place,
    /// What became of it.
    pub effect: Effect,
    /// The field or column it speaks of.
    pub label: Option<String>,
    /// How many cells it holds for.
    pub count: usize,
    /// What it is, in a sentence.
    pub text: String,
    /// What to do.
    pub advice: String,
    /// What stood there.
    pub typed: Option<String>,
    /// How it was read, where that differs.
    pub read: Option<String>,
}

/// A finding of the rules, at its place in the workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// How the rule ended.
    pub state: State,
    /// How much it weighs.
    pub grade: Grade,
    /// What is wrong.
    pub text: String,
    /// What to do.
    pub advice: String,
    /// The clause, with its words.
    pub sources: Vec<Citation>,
    /// How the clause is read.
    pub reading: Option<String>,
}
