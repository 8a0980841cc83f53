//! What stands on the paper of a filing.

use std::rc::Rc;

use bangfu_api::Session;
use bangfu_api::pack::{Field, FieldType, Form, Section, Signer};
use bangfu_api::rules::{Answers, Explanation, ReportFinding};

use crate::measure::{asked, room};
use crate::table::Table;
use crate::words;

/// A question and its answer stand beside others where they need no more, in half characters: two lines, and one.
const QUESTION: usize = 26;
const BESIDE: usize = 20;

/// The paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Title of the paper.
    pub title: String,
    /// Which of several papers with this title; none where the title says it.
    pub subtitle: Option<String>,
    /// The year it is for, and the revision where it is not the first.
    pub year: String,
    /// 文号 of the notice it rests on.
    pub notice: String,
    /// Sections, in the order of the paper.
    pub parts: Vec<Part>,
    /// Sections of a form that the notice's template does not print; they stand behind the stamps.
    pub details: Vec<Part>,
    /// Why 原则上 rules are not kept.
    pub reasons: Vec<Reason>,
    /// Who stamps, in the order of the paper.
    pub parties: Vec<Party>,
    /// Whether the notice prints a template, which the paper then follows word for word.
    pub template: bool,
    /// Whether all of it is printed on the long side of the sheet.
    pub wide: bool,
}

/// A section as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Id of the section.
    pub id: String,
    /// `三、年度分解任务`, as the form numbers it.
    pub title: String,
    /// Its heading on the paper; none where the template's own words begin it.
    pub heading: Option<Line>,
    /// Paragraphs the template prints here.
    pub wording: Vec<Line>,
    /// Answers and tables in order.
    pub entries: Vec<Entry>,
    /// Whether it needs the long side of the sheet.
    pub wide: bool,
}

/// A heading or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is in the order of an official paper.
    pub level: Level,
    /// Its words, number included.
    pub text: String,
}

/// The order of an official paper (GB/T 9704).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// `一、`
    Section,
    /// `（一）`
    Clause,
    /// `1.`
    Item,
    /// A paragraph.
    Text,
}

/// An answer, or a table of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A question and its answer.
    Answer(Answer),
    /// A table.
    Table(Rc<Table>),
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The question.
    pub label: String,
    /// The answer with its unit; empty where nothing was answered.
    pub text: String,
    /// What stands where nothing was answered on a paper that is still written on: words to tick, or the signs of a day.
    pub room: Vec<String>,
    /// Whether it takes a line of its own.
    pub long: bool,
    /// Whether it takes several lines.
    pub tall: bool,
}

/// Why a rule is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What is not kept.
    pub about: String,
    /// The reason.
    pub reason: String,
}

/// Who stamps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The role's word on this form, `帮扶单位`.
    pub title: String,
    /// The body's name, as answered.
    pub name: String,
}

/// Where the template stands among the sections of a form: the first and the last section it prints.
fn template(form: &Form) -> Option<(usize, usize)> {
    let printed = |section: &Section| !section.wording.is_empty();
    let first = form.sections.iter().position(printed)?;
    Some((first, form.sections.iter().rposition(printed)?))
}

/// Every section of a filing, in the order of the form.
pub fn parts(session: &Session) -> Vec<Part> {
    let (form, answers) = (&session.inner().form().form, session.inner().answers());
    let template = template(form);
    let (mut items, mut details) = (0, 0);
    let part = |(at, section): (usize, &Section)| {
        let heading = match template {
            None => Some(Line::section(at, &section.title)),
            Some((first, last)) if at < first || at > last => {
                details += 1;
                Some(Line::section(details - 1, &section.title))
            }
            Some(_) if section.wording.is_empty() => {
                items += 1;
                Some(Line::item(items, &section.title))
            }
            Some(_) => {
                items = 0;
                None
            }
        };
        Part::of(form, answers, at, heading)
    };
    form.sections.iter().enumerate().map(part).collect()
}

impl Paper {
    /// The paper of a filing.
    pub fn of(session: &Session) -> Paper {
        let inner = session.inner();
        let (bound, filing) = (inner.form(), inner.filing());
        let form = &bound.form;
        let mut parts = parts(session);
        let mut details = Vec::new();
        if let Some((first, last)) = template(form) {
            let behind = parts.split_off(last + 1);
            details.extend(parts.drain(..first));
            details.extend(behind);
        }
        let name = |id: &str| {
            let at = form.fields.iter().position(|field| field.id == *id);
            at.map_or_else(String::new, |at| {
                inner.answers().field(at).shown(&form.fields[at])
            })
        };
        let party = |signer: &Signer| Party {
            title: signer.title.clone(),
            name: name(&signer.name),
        };
        let template = template(form).is_some();
        Paper {
            title: form.heading.as_ref().unwrap_or(&form.title).clone(),
            subtitle: form.heading.is_none().then(|| words::relation(&form.subtitle)),
            year: words::year(filing.period.from.get(..4).unwrap_or_default(), filing.revision),
            notice: words::notice(&bound.notice),
            reasons: reasons(session),
            parties: form.signers.iter().map(party).collect(),
            template,
            wide: form.signers.len() <= 1 && parts.iter().any(|part| part.wide),
            parts,
            details,
        }
    }
}

impl Part {
    fn of(form: &Form, answers: &Answers, at: usize, heading: Option<Line>) -> Part {
        let section = &form.sections[at];
        let items = section.items.iter();
        let entries: Vec<Entry> = items.filter_map(|id| Entry::of(form, answers, id)).collect();
        Part {
            id: section.id.clone(),
            title: words::section_title(at, &section.title),
            heading,
            wording: section.wording.iter().map(|text| Line::printed(text)).collect(),
            wide: entries.iter().filter_map(Entry::table).any(Table::is_wide),
            entries,
        }
    }

    /// Its entries: neighbouring answers together, every table by itself.
    pub fn runs(&self) -> impl Iterator<Item = &[Entry]> {
        self.entries
            .chunk_by(|one, other| one.answer().is_some() && other.answer().is_some())
    }
}

impl Line {
    fn section(at: usize, title: &str) -> Line {
        Line {
            level: Level::Section,
            text: words::section_title(at, title),
        }
    }

    fn item(number: usize, title: &str) -> Line {
        Line {
            level: Level::Item,
            text: words::item(number, title),
        }
    }

    /// A paragraph of a template: what begins with a number and ends without a stop is a heading.
    fn printed(text: &str) -> Line {
        let heading = !text.ends_with(['。', '：', '；']);
        let numbered = |c: char| "一二三四五六七八九十".contains(c);
        let level = match text.trim_start_matches(numbered).chars().next() {
            Some('、') if heading && text.starts_with(numbered) => Level::Section,
            Some('（') if heading && text[3..].starts_with(numbered) => Level::Clause,
            _ => Level::Text,
        };
        Line {
            level,
            text: text.to_owned(),
        }
    }
}

impl Entry {
    fn of(form: &Form, answers: &Answers, id: &str) -> Option<Entry> {
        if let Some(at) = form.fields.iter().position(|field| field.id == *id) {
            let field = &form.fields[at];
            return Some(Entry::Answer(Answer::of(field, answers.field(at).shown(field))));
        }
        let at = form.tables.iter().position(|table| table.id == *id)?;
        let table = &form.tables[at];
        let rows = answers.table(at).iter().filter(|row| !row.is_blank());
        let rows = rows.map(|row| {
            let cells = row.cells.iter().zip(&table.columns);
            cells.map(|(cell, column)| cell.shown(column)).collect()
        });
        let table = Table::of(&table.label, &table.columns, rows.collect());
        Some(Entry::Table(Rc::new(table)))
    }

    /// The answer, if it is one.
    pub fn answer(&self) -> Option<&Answer> {
        match self {
            Entry::Answer(answer) => Some(answer),
            Entry::Table(_) => None,
        }
    }

    /// The table, if it is one.
    pub fn table(&self) -> Option<&Table> {
        match self {
            Entry::Answer(_) => None,
            Entry::Table(table) => Some(table),
        }
    }
}

impl Answer {
    fn of(field: &Field, shown: String) -> Answer {
        let unit = field.unit.as_deref().unwrap_or_default();
        let text = match (shown.as_str(), unit) {
            ("", _) | (_, "") => shown,
            (shown, unit) => format!("{shown} {unit}"),
        };
        let room_left: Vec<String> = match field.kind {
            FieldType::Choice | FieldType::Choices => {
                let options = field.options.iter();
                options.map(|option| format!("{}{option}", words::BOX)).collect()
            }
            FieldType::Date => vec![words::DAY.to_owned()],
            FieldType::Year => vec![words::YEAR.to_owned()],
            _ if unit.is_empty() => Vec::new(),
            _ => vec![words::behind_room(unit)],
        };
        let needed = match text.as_str() {
            "" => room_left
                .iter()
                .map(|words| room(words) + 2)
                .sum::<usize>()
                .max(asked(field)),
            text => room(text),
        };
        let paragraph = field.kind == FieldType::Paragraph;
        Answer {
            label: field.label.clone(),
            long: paragraph || needed > BESIDE || room(&field.label) > QUESTION,
            tall: paragraph,
            room: room_left,
            text,
        }
    }
}

/// The reasons somebody gave, each with what it is for.
pub fn reasons(session: &Session) -> Vec<Reason> {
    let filing = session.inner().document();
    if filing.explanations.is_empty() {
        return Vec::new();
    }
    let report = session.inner().report();
    let reason = |given: &Explanation| {
        let of =
            |finding: &&ReportFinding| finding.rule == given.rule && finding.path.to_string() == given.path;
        let about = report.findings.iter().find(of);
        Reason {
            about: about
                .map_or(words::REASON_FOR_NOTHING, |finding| &finding.text)
                .to_owned(),
            reason: given.reason.clone(),
        }
    };
    filing.explanations.iter().map(reason).collect()
}
