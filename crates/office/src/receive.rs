//! From the files of a folder to queue, totals and differences: one way for thirty files and for a million.

use bangfu_model::Instant;
use bangfu_seal::State;

use crate::case::Case;
use crate::compare::{Difference, Said, differences};
use crate::filed::{Filed, Item, Sided, What};
use crate::guide::{Adds, Comparison, Guide};
use crate::queue::{Claim, Expectation, Line, Lists, Queue};
use crate::sorter::{Pile as _, Sorter, groups};
use crate::totals::{Cell, Repeat, Stands, Sum, Totals};

/// What the office works by.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The notice: filings of others are set aside. Without one, everything is taken and nothing added up.
    pub notice: Option<(&'a str, &'a Guide)>,
    /// The year a filing's period must touch.
    pub year: Option<i32>,
    /// Who is expected.
    pub lists: Lists<'a>,
    /// From when on a form is late; exclusive.
    pub deadline: &'a dyn Fn(&str) -> Option<Instant>,
    /// When the folder is received.
    pub at: Instant,
}

/// Which part a filing has in the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It is what the office asks for.
    Current,
    /// It is of the year before: this year's papers repeat some of its figures.
    LastYear,
    /// It is of another notice, or of another time.
    Aside,
}

/// Where results go, as they come.
pub trait Sink {
    /// What can go wrong.
    type Error;

    /// A file was read. `part` is that of a filing; of anything else [`Part::Current`].
    ///
    /// # Errors
    /// When it cannot be written.
    fn item(&mut self, item: &Item, part: Part) -> Result<(), Self::Error>;
    /// A line of the queue, and its case.
    ///
    /// # Errors
    /// When it cannot be written.
    fn line(&mut self, line: Line, case: Option<Case>) -> Result<(), Self::Error>;
    /// A cell that went into a total.
    ///
    /// # Errors
    /// When it cannot be written.
    fn cell(&mut self, cell: Cell) -> Result<(), Self::Error>;
    /// A person who was counted more than once.
    ///
    /// # Errors
    /// When it cannot be written.
    fn repeat(&mut self, repeat: Repeat) -> Result<(), Self::Error>;
    /// Figures that differ.
    ///
    /// # Errors
    /// When it cannot be written.
    fn difference(&mut self, difference: Difference) -> Result<(), Self::Error>;
}

/// Receives the files. `items` come in any order; `expected` are the units of the office's own list that have a code.
/// Answers the totals, in the order of the guide.
///
/// # Errors
/// Of the sorter, of the sink, and of `items`.
pub fn receive<S: Sorter, E: From<S::Error>>(
    items: impl Iterator<Item = Result<Item, E>>,
    expected: impl IntoIterator<Item = Result<Expectation, E>>,
    scope: &Scope,
    sorter: &S,
    sink: &mut impl Sink<Error = E>,
) -> Result<Vec<Sum>, E> {
    let mut files = sorter.pile::<Item>();
    for item in items {
        let item = item?;
        let part = match &item.what {
            What::Filing(filed) => scope.part(filed),
            _ => Part::Current,
        };
        sink.item(&item, part)?;
        if part != Part::Aside && matches!(item.what, What::Filing(_) | What::Receipt(_)) {
            files.push(item)?;
        }
    }
    let mut claims = sorter.pile::<Claim>();
    for one in expected {
        claims.push(Claim::Expected(one?))?;
    }
    let mut said = sorter.pile::<Said>();
    let mut any_right = vec![false; scope.comparisons().len()];
    for of_one in groups(files.sorted()?, |one, other| one.same_filing(other)) {
        match Case::of(of_one?) {
            Some(case) if scope.part(&case.filed) == Part::LastYear => {
                for one in scope.said_last_year(&case) {
                    any_right[one.comparison] = true;
                    said.push(one)?;
                }
            }
            Some(case) => claims.push(Claim::Came(Box::new(case)))?,
            None => {}
        }
    }
    let mut work: Work<S> = Work {
        scope,
        totals: Totals::new(scope.totals().map(|total| total.counts_persons())),
        persons: sorter.pile::<Stands>(),
        said,
        any_right,
    };
    let mut queue = Queue::new(scope.lists, scope.deadline, scope.at);
    for claims in groups(claims.sorted()?, |one, other| one.group() == other.group()) {
        for (line, case) in queue.lines(claims?) {
            work.take(line, case, sink)?;
        }
    }
    for line in queue.rest() {
        sink.line(line, None)?;
    }
    work.finish(sink)
}

/// What is gathered while lines go by.
struct Work<'s, 'a, S: Sorter> {
    scope: &'s Scope<'a>,
    totals: Totals,
    persons: S::Pile<Stands>,
    said: S::Pile<Said>,
    any_right: Vec<bool>,
}

impl<S: Sorter> Work<'_, '_, S> {
    fn take<E: From<S::Error>>(
        &mut self,
        line: Line,
        case: Option<Case>,
        sink: &mut impl Sink<Error = E>,
    ) -> Result<(), E> {
        let Some(case) = case else {
            return sink.line(line, None);
        };
        let form = case.filed.form.split_once('/').map_or("", |(_, form)| form);
        let of_form = self.scope.totals().enumerate();
        let of_form = of_form.filter(|(_, total)| total.form == form).map(|(at, _)| at);
        for cell in self.totals.add(&line, &case, of_form) {
            sink.cell(cell)?;
        }
        if line.standing.counts() {
            let file = line.file.clone().unwrap_or_default();
            let cells = case.filed.adds.iter().flat_map(|added| {
                let total = added.total;
                added.cells.iter().map(move |cell| (total, cell))
            });
            for (total, cell) in cells {
                if let Some(person) = cell.person {
                    self.persons.push(Stands {
                        total,
                        person,
                        file: file.clone(),
                        path: cell.path.clone(),
                    })?;
                }
            }
            for one in self.scope.said(&case, false) {
                self.any_right[one.comparison] |= one.right;
                self.said.push(one)?;
            }
        }
        sink.line(line, Some(case))
    }

    fn finish<E: From<S::Error>>(mut self, sink: &mut impl Sink<Error = E>) -> Result<Vec<Sum>, E> {
        let same = |one: &Stands, other: &Stands| (one.total, one.person) == (other.total, other.person);
        for places in groups(self.persons.sorted()?, same) {
            if let Some(repeat) = self.totals.person(places?) {
                sink.repeat(repeat)?;
            }
        }
        for said in groups(self.said.sorted()?, Said::same) {
            let said = said?;
            let any_right = said.first().is_some_and(|one| self.any_right[one.comparison]);
            for difference in differences(&said, any_right) {
                sink.difference(difference)?;
            }
        }
        Ok(self.totals.done())
    }
}

impl<'a> Scope<'a> {
    /// Which part a filing has in the work.
    pub fn part(&self, filed: &Filed) -> Part {
        let own = |(pack, _): (&str, _)| filed.form.split_once('/').is_some_and(|(own, _)| own == pack);
        let year = |day: &str| day.get(..4).and_then(|year| year.parse::<i32>().ok());
        let touches = |asked: i32| {
            year(&filed.from).is_some_and(|from| from <= asked)
                && year(&filed.to).is_some_and(|to| asked <= to)
        };
        match (self.notice.is_none_or(own), self.year) {
            (false, _) => Part::Aside,
            (true, None) => Part::Current,
            (true, Some(asked)) if touches(asked) => Part::Current,
            (true, Some(asked)) if touches(asked - 1) => Part::LastYear,
            (true, Some(_)) => Part::Aside,
        }
    }

    fn comparisons(&self) -> &'a [Comparison] {
        self.notice.map_or(&[], |(_, guide)| &guide.comparisons)
    }

    /// What a good filing of the year before says of things that this year's papers repeat.
    fn said_last_year<'c>(&self, case: &'c Case) -> impl Iterator<Item = Said> + use<'a, 'c> {
        let good = case.filed.seal.state == State::Valid && !case.filed.check.blocks;
        self.said(case, true).filter(move |_| good)
    }

    /// What a case says in comparisons, as a filing of this year or of the year before.
    fn said<'c>(&self, case: &'c Case, last_year: bool) -> impl Iterator<Item = Said> + use<'a, 'c> {
        let comparisons = self.comparisons();
        let file = case.files.first().cloned().unwrap_or_default();
        let asked = move |one: &&Sided| {
            let comparison = &comparisons[one.comparison];
            let side = if one.right {
                &comparison.right
            } else {
                &comparison.left
            };
            side.last_year == last_year
        };
        case.filed.sides.iter().filter(asked).map(move |one| Said {
            comparison: one.comparison,
            key: one.key.clone(),
            right: one.right,
            file: file.clone(),
            path: one.path.clone(),
            value: one.value,
        })
    }

    fn totals(&self) -> impl Iterator<Item = &'a crate::guide::Total> + use<'a> {
        self.notice
            .map(|(_, guide)| guide.totals.iter())
            .into_iter()
            .flatten()
    }
}

impl crate::guide::Total {
    /// Whether it counts persons.
    pub fn counts_persons(&self) -> bool {
        matches!(&self.adds, Adds::Rows { person, .. } if !person.is_empty())
    }
}
