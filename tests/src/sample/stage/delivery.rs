//! One paper on its way to the office.

use std::io;

use bangfu_seal::{Envelope, File, Key, Role, sign};
use serde_json::Value;

use super::super::bodies::{Signatory, key, statement};
use super::super::expected::Expected;
use super::super::papers::tree;
use super::super::plan::Fate;
use super::Store;

/// A paper to deliver.
pub struct Delivery<'d> {
    /// What its file is called.
    pub stem: &'d str,
    /// The paper.
    pub document: Value,
    /// Who signs, in their order.
    pub signers: &'d [(&'d Signatory, Role)],
    /// How a queue names it when it does not come.
    pub about: String,
    /// Another id, for a second paper.
    pub other: Option<String>,
}

/// What came of it.
pub struct Delivered {
    /// The file an office looks at first.
    pub file: String,
    /// Whether it counts.
    pub counts: bool,
    /// The paper.
    pub document: Value,
    /// The signed filing, where there is one.
    pub filing: Option<Envelope>,
}

/// When papers are signed.
const SIGNED: [&str; 2] = ["2026-01-10T10:00:00+08:00", "2026-01-12T15:30:00+08:00"];

/// What a refusal says.
const REASON: &str = "名单与协议人数不符，请核对后再签";

/// A key that is in no roster.
const STRANGER: u64 = 99_999_999;

impl Delivery<'_> {
    /// Signed by everybody.
    pub fn signed(&self) -> Envelope {
        self.signed_as(&self.document)
    }

    fn signed_as(&self, document: &Value) -> Envelope {
        let all: Vec<usize> = (0..self.signers.len()).collect();
        self.signed_by(document, &all)
    }

    /// Signed by these.
    fn signed_by(&self, document: &Value, who: &[usize]) -> Envelope {
        let mut file = File::Bare(tree(document));
        for &at in who {
            file = File::Envelope(self.statement(&file, at, &self.signers[at].0.key(), None));
        }
        match file {
            File::Envelope(envelope) => envelope,
            File::Bare(_) => unreachable!("somebody signs"),
        }
    }

    fn statement(&self, file: &File, at: usize, key: &Key, refusal: Option<&str>) -> Envelope {
        let (body, role) = self.signers[at];
        let mut statement = statement(role, body, SIGNED[at]);
        statement.refusal = refusal.map(str::to_owned);
        sign(file, key, &statement).unwrap_or_else(|breach| unreachable!("{breach}"))
    }

    /// Brings it to the office; tells what must be found.
    pub fn deliver(
        mut self,
        fate: Fate,
        expected: &mut Expected,
        store: &mut dyn Store,
    ) -> io::Result<Delivered> {
        let last = self.signers.len() - 1;
        let mut put = |name: &str, text: &str, expected: &mut Expected| {
            expected.files += 1;
            store.put(name, text.as_bytes())
        };
        let again = format!("{}-副本", self.stem);
        let good = self.signed();
        let mut delivered = Delivered {
            file: String::new(),
            counts: false,
            document: self.document.clone(),
            filing: None,
        };
        match fate {
            Fate::Absent => expected.fault("missing", "", self.about.as_str()),
            Fate::Truncated | Fate::Bare => {
                let text = good.written();
                let (text, rule) = match fate {
                    Fate::Truncated => {
                        let half = text.chars().count() / 2;
                        (text.chars().take(half).collect(), "not-json")
                    }
                    _ => (self.document.to_string(), "unsigned"),
                };
                let file = put(self.stem, &text, expected)?;
                expected.fault("unusable", &file, rule);
                expected.fault("missing", "", self.about.as_str());
            }
            Fate::Changed => {
                let text = good.written().replacen("（虚构）", "（虚构）改", 1);
                delivered.file = put(self.stem, &text, expected)?;
                expected.fault("changed", &delivered.file, "");
            }
            Fate::Stranger => {
                let file = File::Bare(tree(&self.document));
                let file = self.statement(&file, 0, &self.signers[0].0.key(), None);
                let file = self.statement(&File::Envelope(file), last, &key(STRANGER), None);
                delivered.file = put(self.stem, &file.written(), expected)?;
                expected.fault("unknown-key", &delivered.file, "");
            }
            Fate::Incomplete => {
                let file = self.signed_by(&self.document, &[0]);
                delivered.file = put(self.stem, &file.written(), expected)?;
                expected.fault("incomplete", &delivered.file, "");
            }
            Fate::Refused => {
                let file = File::Envelope(self.signed_by(&self.document, &[0]));
                let file = self.statement(&file, last, &self.signers[last].0.key(), Some(REASON));
                delivered.file = put(self.stem, &file.written(), expected)?;
                expected.fault("refused", &delivered.file, "");
            }
            Fate::Blocked => {
                self.document["answers"]["supporter_name"] = Value::Null;
                delivered.file = put(self.stem, &self.signed().written(), expected)?;
                expected.fault("blocked", &delivered.file, "");
            }
            Fate::Copied => {
                let one = put(self.stem, &good.written(), expected)?;
                let other = put(&again, &good.written(), expected)?;
                delivered.file = one.clone().min(other.clone());
                expected.fault("duplicate", &one.max(other), "");
                delivered.counts = true;
            }
            Fate::Split => {
                let one = put(
                    self.stem,
                    &self.signed_by(&self.document, &[0]).written(),
                    expected,
                )?;
                let other = put(
                    &again,
                    &self.signed_by(&self.document, &[last]).written(),
                    expected,
                )?;
                delivered.file = one.clone().min(other.clone());
                expected.fault("duplicate", &one.max(other), "");
                delivered.counts = true;
            }
            Fate::Amended => {
                let older = self.signed_as(&varied(&self.document));
                let file = put(&again, &older.written(), expected)?;
                self.document["revision"] = 2.into();
                self.document["previous"] = older.digest().to_string().into();
                delivered.file = put(self.stem, &self.signed().written(), expected)?;
                expected.fault("older", &file, "");
                delivered.counts = true;
            }
            Fate::Rival => {
                let other = self.signed_as(&varied(&self.document));
                let one = (good.digest(), put(self.stem, &good.written(), expected)?);
                let other = (other.digest(), put(&again, &other.written(), expected)?);
                delivered.file = one.clone().min(other.clone()).1;
                expected.fault("conflict", &one.max(other).1, "");
            }
            Fate::Twice => {
                let one = put(self.stem, &good.written(), expected)?;
                self.document["id"] = self.other.clone().unwrap_or_default().into();
                let other = put(&again, &self.signed().written(), expected)?;
                expected.fault("claimed-twice", &one, "");
                expected.fault("claimed-twice", &other, "");
                expected.stands("faulty");
                delivered.file = one;
            }
            Fate::Good | Fate::Late | Fate::Unlisted => {
                delivered.file = put(self.stem, &good.written(), expected)?;
                delivered.counts = true;
                match fate {
                    Fate::Late => expected.fault("late", &delivered.file, ""),
                    Fate::Unlisted => expected.fault("unexpected", &delivered.file, ""),
                    _ => {}
                }
            }
        }
        if delivered.counts {
            delivered.filing = Some(good);
        }
        expected.stands(standing(fate));
        Ok(delivered)
    }
}

/// Nearly the same paper: one answer differs that no rule looks at.
fn varied(document: &Value) -> Value {
    let mut other = document.clone();
    let answers = &mut other["answers"];
    if answers.get("work").is_some() {
        answers["work"][0]["count"] = 821.into();
    } else {
        answers["other_departments"] = "检验科".into();
    }
    other
}

/// Where a unit stands.
fn standing(fate: Fate) -> &'static str {
    match fate {
        Fate::Absent | Fate::Truncated | Fate::Bare => "missing",
        Fate::Changed | Fate::Refused | Fate::Blocked | Fate::Rival | Fate::Twice => "faulty",
        Fate::Stranger => "unverified",
        Fate::Incomplete => "incomplete",
        Fate::Late => "late",
        Fate::Amended => "amended",
        Fate::Good | Fate::Copied | Fate::Split | Fate::Unlisted => "filed",
    }
}
