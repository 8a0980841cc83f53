//! A county's papers drafted from what it has received.

use std::collections::BTreeMap;

use bangfu_canon::{BARE_DEPTH, parse_within};
use bangfu_model::Value;
use bangfu_office::guide::{Measure, Paper};
use bangfu_office::{Original, draft};
use bangfu_pack::FieldType;
use bangfu_seal::{File, Kind, bare};

use super::{Answer, Reception};
use crate::{Problem, blank};

/// A file a draft needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The file.
    pub file: String,
    /// Who filed it.
    pub unit: String,
    /// Whether it is of the year before.
    pub last_year: bool,
}

impl Reception<'_> {
    /// The papers that can be drafted: id and name of the form.
    pub fn papers(&self) -> Vec<(String, String)> {
        let Some((overview, guide)) = &self.notice else {
            return Vec::new();
        };
        let name = |paper: &Paper| {
            let id = format!("{}/{}", overview.notice.id, paper.form);
            let form = &self.form(&id)?.form;
            Some((id, format!("{}（{}）", form.title, form.subtitle)))
        };
        guide.papers.iter().filter_map(name).collect()
    }

    /// The files a draft of this form needs, of one part of the place or of all: those that count, in the order of the
    /// queue, then those of the year before.
    ///
    /// # Errors
    /// `no-paper` where nothing is drafted for the form.
    pub fn wanted(&self, answer: &Answer, form: &str, place: Option<&str>) -> Result<Vec<Wanted>, Problem> {
        let paper = self.paper(form)?;
        let forms = forms_of(paper);
        let asked = |id: &str| {
            let short = id.split_once('/').map_or("", |(_, short)| short);
            forms.contains(&short)
        };
        let mut wanted: Vec<Wanted> = answer
            .lines
            .iter()
            .filter(|line| line.standing.counts() && asked(&line.form))
            .filter(|line| place.is_none_or(|place| line.place == place))
            .filter_map(|line| {
                Some(Wanted {
                    file: line.file.clone()?,
                    unit: line.unit.clone(),
                    last_year: false,
                })
            })
            .collect();
        let mut last_year = BTreeMap::new();
        for one in answer.last_year.iter().filter(|one| one.good) {
            let newest = last_year.entry(&one.id).or_insert(one);
            if newest.revision < one.revision {
                *newest = one;
            }
        }
        wanted.extend(last_year.into_values().map(|one| Wanted {
            file: one.file.clone(),
            unit: String::new(),
            last_year: true,
        }));
        Ok(wanted)
    }

    /// The draft: a bare filing in written form. `files` are those that were wanted, with what is in them; `random`
    /// becomes its id.
    ///
    /// # Errors
    /// `no-paper`, `no-originals` where there is nothing to draft from, and what [`blank`] refuses.
    pub fn drafted(
        &self,
        form: &str,
        files: &[(Wanted, Vec<u8>)],
        random: [u8; 16],
    ) -> Result<String, Problem> {
        let paper = self.paper(form)?;
        let bound = self.form(form).ok_or_else(|| Problem::unknown_form(form))?;
        let originals: Vec<Original> = files
            .iter()
            .filter_map(|(wanted, bytes)| original(wanted, bytes))
            .collect();
        let draft = draft(paper, &bound.form, &originals);
        if draft.answers.is_empty() {
            let text = "没有可以用来拟稿的原件：要有签齐、核对无误的责任书、派驻表或去年的任务清单";
            return Err(Problem::new("no-originals", text));
        }
        let year = self.year.unwrap_or_default();
        let text = blank(self.library, form, year, random)?;
        let mut document = parse_within(text.as_bytes(), BARE_DEPTH)?;
        if let Value::Record(members) = &mut document {
            let mut answers = draft.answers;
            let fields = bound.form.fields.iter();
            for field in fields.filter(|field| field.kind == FieldType::Year && field.id == "year") {
                answers.insert(field.id.clone(), i64::from(year).into());
            }
            members.insert("answers".to_owned(), Value::Record(answers));
        }
        Ok(bare(&document, Kind::Filing))
    }

    fn paper(&self, form: &str) -> Result<&Paper, Problem> {
        let short = form.split_once('/').map_or(form, |(_, short)| short);
        let papers = self.notice.as_ref().map_or(&[][..], |(_, guide)| &guide.papers);
        let found = papers.iter().find(|paper| paper.form == short);
        found.ok_or_else(|| Problem::new("no-paper", "这份表没有可以从原件里取的数，请直接填写"))
    }
}

/// The forms a paper is drafted from.
fn forms_of(paper: &Paper) -> Vec<&str> {
    use bangfu_office::guide::Take;
    let mut forms: Vec<&str> = Vec::new();
    for rows in &paper.rows {
        forms.extend(rows.from.iter().map(String::as_str));
        for (_, take) in &rows.set {
            match take {
                Take::Beside(beside, _) => forms.extend(beside.iter().map(String::as_str)),
                Take::Kind(kinds) => forms.extend(kinds.iter().map(|(form, _)| form.as_str())),
                Take::Column(_) | Take::Field(_) | Take::Text(_) => {}
            }
        }
    }
    for figure in &paper.figures {
        if let Measure::Sum { from, .. } = &figure.measure {
            forms.extend(from.iter().map(String::as_str));
        }
    }
    forms
}

fn original(wanted: &Wanted, bytes: &[u8]) -> Option<Original> {
    let Ok(File::Envelope(envelope)) = File::read(bytes) else {
        return None;
    };
    let document = envelope.document();
    let filing = bangfu_rules::Filing::read(document)?;
    let (_, short) = filing.form.id.split_once('/')?;
    Some(Original {
        form: short.to_owned(),
        title: filing.title.clone(),
        file: wanted.file.clone(),
        unit: filing
            .parties
            .first()
            .map(|party| party.name.clone())
            .unwrap_or_default(),
        bodies: filing.parties.iter().map(|party| party.uscc.clone()).collect(),
        revision: filing.revision,
        document: envelope.digest(),
        answers: filing.answers,
        last_year: wanted.last_year,
    })
}
