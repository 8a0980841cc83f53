//! A filing: the document around the answers (`files.md` §1).

use bangfu_model::{Value, value::Record};

/// A filing document, read leniently: a draft may lack what a signed filing must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// `title`: the paper's name.
    pub title: String,
    /// `form`: which form, in which edition.
    pub form: FormReference,
    /// `id`: a lower-case UUID, the same for every revision.
    pub id: String,
    /// `revision`, from 1.
    pub revision: i64,
    /// `previous`: digest of the revision this one replaces.
    pub previous: Option<String>,
    /// `period` the filing speaks of.
    pub period: Period,
    /// `parties`: who must sign.
    pub parties: Vec<Party>,
    /// `answers`, as written.
    pub answers: Record,
    /// `explanations`: reasons for 原则上 rules that are not kept.
    pub explanations: Vec<Explanation>,
}

/// Which form a filing answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormReference {
    /// `<pack>/<form>`
    pub id: String,
    /// Edition of the form.
    pub version: String,
    /// Digest of the compiled pack.
    pub pack: String,
}

/// First and last day a filing speaks of, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// A body that must sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Role, `supporter`.
    pub role: String,
    /// Name of the body.
    pub name: String,
    /// Its 统一社会信用代码.
    pub uscc: String,
}

/// The written reason for one finding of a 原则上 rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The rule.
    pub rule: String,
    /// The finding's place, an RFC 6901 pointer into the answers.
    pub path: String,
    /// The reason.
    pub reason: String,
}

impl Party {
    pub(crate) fn read(written: &Value) -> Party {
        Party {
            role: text(written, "role"),
            name: text(written, "name"),
            uscc: text(written, "uscc"),
        }
    }

    pub(crate) fn write(&self) -> Value {
        Value::record([
            ("role", self.role.as_str().into()),
            ("name", self.name.as_str().into()),
            ("uscc", self.uscc.as_str().into()),
        ])
    }
}

impl Explanation {
    pub(crate) fn read(written: &Value) -> Explanation {
        Explanation {
            rule: text(written, "rule"),
            path: text(written, "path"),
            reason: text(written, "reason"),
        }
    }

    pub(crate) fn write(&self) -> Value {
        Value::record([
            ("rule", self.rule.as_str().into()),
            ("path", self.path.as_str().into()),
            ("reason", self.reason.as_str().into()),
        ])
    }
}

impl Filing {
    /// Reads a filing document; `None` when it is not one (no form named, or answers that are no object).
    pub fn read(document: &Value) -> Option<Filing> {
        let form = document.get("form")?;
        let answers = document.get("answers")?.as_record()?.clone();
        let period = document.get("period");
        Some(Filing {
            title: text(document, "title"),
            form: FormReference {
                id: form.get("id")?.as_text()?.to_owned(),
                version: text(form, "version"),
                pack: text(form, "pack"),
            },
            id: text(document, "id"),
            revision: document.get("revision").and_then(Value::as_integer).unwrap_or(1),
            previous: document
                .get("previous")
                .and_then(Value::as_text)
                .map(str::to_owned),
            period: Period {
                from: period.map(|period| text(period, "from")).unwrap_or_default(),
                to: period.map(|period| text(period, "to")).unwrap_or_default(),
            },
            parties: list(document, "parties").map(Party::read).collect(),
            answers,
            explanations: list(document, "explanations").map(Explanation::read).collect(),
        })
    }

    /// The filing document.
    pub fn write(&self) -> Value {
        let parties = self.parties.iter().map(Party::write);
        let explanations = self.explanations.iter().map(Explanation::write);
        Value::record([
            ("type", "filing".into()),
            ("title", self.title.as_str().into()),
            (
                "form",
                Value::record([
                    ("id", self.form.id.as_str().into()),
                    ("version", self.form.version.as_str().into()),
                    ("pack", self.form.pack.as_str().into()),
                ]),
            ),
            ("id", self.id.as_str().into()),
            ("revision", self.revision.into()),
            (
                "previous",
                self.previous.as_deref().map_or(Value::Null, Value::from),
            ),
            (
                "period",
                Value::record([
                    ("from", self.period.from.as_str().into()),
                    ("to", self.period.to.as_str().into()),
                ]),
            ),
            ("parties", Value::List(parties.collect())),
            ("answers", Value::Record(self.answers.clone())),
            ("explanations", Value::List(explanations.collect())),
        ])
    }
}

fn text(value: &Value, name: &str) -> String {
    value
        .get(name)
        .and_then(Value::as_text)
        .unwrap_or_default()
        .to_owned()
}

fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    value
        .get(name)
        .and_then(Value::as_list)
        .unwrap_or_default()
        .iter()
}
