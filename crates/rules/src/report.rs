//! The report: what a check found, in the order of the form's rules.

use bangfu_model::{Fact, Grade, Path, State};
use bangfu_pack::{Pack, Source};
use serde::{Deserialize, Serialize};

use crate::answers::{Answers, At};
use crate::bind::BoundForm;
use crate::catalogue;
use crate::facts::Facts;
use crate::filing::Explanation;
use crate::outcome::Finding;
use crate::reason::{self, ReasonFault};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// `<pack>/<form>`
    pub form: String,
    /// Whether the filing may be signed.
    pub verdict: Verdict,
    /// How many rules ended how, and how many findings weigh what.
    pub counts: Counts,
    /// What is not kept or could not be checked, in the order of the rules, then of the places.
    pub findings: Vec<ReportFinding>,
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
}

/// Counts of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Rules kept.
    pub passed: usize,
    /// Rules not kept somewhere.
    pub failed: usize,
    /// Rules that could not be checked somewhere and failed nowhere.
    pub could_not_check: usize,
    /// Rules that do not apply.
    pub not_applicable: usize,
    /// Findings of 强制 rules.
    pub must: usize,
    /// Findings of 原则上 rules.
    pub in_principle: usize,
    /// Findings of 力争 rules.
    pub strive: usize,
    /// Findings of 鼓励 rules and hints.
    pub encouraged: usize,
    /// Findings of 原则上 rules whose reason is accepted.
    pub explained: usize,
    /// Findings, counted nowhere else, that wait for an answer whose absence is explained.
    pub excused: usize,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportFinding {
    /// Id of the rule.
    pub rule: String,
    /// Where to look, a pointer into the answers.
    pub path: Path,
    /// `failed` or `could-not-check`.
    pub state: State,
    /// How much it weighs.
    pub grade: Grade,
    /// What is wrong, with the numbers in it.
    pub text: String,
    /// What to do.
    pub advice: String,
    /// The facts behind the sentence, by name.
    pub facts: Facts,
    /// The clause, with its words.
    pub sources: Vec<Citation>,
    /// How the clause is read where its words leave a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// For 原则上 rules: what keeps the reason from being accepted; absent once it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonFault>,
    /// It could not be checked for want of an answer whose absence is explained, so it keeps nothing back.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub excused: bool,
}

/// A cited passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Section as printed.
    pub section: String,
    /// Verbatim words.
    pub quote: String,
}

impl Citation {
    /// The passages with these ids, in their order.
    pub fn of(pack: &Pack, ids: &[String]) -> Vec<Citation> {
        Citation::among(&pack.sources, ids)
    }

    pub(crate) fn among(sources: &[Source], ids: &[String]) -> Vec<Citation> {
        ids.iter()
            .filter_map(|id| sources.iter().find(|source| source.id == *id))
            .map(Citation::from)
            .collect()
    }
}

impl From<&Source> for Citation {
    fn from(source: &Source) -> Citation {
        Citation {
            section: source.section.clone(),
            quote: source.quote.clone(),
        }
    }
}

impl ReportFinding {
    /// Whether this finding keeps the filing from being signed.
    pub fn blocks(&self) -> bool {
        self.grade == Grade::Must && !self.excused
    }

    /// Masks what people typed, for machine output that travels.
    pub fn mask(&mut self) {
        for fact in self.facts.values_mut() {
            if let Fact::Answer(answer) = fact {
                answer.0 = "＊".repeat(answer.0.chars().count().min(8));
            }
        }
    }
}

impl Counts {
    pub(crate) fn rule(&mut self, worst: Option<State>) {
        match worst {
            Some(State::Failed) => self.failed += 1,
            Some(State::CouldNotCheck) => self.could_not_check += 1,
            Some(State::Passed) => self.passed += 1,
            Some(State::NotApplicable) | None => self.not_applicable += 1,
        }
    }

    fn finding(&mut self, finding: &ReportFinding) {
        match finding.grade {
            _ if finding.excused => self.excused += 1,
            Grade::Must => self.must += 1,
            Grade::InPrinciple => {
                self.in_principle += 1;
                self.explained += usize::from(finding.reason.is_none());
            }
            Grade::Strive => self.strive += 1,
            Grade::Encouraged => self.encouraged += 1,
        }
    }
}

/// Tells findings of bound rules in words.
pub(crate) struct Teller<'a> {
    pub(crate) form: &'a BoundForm,
    pub(crate) answers: &'a Answers,
    pub(crate) explanations: &'a [Explanation],
}

impl Teller<'_> {
    /// The finding of the rule at this place in the form, in words.
    pub(crate) fn tell(&self, rule: usize, finding: &Finding) -> ReportFinding {
        let data = &self.form.form.rules[rule];
        let path = finding.at.path(&self.form.form, self.answers);
        let (text, advice) = self.said(rule, finding);
        ReportFinding {
            rule: data.id.clone(),
            path,
            state: finding.state,
            grade: self.form.weights[rule],
            text,
            advice,
            facts: finding.facts.clone(),
            sources: self.form.citations[rule].clone(),
            reading: data.reading.clone(),
            reason: self.reason_fault(rule, finding),
            excused: false,
        }
    }

    /// What is wrong, and what to do.
    fn said(&self, rule: usize, finding: &Finding) -> (String, String) {
        let data = &self.form.form.rules[rule];
        let words = catalogue::words(finding.words);
        let own = finding.state == State::Failed && !finding.words.starts_with("readable");
        let label = self.label(&finding.at);
        let subject = data.subject.as_deref().unwrap_or(&label);
        let topic = data.subject.as_deref().unwrap_or("这一条");
        let fill = |own_words: &Option<String>, default: &str| {
            let template = own_words.as_deref().filter(|_| own).unwrap_or(default);
            filled(template, |name| match name {
                "label" => Some(label.clone()),
                "subject" => Some(subject.to_owned()),
                "topic" => Some(topic.to_owned()),
                _ => finding.facts.get(name).map(said),
            })
        };
        let text = fill(&data.text, words.as_ref().map_or("", |words| words.text));
        let advice = fill(&data.advice, words.as_ref().map_or("", |words| words.advice));
        (text, advice)
    }

    /// What keeps the reason given for a finding from being accepted; nothing for rules that take none.
    pub(crate) fn reason_fault(&self, rule: usize, finding: &Finding) -> Option<ReasonFault> {
        if self.form.weights[rule] != Grade::InPrinciple {
            return None;
        }
        let id = &self.form.form.rules[rule].id;
        let mut own = None;
        if self.explanations.iter().any(|item| item.rule == *id) {
            let pointer = finding.at.path(&self.form.form, self.answers).to_string();
            own = self
                .explanations
                .iter()
                .position(|item| item.rule == *id && item.path == pointer);
        }
        let Some(own) = own else {
            return Some(ReasonFault::Missing);
        };
        let others = self
            .explanations
            .iter()
            .enumerate()
            .filter(|(at, _)| *at < own)
            .map(|(_, item)| item.reason.as_str());
        let clause = self.form.citations[rule]
            .iter()
            .map(|source| source.quote.as_str());
        let (text, _) = self.said(rule, finding);
        reason::judge(
            &self.explanations[own].reason,
            std::iter::once(text.as_str()).chain(clause).chain(others),
        )
        .err()
    }

    /// What the page calls a place.
    fn label(&self, at: &At) -> String {
        let form = &self.form.form;
        let number = |table: usize, id| self.answers.table(table).position(id).map_or(0, |at| at + 1);
        match at {
            At::Whole | At::Unknown(_) => "这份文件".to_owned(),
            At::Field(field) => form.fields[*field].label.clone(),
            At::Table(table) => form.tables[*table].label.clone(),
            At::Row(table, id) => format!("第 {} 行{}", number(*table, *id), form.tables[*table].row),
            At::Cell(table, id, column) => {
                format!(
                    "第 {} 行的{}",
                    number(*table, *id),
                    form.tables[*table].columns[*column].label
                )
            }
        }
    }
}

impl Report {
    pub(crate) fn new(form: String, mut counts: Counts, findings: Vec<ReportFinding>) -> Report {
        for finding in &findings {
            counts.finding(finding);
        }
        let verdict = if counts.must > 0 {
            Verdict::Blocked
        } else if counts.explained < counts.in_principle {
            Verdict::NeedsReasons
        } else {
            Verdict::Ready
        };
        Report {
            form,
            verdict,
            counts,
            findings,
        }
    }
}

fn said(fact: &Fact) -> String {
    match fact {
        Fact::Integer(number) => number.to_string(),
        Fact::Decimal(number) => number.plain().to_string(),
        Fact::Date(date) => date.to_string(),
        Fact::Text(text) => text.clone(),
        Fact::Answer(answer) => answer.0.clone(),
    }
}

/// Replaces `{name}` by what `value` knows under that name; other braces stay.
fn filled(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, behind)) => {
                out.push_str(&value(name).unwrap_or_default());
                rest = behind;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}
