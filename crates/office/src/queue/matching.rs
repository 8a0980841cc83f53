//! Who is expected and what has come, put together.

use std::collections::BTreeMap;

use bangfu_model::Instant;
use bangfu_pack::Place;

use super::line::{Line, Problem, ProblemKind};
use super::{Claim, Expectation, Standing};
use crate::case::Case;
use crate::guide::{Guide, Units};
use crate::names::unnamed;

/// Which lists the office goes by.
#[derive(Debug, Clone, Copy)]
pub enum Lists<'a> {
    /// Nobody is expected: the queue is what came.
    None,
    /// Those of the notice.
    Notice(&'a str, &'a Place, &'a Guide),
    /// The office's own list: units with a code come among the claims, these have only a name.
    Own(&'a [Expectation]),
}

/// The queue while it is being made.
pub struct Queue<'a> {
    lists: Lists<'a>,
    deadline: &'a dyn Fn(&str) -> Option<Instant>,
    at: Instant,
    /// Expectations that name no partner, of the filer whose claims go by, and whether one was met.
    open: Vec<(Expectation, bool)>,
    /// Who answered a row of the notice's lists, by list and row; of an own list, the row alone.
    answered: BTreeMap<(usize, usize), Vec<String>>,
}

impl<'a> Queue<'a> {
    /// A queue at this time. `deadline` says from when on a form is late.
    pub fn new(lists: Lists<'a>, deadline: &'a dyn Fn(&str) -> Option<Instant>, at: Instant) -> Queue<'a> {
        Queue {
            lists,
            deadline,
            at,
            open: Vec::new(),
            answered: BTreeMap::new(),
        }
    }

    /// The lines of claims that share form, filer and partner, each with its case. Groups come in their order.
    pub fn lines(&mut self, claims: Vec<Claim>) -> Vec<(Line, Option<Case>)> {
        let mut left = Vec::new();
        if let Some((form, filer, _)) = claims.first().map(Claim::group) {
            let same = |(one, _): &(Expectation, bool)| one.form == form && one.uscc == filer;
            if !self.open.iter().all(same) {
                left = self.unmet();
            }
        }
        let mut expected = Vec::new();
        let mut cases = Vec::new();
        for claim in claims {
            match claim {
                Claim::Expected(one) if one.partner_uscc.is_none() => self.open.push((one, false)),
                Claim::Expected(one) => expected.push(one),
                Claim::Came(case) => cases.push(*case),
            }
        }
        let missing = expected.iter().filter(|_| cases.is_empty());
        left.extend(missing.map(|one| Line::missing(one.clone(), (self.deadline)(&one.form))));
        let mut lines = Vec::with_capacity(cases.len());
        for (at, case) in cases.iter().enumerate() {
            let mut line = Line::of(case, (self.deadline)(&case.filed.form), self.at);
            let file = line.file.clone();
            let mut others = cases.iter().enumerate().filter(|(other, _)| *other != at);
            if let Some((_, twin)) = others.find(|(_, other)| same_matter(case, other)) {
                let other = twin.files.first().map_or("", String::as_str);
                let text = format!("同样几方之间还有另一份表（{other}），要确认用哪一份");
                line.spoil(Problem::new(ProblemKind::ClaimedTwice, file.as_deref(), text));
            }
            line.listed = self.is_listed(case, &expected);
            if line.place.is_empty() {
                let open = self.open.iter().map(|(one, _)| one);
                let place = expected.iter().chain(open).find_map(|one| one.place.clone());
                line.place = place.unwrap_or_default();
            }
            if !line.listed {
                let text = "不在应报名单里";
                line.problems
                    .push(Problem::new(ProblemKind::Unexpected, file.as_deref(), text));
            }
            lines.push(line);
        }
        let came = lines.into_iter().zip(cases.into_iter().map(Some));
        left.into_iter().map(|line| (line, None)).chain(came).collect()
    }

    /// The lines of expectations without a partner that nobody met.
    fn unmet(&mut self) -> Vec<Line> {
        let unmet = self.open.drain(..).filter(|(_, met)| !met);
        unmet
            .map(|(one, _)| {
                let deadline = (self.deadline)(&one.form);
                Line::missing(one, deadline)
            })
            .collect()
    }

    /// Whether somebody expects the case.
    fn is_listed(&mut self, case: &Case, expected: &[Expectation]) -> bool {
        let who = case.filed.filer().map_or("", |party| &party.name);
        match self.lists {
            Lists::None => true,
            Lists::Own(named) => {
                let with = case.filed.partner().map(|party| party.name.as_str());
                let fit = |one: &Expectation| {
                    one.form == case.filed.form
                        && one.unit == who
                        && (one.partner.is_none() || one.partner.as_deref() == with)
                };
                let found = named.iter().position(fit);
                if let Some(row) = found {
                    self.answered.entry((0, row)).or_default().push(who.to_owned());
                }
                let open = !self.open.is_empty();
                self.open.iter_mut().for_each(|(_, met)| *met = true);
                found.is_some() || open || !expected.is_empty()
            }
            Lists::Notice(pack, _, guide) => {
                let own = case.filed.form.split_once('/').filter(|(own, _)| *own == pack);
                let asked = own.is_some_and(|(_, form)| guide.expected.iter().any(|one| one.form == form));
                for known in &case.filed.known {
                    self.answered.entry(*known).or_default().push(who.to_owned());
                }
                !asked || !case.filed.known.is_empty()
            }
        }
    }

    /// The lines that are left at the end: rows of the notice's lists that nobody, or not everybody, has answered.
    pub fn rest(mut self) -> Vec<Line> {
        let mut lines = self.unmet();
        let (pack, place, guide) = match self.lists {
            Lists::None => return lines,
            Lists::Own(named) => {
                let missing = named.iter().enumerate();
                let missing = missing.filter(|(row, _)| !self.answered.contains_key(&(0, *row)));
                let missing = missing.map(|(_, one)| Line::missing(one.clone(), (self.deadline)(&one.form)));
                lines.extend(missing);
                return lines;
            }
            Lists::Notice(pack, place, guide) => (pack, place, guide),
        };
        for (list, expected) in guide.expected.iter().enumerate() {
            let form = format!("{pack}/{}", expected.form);
            let deadline = (self.deadline)(&form);
            for (row, (unit, partner)) in units(&expected.units, place).into_iter().enumerate() {
                let who = self.answered.get(&(list, row));
                let names: Vec<&str> = who.into_iter().flatten().map(String::as_str).collect();
                let expectation = Expectation {
                    form: form.clone(),
                    place: matches!(expected.units, Units::Places(_)).then(|| unit.clone()),
                    unit: unit.clone(),
                    uscc: String::new(),
                    partner,
                    partner_uscc: None,
                };
                if names.is_empty() {
                    lines.push(Line::missing(expectation, deadline));
                } else if let missing @ [_, ..] = unnamed(guide, &names, &unit).as_slice()
                    && unit.contains('、')
                {
                    let mut line = Line::missing(expectation, deadline);
                    line.standing = Standing::Incomplete;
                    let text = format!("名单上几家共同支援，还差{}的", missing.join("、"));
                    line.problems = vec![Problem::new(ProblemKind::Incomplete, None, text)];
                    lines.push(line);
                }
            }
        }
        lines
    }
}

/// The units of a list: who, and with whom.
pub fn units(units: &Units, place: &Place) -> Vec<(String, Option<String>)> {
    match units {
        Units::Places(_) => place.parts.iter().map(|part| (part.clone(), None)).collect(),
        Units::Rows { rows, .. } => rows
            .iter()
            .map(|row| (row.first().cloned().unwrap_or_default(), row.get(1).cloned()))
            .collect(),
    }
}

/// Whether two cases are about the same thing: the same bodies in the same roles, and periods that end in one year.
fn same_matter(one: &Case, other: &Case) -> bool {
    let year = |case: &Case| case.filed.to.get(..4).map(str::to_owned);
    one.filed.bodies() == other.filed.bodies() && year(one) == year(other)
}
