//! A whole check of one file.

use bangfu_model::{Date, Value};
use bangfu_rules::{Counts, ReportFinding};
use bangfu_seal::File;
use serde::Serialize;

use crate::{Library, Problem, session::Opened};

/// What a check of a file found: what `bangfu check` prints and the component answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// `<pack>/<form>`; none when the file could not be read.
    pub form: Option<String>,
    /// Whether the filing may be signed.
    pub verdict: Verdict,
    /// How many rules ended how, and how many findings weigh what.
    pub counts: Counts,
    /// What is not kept or could not be checked.
    pub findings: Vec<ReportFinding>,
    /// What a reader should know besides: another edition of the form.
    pub notes: Vec<String>,
    /// Why the file could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
}

/// Whether a filing may be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing keeps it from being signed.
    Ready,
    /// Some 原则上 finding lacks an accepted reason.
    NeedsReasons,
    /// Some 强制 rule is not kept, or could not be checked.
    Blocked,
    /// The file is not a filing of a known form.
    Unreadable,
}

impl From<bangfu_rules::Verdict> for Verdict {
    fn from(verdict: bangfu_rules::Verdict) -> Verdict {
        match verdict {
            bangfu_rules::Verdict::Ready => Verdict::Ready,
            bangfu_rules::Verdict::NeedsReasons => Verdict::NeedsReasons,
            bangfu_rules::Verdict::Blocked => Verdict::Blocked,
        }
    }
}

/// Checks a filing, bare or in its envelope. Signatures are not looked at.
///
/// `show_values` leaves in the facts what people typed; without it those values are masked.
pub fn check(library: &Library, bytes: &[u8], today: Date, show_values: bool) -> Report {
    match File::read(bytes) {
        Ok(file) => check_document(library, file.document(), today, show_values),
        Err(breach) => Report::unreadable(breach.into()),
    }
}

/// As [`check`], of a document that was read already: a program that calls only this carries nothing of envelopes.
pub fn check_document(library: &Library, document: &Value, today: Date, show_values: bool) -> Report {
    match Opened::of(library, document, today) {
        Ok(opened) => Report::of(&opened, show_values),
        Err(problem) => Report::unreadable(problem),
    }
}

impl Report {
    pub(crate) fn of(opened: &Opened, show_values: bool) -> Report {
        let report = opened.session.report();
        let mut report = Report {
            form: Some(report.form),
            verdict: report.verdict.into(),
            counts: report.counts,
            findings: report.findings,
            notes: opened.notes.clone(),
            problem: None,
        };
        if !show_values {
            report.mask();
        }
        report
    }

    /// Masks what people typed, for machine output that travels.
    pub fn mask(&mut self) {
        self.findings.iter_mut().for_each(ReportFinding::mask);
    }

    /// The report on a file that could not be read.
    pub fn unreadable(problem: Problem) -> Report {
        Report {
            form: None,
            verdict: Verdict::Unreadable,
            counts: Counts::default(),
            findings: Vec::new(),
            notes: Vec::new(),
            problem: Some(problem),
        }
    }
}
