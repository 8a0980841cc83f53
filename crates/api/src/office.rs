//! The receiving office: a notice's guide, forms and days put to work on a folder of files.

mod answer;
mod drafting;
mod expecting;
mod fault;
mod issuing;
mod naming;
mod reminder;

pub use answer::{
    Answer, AsideInfo, DifferenceInfo, LastYear, ReceiptInfo, RepeatInfo, TargetInfo, TotalInfo, UnusableInfo,
};
pub use drafting::Wanted;
pub use expecting::{ListReader, expectations};
pub use fault::{Fault, FaultKind};
pub use issuing::{Counter, issue, keeper, outcome};
pub use reminder::reminder;

use std::sync::Arc;

use bangfu_model::{Date, Instant};
use bangfu_office::guide::Target;
use bangfu_office::{Desk, Expectation, Forms, Guide, Lists, Scope, Sum};
use bangfu_pack::Overview;
use bangfu_rules::{BoundForm, Citation};
use bangfu_seal::Context;

use crate::{Library, Problem, deadline};

/// An office that receives the filings of one notice, or whatever comes.
pub struct Reception<'l> {
    library: &'l Library,
    notice: Option<(&'l Overview, Guide)>,
    year: Option<i32>,
}

impl<'l> Reception<'l> {
    /// An office for this notice and year; without a notice nobody is expected and nothing added up.
    ///
    /// # Errors
    /// `pack` when this version of the program cannot use the office's part of the notice.
    pub fn new(
        library: &'l Library,
        overview: Option<&'l Overview>,
        year: Option<i32>,
    ) -> Result<Reception<'l>, Problem> {
        let guide = |overview: &'l Overview| {
            let guide = Guide::read(&overview.office);
            let guide = guide.map_err(|problem| Problem::unusable_pack(&problem.place))?;
            Ok::<_, Problem>((overview, guide))
        };
        Ok(Reception {
            library,
            notice: overview.map(guide).transpose()?,
            year,
        })
    }

    /// Finds a form of the library.
    pub fn form(&self, id: &str) -> Option<Arc<BoundForm>> {
        self.library.form(id).map(|(_, form)| Arc::clone(form))
    }

    /// What files are read against.
    pub fn desk<'d>(&'d self, context: Context<'d>, today: Date, forms: Forms<'d>) -> Desk<'d> {
        Desk {
            context,
            today,
            forms,
            notice: self
                .notice
                .as_ref()
                .map(|(overview, guide)| (overview.notice.id.as_str(), &overview.notice.place, guide)),
        }
    }

    /// From when on a form is late: by the notice, in the office's year.
    pub fn deadline(&self, form: &str) -> Option<Instant> {
        let (overview, _) = self.notice.as_ref()?;
        deadline(overview, form, self.year?)
    }

    /// What the office works by. `own` is its own list, the units that have only a name; none for that of the notice.
    pub fn scope<'s>(
        &'s self,
        own: Option<&'s [Expectation]>,
        deadline: &'s dyn Fn(&str) -> Option<Instant>,
        at: Instant,
    ) -> Scope<'s> {
        let notice = self.notice.as_ref();
        let lists = match (own, notice) {
            (Some(own), _) => Lists::Own(own),
            (None, Some((overview, guide))) => {
                Lists::Notice(&overview.notice.id, &overview.notice.place, guide)
            }
            (None, None) => Lists::None,
        };
        Scope {
            notice: notice.map(|(overview, guide)| (overview.notice.id.as_str(), guide)),
            year: self.year,
            lists,
            deadline,
            at,
        }
    }

    /// The guide of the notice.
    pub fn guide(&self) -> Option<&Guide> {
        self.notice.as_ref().map(|(_, guide)| guide)
    }

    /// The totals in words, with their targets.
    pub fn totals(&self, sums: Vec<Sum>) -> Vec<TotalInfo> {
        let totals = self.guide().map_or(&[][..], |guide| &guide.totals);
        let info = |(total, sum): (&bangfu_office::guide::Total, Sum)| {
            let target = total.target.as_ref().and_then(|target| self.target(target));
            TotalInfo::of(total, sum, target)
        };
        totals.iter().zip(sums).map(info).collect()
    }

    fn target(&self, target: &Target) -> Option<TargetInfo> {
        let (overview, _) = self.notice.as_ref()?;
        let id = format!("{}/{}", overview.notice.id, target.form);
        let (edition, form) = self.library.form(&id)?;
        let rule = form.rule(&target.rule)?;
        Some(TargetInfo {
            least: rule.args.get("least")?.as_integer()?,
            sources: Citation::of(&edition.pack, &rule.sources),
        })
    }
}
