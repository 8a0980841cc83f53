//! What a notice asks for as a whole: duties by year, and what becomes of each passage.

use bangfu_canon::{DEPTH, Normalize, UnicodeTables, parse_with};
use bangfu_model::Date;
use bangfu_pack::{Due, Duty, Overview, Passage, Treatment};
use bangfu_rules::Citation;
use serde::Serialize;

use crate::Problem;

/// Reads the compiled overview of a notice.
///
/// # Errors
/// Code `pack` when the text is no overview, or one this version of the program cannot use.
pub fn overview(text: &str) -> Result<Overview, Problem> {
    overview_with(text, &UnicodeTables)
}

/// As [`overview`], with the program's own NFC.
///
/// # Errors
/// As [`overview`].
pub fn overview_with(text: &str, normalize: &'static dyn Normalize) -> Result<Overview, Problem> {
    let value = parse_with(text.as_bytes(), DEPTH, normalize)
        .map_err(|breach| Problem::unusable_pack(breach.rule.name()))?;
    Overview::read(&value).map_err(|problem| Problem::unusable_pack(&problem.place))
}

/// A duty in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyInfo {
    /// The notice.
    pub pack: String,
    /// Name inside the notice.
    pub id: String,
    /// What is filed.
    pub title: String,
    /// Who files it.
    pub who: String,
    /// Who receives it.
    pub to: String,
    /// Last day in time, inclusive; none where the notice prints no day.
    pub due: Option<Date>,
    /// The notice's own words where it prints no day.
    pub words: Option<String>,
    /// `<pack>/<form>` it is filed with, once there is one.
    pub form: Option<String>,
    /// What stays open, or what happens otherwise.
    pub note: Option<String>,
    /// Whether the year lies in the notice's period.
    pub in_period: bool,
    /// The clause.
    pub sources: Vec<Citation>,
}

/// The duties of these notices in one year: those with a day by day, then those without.
/// Duties that name days, but none in that year, are left out.
pub fn duties<'o>(overviews: impl IntoIterator<Item = &'o Overview>, year: i32) -> Vec<DutyInfo> {
    let order = |duty: &DutyInfo| (duty.due.is_none(), duty.due);
    let mut found: Vec<DutyInfo> = Vec::new();
    for overview in overviews {
        for duty in overview
            .duties
            .iter()
            .filter_map(|duty| info(overview, duty, year))
        {
            let place = found.partition_point(|known| order(known) <= order(&duty));
            found.insert(place, duty);
        }
    }
    found
}

fn info(overview: &Overview, duty: &Duty, year: i32) -> Option<DutyInfo> {
    let (due, words) = match &duty.due {
        Due::Yearly(day) => (Some(Date::parse(&format!("{year:04}-{day}"))?), None),
        Due::Days(days) => (
            Some(
                days.iter()
                    .filter_map(|day| Date::parse(day))
                    .find(|day| day.year() == year)?,
            ),
            None,
        ),
        Due::Undated(words) => (None, Some(words.clone())),
    };
    let notice = &overview.notice;
    Some(DutyInfo {
        pack: notice.id.clone(),
        id: duty.id.clone(),
        title: duty.title.clone(),
        who: duty.who.clone(),
        to: duty.to.clone(),
        due,
        words,
        form: duty.form.as_ref().map(|form| format!("{}/{form}", notice.id)),
        note: duty.note.clone(),
        in_period: (notice.years.from..=notice.years.to).contains(&year),
        sources: cited(overview, &duty.sources),
    })
}

/// The passages with these ids, in this order.
pub fn cited(overview: &Overview, ids: &[String]) -> Vec<Citation> {
    let passages = ids.iter().filter_map(|id| overview.passage(id));
    passages.map(citation).collect()
}

fn citation(passage: &Passage) -> Citation {
    Citation {
        section: passage.source.section.clone(),
        quote: passage.source.quote.clone(),
    }
}

/// A passage that asks for something, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverageInfo {
    /// Section as printed.
    pub section: String,
    /// Verbatim words.
    pub quote: String,
    /// `rule`, `person` or `not-checked`.
    pub how: How,
    /// `<form>/<rule>` of the rules that check it.
    pub rules: Vec<String>,
    /// Why a person must judge, or why it is not checked.
    pub why: Option<String>,
}

/// What becomes of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Rules check it.
    Rule,
    /// A person must judge it.
    Person,
    /// It is not checked.
    NotChecked,
}

/// Every passage of a notice, in its order. Words that ask for several things are told once: what one of them is
/// checked by, they are.
pub fn coverage(overview: &Overview) -> Vec<CoverageInfo> {
    let told = |passage: &Passage| {
        let (how, rules, why) = match &passage.treatment {
            Treatment::Rule(rules) => (How::Rule, rules.clone(), None),
            Treatment::Person(why) => (How::Person, Vec::new(), Some(why.clone())),
            Treatment::NotChecked(why) => (How::NotChecked, Vec::new(), Some(why.clone())),
        };
        CoverageInfo {
            section: passage.source.section.clone(),
            quote: passage.source.quote.clone(),
            how,
            rules,
            why,
        }
    };
    let mut passages: Vec<CoverageInfo> = Vec::new();
    for passage in overview.passages.iter().map(told) {
        let same =
            |known: &&mut CoverageInfo| (&known.section, &known.quote) == (&passage.section, &passage.quote);
        match passages.iter_mut().find(same) {
            Some(known) => known.join(passage),
            None => passages.push(passage),
        }
    }
    passages
}

impl CoverageInfo {
    /// Adds what becomes of the same words where they ask for something else.
    fn join(&mut self, other: CoverageInfo) {
        self.rules.extend(other.rules);
        let rank = |how| match how {
            How::Rule => 0,
            How::Person => 1,
            How::NotChecked => 2,
        };
        if rank(other.how) < rank(self.how) {
            (self.how, self.why) = (other.how, other.why);
        }
    }
}
