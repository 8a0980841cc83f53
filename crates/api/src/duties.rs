//! Who files what, to whom, by when in one year.

use bangfu_model::Date;
use bangfu_pack::{Due, Duty};
use bangfu_rules::Citation;
use serde::Serialize;

use crate::{Edition, Library};

/// A duty in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyInfo {
    /// The pack.
    pub pack: String,
    /// Name inside the pack.
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
    /// The clause.
    pub sources: Vec<Citation>,
}

/// The duties of every pack in one year: those with a day by day, then those without.
/// Duties that name days, but none in that year, are left out.
pub fn duties(library: &Library, year: i32) -> Vec<DutyInfo> {
    let all = library
        .editions()
        .iter()
        .flat_map(|edition| edition.pack.duties.iter().map(move |duty| (edition, duty)));
    let order = |duty: &DutyInfo| (duty.due.is_none(), duty.due);
    let mut found: Vec<DutyInfo> = Vec::new();
    for duty in all.filter_map(|(edition, duty)| info(edition, duty, year)) {
        let place = found.partition_point(|known| order(known) <= order(&duty));
        found.insert(place, duty);
    }
    found
}

fn info(edition: &Edition, duty: &Duty, year: i32) -> Option<DutyInfo> {
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
    Some(DutyInfo {
        pack: edition.pack.id.clone(),
        id: duty.id.clone(),
        title: duty.title.clone(),
        who: duty.who.clone(),
        to: duty.to.clone(),
        due,
        words,
        form: duty
            .form
            .as_ref()
            .map(|form| format!("{}/{form}", edition.pack.id)),
        note: duty.note.clone(),
        sources: Citation::of(&edition.pack, &duty.sources),
    })
}
