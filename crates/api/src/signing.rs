//! Signing a file.

use bangfu_model::{Date, Value};
use bangfu_seal::{File, Key, SignBreach, Statement};

use crate::{Library, Problem, Report, Verdict, session::Opened};

/// The file with one more signature, in written form. The document is not changed.
///
/// What the rules forbid to sign is refused here, so that the command, the component and the page refuse alike: a
/// filing that is blocked, or whose reasons are missing or empty. A refusal states that the paper is *not* agreed to,
/// so it may be signed whatever the rules say.
///
/// # Errors
/// `blocked`, `needs-reasons`, `refused`; a rule of `files.md` when the file cannot be read or signed.
pub fn sign(
    library: &Library,
    bytes: &[u8],
    key: &Key,
    statement: &Statement,
    today: Date,
) -> Result<String, Problem> {
    let file = File::read(bytes)?;
    let filing = file.document().get("type").and_then(Value::as_text) == Some("filing");
    if filing && statement.refusal.is_none() {
        let report = Report::of(&Opened::of(library, file.document(), today)?, false);
        signable(&report)?;
    }
    let signed = bangfu_seal::sign(&file, key, statement).map_err(|breach| match breach {
        SignBreach::Rule(breach) => Problem::from(breach),
        SignBreach::Refused => Problem::new("refused", breach.to_string()),
    })?;
    Ok(signed.written())
}

/// Whether a report lets a filing be signed.
///
/// # Errors
/// `blocked`, `needs-reasons`, each with how many places are left.
pub fn signable(report: &Report) -> Result<(), Problem> {
    let counts = &report.counts;
    match report.verdict {
        Verdict::Ready => Ok(()),
        Verdict::Blocked => Err(Problem::new(
            "blocked",
            format!("还有 {} 处必须改正，改正后才能签名", counts.must),
        )),
        Verdict::NeedsReasons => {
            let left = counts.in_principle - counts.explained;
            Err(Problem::new(
                "needs-reasons",
                format!("还有 {left} 处要写明理由，写明后才能签名"),
            ))
        }
        Verdict::Unreadable => Err(report.problem.clone().unwrap_or_else(Problem::no_filing)),
    }
}
