//! Verifying a file.

use bangfu_model::Value;
use bangfu_seal::{Accepted, Clock, Context, Envelope, File, Kid, Kind, Roster, Trust, words};
use serde::Serialize;

use crate::Problem;

/// What a file is verified against. Nothing is required; what is missing is told as not checked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Evidence<'a> {
    /// The roster file.
    pub roster: Option<&'a [u8]>,
    /// Kid of the pinned root key: 64 lower-case hex digits.
    pub root: Option<&'a str>,
    /// What is known about the time.
    pub clock: Clock,
    /// For a receipt: the filing it may speak of.
    pub filing: Option<&'a [u8]>,
    /// For a filing: a receipt for it.
    pub receipt: Option<&'a [u8]>,
    /// For a filing: what the office's register accepted last.
    pub accepted: Option<Accepted>,
    /// The highest roster revision this installation has seen.
    pub highest_roster_revision: Option<i64>,
}

/// A verdict with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// The report of `files.md` §4.
    #[serde(flatten)]
    pub verdict: bangfu_seal::Verdict,
    /// The verdict in a sentence.
    pub text: String,
}

/// Judges a file by the evidence at hand; a roster by the pinned root alone (`files.md` §8).
///
/// # Errors
/// `no-signature` for a document nobody has signed: it has no verification state. `root` when the kid is none, and the
/// rule of `files.md` when the filing beside a receipt cannot be read. A file that cannot be read is a verdict.
pub fn verify(bytes: &[u8], evidence: &Evidence) -> Result<Verified, Problem> {
    if let Ok(File::Bare(document)) = File::read(bytes) {
        return Err(unsigned(&document));
    }
    let judge = evidence.judge()?;
    if Envelope::read(bytes).is_ok_and(|file| file.kind() == Kind::Roster) {
        return Ok(Verified::of(judge(bytes).1));
    }
    let judged = evidence.roster.map(judge);
    let filing = evidence.filing.map(Envelope::read).transpose()?;
    let context = Context {
        trust: judged
            .as_ref()
            .map_or(Trust::None, |(roster, verdict)| relied(roster.as_ref(), verdict)),
        clock: evidence.clock,
        filing: filing.as_ref(),
        receipt: evidence.receipt,
        accepted: evidence.accepted,
    };
    Ok(Verified::of(bangfu_seal::verify(bytes, &context)))
}

/// The roster of the evidence, which must hold.
pub(crate) fn roster(evidence: &Evidence) -> Result<Roster, Problem> {
    let missing = || Problem::new("no-roster", "要有公钥名册和根密钥编号才能出具回执");
    let bytes = evidence.roster.ok_or_else(missing)?;
    let (roster, verdict) = evidence.judge()?(bytes);
    roster.ok_or_else(|| Problem::new("no-roster", words::verdict(&verdict)))
}

impl Evidence<'_> {
    /// How a roster is judged by what is at hand.
    fn judge(&self) -> Result<impl Fn(&[u8]) -> (Option<Roster>, bangfu_seal::Verdict) + use<>, Problem> {
        let kid = |text| {
            Kid::parse(text).ok_or_else(|| Problem::new("root", "根密钥的编号应是 64 位小写十六进制数字"))
        };
        let root = self.root.map(kid).transpose()?;
        let (clock, highest) = (self.clock, self.highest_roster_revision);
        Ok(move |roster: &[u8]| bangfu_seal::trust(roster, root, clock, highest))
    }
}

/// As [`verify`], for programs that want a verdict on every file: a document nobody has signed is `invalid` by
/// `envelope-members`, which it is as an envelope, told in the words of [`verify`].
///
/// # Errors
/// As [`verify`], but for such documents.
pub fn verdict(bytes: &[u8], evidence: &Evidence) -> Result<Verified, Problem> {
    match (verify(bytes, evidence), File::read(bytes)) {
        (Err(problem), Ok(File::Bare(_))) => Ok(Verified {
            verdict: bangfu_seal::verify(bytes, &Context::default()),
            text: problem.text,
        }),
        (answer, _) => answer,
    }
}

impl Verified {
    fn of(verdict: bangfu_seal::Verdict) -> Verified {
        Verified {
            text: words::verdict(&verdict),
            verdict,
        }
    }
}

fn relied<'a>(roster: Option<&'a Roster>, verdict: &'a bangfu_seal::Verdict) -> Trust<'a> {
    roster.map_or(Trust::Broken(verdict), Trust::Roster)
}

fn unsigned(document: &Value) -> Problem {
    match document.get("type").and_then(Value::as_text) {
        Some("filing") => Problem::new("no-signature", "这份表还没有人签名，没有可以核验的签名"),
        _ => Problem::no_filing(),
    }
}
