//! A line of the queue, and what is wrong with it.

use bangfu_canon::Digest;
use bangfu_model::Instant;
use bangfu_seal::{Outcome, State};
use serde::{Deserialize, Serialize};

use super::{Expectation, Standing};
use crate::case::Case;

/// A line of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Who files.
    pub unit: String,
    /// Its 统一社会信用代码; empty where only a name is known.
    pub uscc: String,
    /// With whom; empty where the form has one party.
    pub partner: String,
    /// The part of the notice's place.
    pub place: String,
    /// `<pack>/<form>`
    pub form: String,
    /// Where it stands.
    pub standing: Standing,
    /// Whether somebody expects it: a line without a list is expected too.
    pub listed: bool,
    /// The file to look at first; none where nothing came.
    pub file: Option<String>,
    /// Every file about it.
    pub files: Vec<String>,
    /// `id` of the filing.
    pub id: Option<String>,
    /// Its revision.
    pub revision: Option<i64>,
    /// Digest of its document.
    pub document: Option<Digest>,
    /// When it arrived.
    pub received_at: Option<Instant>,
    /// From when on it is late; exclusive.
    pub deadline: Option<Instant>,
    /// What the office has said of it.
    pub result: Option<Outcome>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Something wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of thing.
    pub kind: ProblemKind,
    /// The file.
    pub file: Option<String>,
    /// One sentence for people.
    pub text: String,
}

/// What can be wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// Nothing came.
    Missing,
    /// The content was changed after a signature, or a signature does not hold.
    Changed,
    /// A key is not in the roster.
    UnknownKey,
    /// The roster is too old to tell.
    RosterTooOld,
    /// A party has not signed.
    Incomplete,
    /// A party does not agree.
    Refused,
    /// Rules forbid it, or reasons are missing.
    Blocked,
    /// It came after the deadline.
    Late,
    /// The same filing lies there more than once.
    Duplicate,
    /// An earlier revision lies there too.
    Older,
    /// Two signed contents under one revision.
    Conflict,
    /// Two filings between the same bodies.
    ClaimedTwice,
    /// Nobody expects it.
    Unexpected,
}

impl Problem {
    pub(super) fn new(kind: ProblemKind, file: Option<&str>, text: impl Into<String>) -> Problem {
        Problem {
            kind,
            file: file.map(str::to_owned),
            text: text.into(),
        }
    }
}

impl Line {
    /// The line of something that did not come.
    pub(super) fn missing(expected: Expectation, deadline: Option<Instant>) -> Line {
        Line {
            unit: expected.unit,
            uscc: expected.uscc,
            partner: expected.partner.unwrap_or_default(),
            place: expected.place.unwrap_or_default(),
            form: expected.form,
            standing: Standing::Missing,
            listed: true,
            file: None,
            files: Vec::new(),
            id: None,
            revision: None,
            document: None,
            received_at: None,
            deadline,
            result: None,
            problems: vec![Problem::new(ProblemKind::Missing, None, "还没有收到")],
        }
    }

    /// The line of what came. `at` is when this folder is received: the arrival of whatever has no receipt yet.
    pub(super) fn of(case: &Case, deadline: Option<Instant>, at: Instant) -> Line {
        let filed = &case.filed;
        let received_at = case.received_at.unwrap_or(at);
        let late = deadline.is_some_and(|deadline| received_at >= deadline);
        let (seal, first) = (&filed.seal, case.files.first().map(String::as_str));
        let mut problems = Vec::new();
        let mut tell = |applies: bool, kind, file: Option<&str>, text: String| {
            if applies {
                problems.push(Problem::new(kind, file, text));
            }
        };
        let is = |state| seal.state == state;
        tell(is(State::Invalid), ProblemKind::Changed, first, seal.text.clone());
        for file in &case.changed {
            let text = "同一份表的另一个文件，签名之后内容被改动过，没有采用".to_owned();
            tell(true, ProblemKind::Changed, Some(file), text);
        }
        tell(
            is(State::UnknownKey),
            ProblemKind::UnknownKey,
            first,
            seal.text.clone(),
        );
        tell(
            is(State::RosterTooOld),
            ProblemKind::RosterTooOld,
            first,
            seal.text.clone(),
        );
        tell(
            is(State::Incomplete),
            ProblemKind::Incomplete,
            first,
            seal.text.clone(),
        );
        tell(is(State::Refused), ProblemKind::Refused, first, seal.text.clone());
        let open = filed
            .check
            .findings
            .iter()
            .filter(|finding| finding.blocks)
            .count();
        // Of a content that nobody has signed, rules and deadlines say nothing worth telling.
        let stands = !is(State::Invalid);
        tell(
            stands && filed.check.blocks,
            ProblemKind::Blocked,
            first,
            format!("有 {open} 处必须改正或写明理由"),
        );
        for file in &case.rivals {
            let text = "同一份表的同一版有两种内容，都签了名，要由双方确认用哪一份".to_owned();
            tell(true, ProblemKind::Conflict, Some(file), text);
        }
        tell(
            stands && late,
            ProblemKind::Late,
            first,
            format!("{} 收到，已过截止时间", day(received_at)),
        );
        for file in case.files.iter().skip(1) {
            tell(
                true,
                ProblemKind::Duplicate,
                Some(file),
                "同一份表又有一个文件，合在一起看".to_owned(),
            );
        }
        for older in &case.older {
            let text = format!("这是第 {} 版，已由第 {} 版代替", older.revision, filed.revision);
            tell(true, ProblemKind::Older, Some(&older.file), text);
        }
        let party = |party: Option<&crate::filed::Party>| {
            party.map_or_else(Default::default, |party| (party.name.clone(), party.uscc.clone()))
        };
        let (unit, uscc) = party(filed.filer());
        Line {
            unit,
            uscc,
            partner: party(filed.partner()).0,
            place: filed.place.clone().unwrap_or_default(),
            form: filed.form.clone(),
            standing: standing(case, late),
            listed: true,
            file: first.map(str::to_owned),
            files: case
                .files
                .iter()
                .chain(&case.changed)
                .chain(&case.rivals)
                .cloned()
                .collect(),
            id: Some(filed.id.clone()),
            revision: Some(filed.revision),
            document: Some(filed.document),
            received_at: Some(received_at),
            deadline,
            result: case.result,
            problems,
        }
    }

    /// It cannot be put on record, for this reason.
    pub(super) fn spoil(&mut self, problem: Problem) {
        self.problems.push(problem);
        if self.standing != Standing::Returned {
            self.standing = Standing::Faulty;
        }
    }
}

fn standing(case: &Case, late: bool) -> Standing {
    if case.result == Some(Outcome::Returned) {
        return Standing::Returned;
    }
    match case.filed.seal.state {
        State::Invalid | State::Refused => Standing::Faulty,
        _ if !case.rivals.is_empty() => Standing::Faulty,
        State::UnknownKey | State::RosterTooOld => Standing::Unverified,
        State::Incomplete => Standing::Incomplete,
        State::Valid if case.filed.check.blocks => Standing::Faulty,
        State::Valid if late => Standing::Late,
        State::Valid if case.filed.revision > 1 => Standing::Amended,
        State::Valid => Standing::Filed,
    }
}

fn day(at: Instant) -> String {
    let day = at.date();
    format!("{} 月 {} 日", day.month(), day.day())
}
