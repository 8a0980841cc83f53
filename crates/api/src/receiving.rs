//! Receiving a filing: what is told to the filer, and the receipt.

use bangfu_model::{Date, Instant, Value};
use bangfu_pack::Overview;
use bangfu_rules::ReportFinding;
use bangfu_seal::{
    Arrival, Envelope, Handling, IssueBreach, Kind, Outcome, State, Told, bare, is_receipt_for, next_receipt,
};

use crate::check::{Report, Verdict};
use crate::verifying::{Evidence, Verified, roster, verify};
use crate::{Library, Problem, check, duties};

/// What an office has to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receipt {
    /// This filing has its receipt already: the stored file, which is handed out again unchanged.
    Again(String),
    /// A receipt to sign: a bare document in written form.
    New(String),
}

/// How a filing is received.
#[derive(Debug, Clone, Copy)]
pub struct Receiving<'a> {
    /// What the file is judged against; the roster is needed.
    pub evidence: Evidence<'a>,
    /// What the receipt holds whatever becomes of the filing. Number, time and id of an earlier receipt stand.
    pub arrival: &'a Arrival,
    /// What became of it.
    pub outcome: Outcome,
    /// The day its rules are checked on.
    pub today: Date,
    /// Receipts the office has issued.
    pub earlier: &'a [&'a [u8]],
}

/// The receipt of a filing: the earlier one where the same filing was handled so before, its next revision where more has
/// become of it, else a first one (`files.md` §7).
///
/// # Errors
/// `no-roster`, `blocked`, `needs-reasons` and `receipt` where such a receipt may not be issued; the rule of `files.md`
/// when the file cannot be read.
pub fn receive(library: &Library, bytes: &[u8], receiving: &Receiving) -> Result<Receipt, Problem> {
    let filing = Envelope::read(bytes)?;
    let verified = verify(bytes, &receiving.evidence)?;
    let roster = roster(&receiving.evidence)?;
    let earlier = receiving.earlier.iter().filter_map(|bytes| {
        let receipt = Envelope::read(bytes).ok()?;
        is_receipt_for(&receipt, &filing).then_some(receipt)
    });
    let last = earlier.max_by_key(Envelope::revision);
    if let Some(receipt) = &last
        && receipt.document().get("result").and_then(Value::as_text) == Some(receiving.outcome.name())
    {
        return Ok(Receipt::Again(receipt.written()));
    }
    let report = check(library, bytes, receiving.today, true);
    if matches!(receiving.outcome, Outcome::Valid | Outcome::Accepted) {
        blocks(&report)?;
    }
    let findings = told(&report, &verified);
    let handling = Handling {
        outcome: receiving.outcome,
        findings: &findings,
        roster: &roster,
    };
    let state = verified.verdict.state;
    let document = match &last {
        Some(receipt) => next_receipt(receipt, &filing, state, &handling),
        None => bangfu_seal::receipt(&filing, state, receiving.arrival, &handling),
    };
    let document = document.map_err(|breach| match breach {
        IssueBreach::Shape(breach) => Problem::from(breach),
        breach => Problem::new("receipt", breach.to_string()),
    })?;
    Ok(Receipt::New(bare(&document, Kind::Receipt)))
}

/// From when on a filing of a form is late: the end of the duty's day in the filing's year, exclusive (`files.md` §15);
/// none where the notice prints no day.
pub fn deadline(overview: &Overview, form: &str, year: i32) -> Option<Instant> {
    let duties = duties([overview], year);
    let dated = duties.iter().filter(|duty| duty.form.as_deref() == Some(form));
    Instant::end_of(dated.filter_map(|duty| duty.due).min()?)
}

/// What keeps a filing from being put on record, though it is signed.
fn blocks(report: &Report) -> Result<(), Problem> {
    match report.verdict {
        Verdict::Ready => Ok(()),
        Verdict::Blocked => Err(Problem::new(
            "blocked",
            format!(
                "这份表还有 {} 处必须改正，只能出具“已收到”或“退回”的回执",
                report.counts.must
            ),
        )),
        Verdict::NeedsReasons => Err(Problem::new(
            "needs-reasons",
            "这份表还有要写明理由而没有写的，只能出具“已收到”或“退回”的回执",
        )),
        Verdict::Unreadable => Err(report.problem.clone().unwrap_or_else(Problem::no_filing)),
    }
}

/// What the filer is told: what does not hold of the signatures, then what the check found, in its order.
fn told(report: &Report, verified: &Verified) -> Vec<Told> {
    let verdict = &verified.verdict;
    let seal = match (verdict.state, verdict.rule) {
        (State::Invalid, Some(rule)) => Some(format!("envelope/{}", rule.name())),
        (State::UnknownKey, _) => Some("envelope/unknown-key".to_owned()),
        _ => None,
    };
    let seal = seal.map(|rule| Told {
        rule,
        path: String::new(),
        state: "failed".to_owned(),
    });
    let rules = report.findings.iter().map(|finding: &ReportFinding| Told {
        rule: finding.rule.clone(),
        path: finding.path.to_string(),
        state: finding.state.name().to_owned(),
    });
    seal.into_iter().chain(rules).collect()
}
