//! The worker's state: what was read, and what it came to.

use std::convert::Infallible;

use bangfu_api::model::Instant;
use bangfu_api::office::{Answer, DifferenceInfo, Reception, RepeatInfo, TotalInfo, expectations};
use bangfu_api::pack::Overview;
use bangfu_api::seal::{Clock, Context, Kid, Roster, Trust, trust, words as seal};
use bangfu_api::{Library, overview};
use bangfu_office::{Expectation, InMemory, Item, foreign, lost, read};

use super::folder::{Folder, has_ending};
use super::message::{Begin, Progress, Said, Summary};
use crate::words::office as words;

/// A folder that is being received.
pub struct Counter {
    pub(super) library: Library,
    pub(super) overview: Overview,
    pub(super) begin: Begin,
    pub(super) roster: Roster,
    pub(super) folder: Folder,
    pub(super) issuing: Option<super::issuing::Work>,
    items: Vec<Item>,
    unusable: usize,
    pub(super) answer: Answer,
    pub(super) totals: Vec<TotalInfo>,
}

impl Counter {
    /// An empty folder.
    ///
    /// # Errors
    /// A sentence: a pack or the roster that cannot be used.
    pub fn begin(begin: Begin) -> Said<Counter> {
        let library = Library::of(begin.packs.iter().map(String::as_str)).map_err(|problem| problem.text)?;
        let overview = overview(&begin.overview).map_err(|problem| problem.text)?;
        let clock = Clock::Now(begin.at);
        let root = Kid::parse(&begin.root);
        let (roster, verdict) = trust(begin.roster.as_bytes(), root, clock, Some(begin.highest));
        Ok(Counter {
            library,
            overview,
            roster: roster.ok_or_else(|| seal::verdict(&verdict))?,
            begin,
            folder: Folder::default(),
            issuing: None,
            items: Vec::new(),
            unusable: 0,
            answer: Answer::default(),
            totals: Vec::new(),
        })
    }

    /// Reads and judges some files of the folder.
    pub async fn add(&mut self, files: Vec<(String, gloo::file::File)>) -> Progress {
        let mut loaded: Vec<(String, Vec<u8>)> = Vec::new();
        for (name, file) in files {
            if !["json", "zip"].iter().any(|ending| has_ending(&name, ending)) {
                self.take(foreign(&name));
                continue;
            }
            for (name, kept) in self.folder.keep(name, file).await {
                let bytes = match kept {
                    Ok(()) if has_ending(&name, "json") => self.folder.read(&name).await,
                    Ok(()) => {
                        self.take(foreign(&name));
                        continue;
                    }
                    Err(text) => Err(text),
                };
                match bytes {
                    Ok(bytes) => loaded.push((name, bytes)),
                    Err(text) => self.take(lost(&name, text)),
                }
            }
        }
        let loaded: Vec<(&str, &[u8])> = loaded
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        for item in self.judged(&loaded) {
            self.take(item);
        }
        Progress {
            read: self.items.len(),
            unusable: self.unusable,
        }
    }

    fn take(&mut self, item: Item) {
        self.unusable += usize::from(matches!(item.what, bangfu_office::What::Unusable(_)));
        self.items.push(item);
    }

    /// Files as they are judged here.
    pub(super) fn judged(&self, files: &[(&str, &[u8])]) -> Vec<Item> {
        let Ok(reception) = self.reception() else {
            return Vec::new();
        };
        let forms = |id: &str| reception.form(id);
        let context = Context {
            trust: Trust::Roster(&self.roster),
            clock: Clock::Now(self.begin.at),
            ..Context::default()
        };
        read(files, &reception.desk(context, self.begin.at.date(), &forms))
    }

    pub(super) fn reception(&self) -> Said<Reception<'_>> {
        Reception::new(&self.library, Some(&self.overview), Some(self.begin.year))
            .map_err(|problem| problem.text)
    }

    /// Puts everything together. `list` is the office's own list, rows of words with a head.
    ///
    /// # Errors
    /// A sentence about the list.
    pub fn finish(&mut self, list: Option<&[Vec<String>]>) -> Said<Summary> {
        let own = list.map(|rows| expectations(rows, &self.library, &self.overview.notice.id));
        let own = own.transpose().map_err(|problem| problem.text)?;
        let mut answer = Answer::default();
        let sums = {
            let reception = self.reception()?;
            let (coded, named): (Vec<Expectation>, Vec<Expectation>) = own
                .clone()
                .unwrap_or_default()
                .into_iter()
                .partition(|one| !one.uscc.is_empty());
            let deadline = |form: &str| reception.deadline(form);
            let scope = reception.scope(own.as_ref().map(|_| named.as_slice()), &deadline, self.begin.at);
            let items = self.items.iter().cloned().map(Ok::<Item, Infallible>);
            let coded = coded.into_iter().map(Ok);
            match bangfu_office::receive(items, coded, &scope, &InMemory, &mut answer) {
                Ok(sums) => reception.totals(sums),
                Err(never) => match never {},
            }
        };
        answer.settle();
        (self.answer, self.totals) = (answer, sums);
        self.summary()
    }

    fn summary(&self) -> Said<Summary> {
        let reception = self.reception()?;
        let guide = reception.guide().cloned().unwrap_or_default();
        let differences = self.answer.differences.iter();
        let repeats = self.answer.repeats.iter();
        Ok(Summary {
            notice: self.overview.notice.number.clone(),
            year: self.begin.year,
            files: self.answer.files,
            counts: self.answer.counts().into_iter().collect(),
            forms: self.forms(&reception),
            unusable: self.answer.unusable.clone(),
            aside: self.answer.aside.clone(),
            papers: reception.papers(),
            totals: self.totals.clone(),
            differences: differences
                .filter_map(|one| DifferenceInfo::of(&guide, one))
                .collect(),
            repeats: repeats.filter_map(|one| RepeatInfo::of(&guide, one)).collect(),
            places: self.places(),
            days: self.days(),
            deadlines: self.deadlines(&reception),
        })
    }

    /// When the folder is received.
    pub fn at(&self) -> Instant {
        self.begin.at
    }

    /// One sentence, where nothing has begun.
    pub fn missing() -> String {
        words::NOT_BEGUN.to_owned()
    }
}
