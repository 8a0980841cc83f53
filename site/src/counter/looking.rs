//! What the page looks at: a part of the queue, the cells of a total, one cell with all that stands behind it.

use std::collections::{BTreeMap, BTreeSet};

use bangfu_api::companion;
use bangfu_api::model::Path;
use bangfu_api::office::{Reception, reminder};
use bangfu_api::rules::{Answers, Filing};
use bangfu_api::seal::{File, Role, State, words as seal};
use bangfu_office::{Line, What};

use super::Counter;
use super::message::{CellRow, CellView, Cells, Order, Page, Place, Query, Said};
use crate::words::office;

impl Counter {
    /// A part of the queue.
    pub fn queue(&self, query: &Query) -> Page {
        let asked = |line: &&Line| {
            let text = query.text.trim();
            query.standing.is_none_or(|standing| line.standing == standing)
                && query.form.as_ref().is_none_or(|form| line.form == *form)
                && (text.is_empty()
                    || [&line.unit, &line.partner, &line.place, &line.uscc]
                        .iter()
                        .any(|word| word.contains(text))
                    || line.files.iter().any(|file| file.contains(text)))
        };
        let mut lines: Vec<&Line> = self.answer.lines.iter().filter(asked).collect();
        let unit = |line: &Line| (line.unit.clone(), line.partner.clone(), line.form.clone());
        match query.order {
            Order::Work => lines.sort_by_cached_key(|line| (line.standing, unit(line))),
            Order::Unit => lines.sort_by_cached_key(|line| unit(line)),
            Order::Place => lines.sort_by_cached_key(|line| (line.place.clone(), unit(line))),
            Order::Arrival => {
                lines.sort_by_cached_key(|line| (std::cmp::Reverse(line.received_at), unit(line)));
            }
        }
        Page {
            all: lines.len(),
            lines: lines
                .into_iter()
                .skip(query.from)
                .take(query.count)
                .cloned()
                .collect(),
        }
    }

    /// The forms of the queue, in the order of the notice.
    pub(super) fn forms(&self, reception: &Reception) -> Vec<(String, String)> {
        let met: BTreeSet<&str> = self.answer.lines.iter().map(|line| line.form.as_str()).collect();
        let editions = self.library.editions().iter().flat_map(|edition| &edition.forms);
        let named = editions.filter(|form| met.contains(form.id.as_str()));
        named
            .map(|form| (form.id.clone(), reception.form_name(&form.id)))
            .collect()
    }

    /// How many of the expected came, by part of the place.
    pub(super) fn places(&self) -> Vec<Place> {
        let mut places: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for line in self
            .answer
            .lines
            .iter()
            .filter(|line| line.listed && !line.place.is_empty())
        {
            let place = places.entry(&line.place).or_default();
            place.0 += 1;
            place.1 += usize::from(line.standing.counts());
        }
        places
            .into_iter()
            .map(|(name, (expected, filed))| Place {
                name: name.to_owned(),
                expected,
                filed,
            })
            .collect()
    }

    /// How many filings that count had arrived by the end of each day.
    pub(super) fn days(&self) -> Vec<(String, usize)> {
        let mut days: BTreeMap<String, usize> = BTreeMap::new();
        for line in self.answer.lines.iter().filter(|line| line.standing.counts()) {
            if let Some(at) = line.received_at {
                *days.entry(at.date().to_string()).or_default() += 1;
            }
        }
        let mut sum = 0;
        days.into_iter()
            .map(|(day, count)| {
                sum += count;
                (day, sum)
            })
            .collect()
    }

    /// The last days in time of the forms of the queue.
    pub(super) fn deadlines(&self, reception: &Reception) -> Vec<(String, String)> {
        let forms = self.forms(reception).into_iter();
        let last = |(id, name): (String, String)| {
            let day = reception.deadline(&id)?.plus_minutes(-1)?.date();
            Some((day.to_string(), name))
        };
        forms.filter_map(last).collect()
    }

    /// Cells of a total.
    ///
    /// # Errors
    /// A sentence, when this program cannot use the notice.
    pub fn cells(&self, total: usize, from: usize, count: usize) -> Said<Cells> {
        let reception = self.reception()?;
        let cells: Vec<_> = self
            .answer
            .cells
            .iter()
            .filter(|cell| cell.total == total)
            .collect();
        let lines: BTreeMap<&str, &Line> = self
            .answer
            .lines
            .iter()
            .filter_map(|line| Some((line.file.as_deref()?, line)))
            .collect();
        let row = |cell: &&bangfu_office::Cell| {
            let line = lines.get(cell.file.as_str());
            let word = |word: fn(&Line) -> &String| line.map(|line| word(line).clone()).unwrap_or_default();
            CellRow {
                unit: word(|line| &line.unit),
                partner: word(|line| &line.partner),
                file: cell.file.clone(),
                path: cell.path.clone(),
                place: line
                    .map(|line| reception.place(&line.form, &cell.path))
                    .unwrap_or_default(),
                value: cell.value,
            }
        };
        Ok(Cells {
            all: cells.len(),
            rows: cells.iter().skip(from).take(count).map(row).collect(),
        })
    }

    /// A cell with all that stands behind it; its file is read once more from where it lies.
    ///
    /// # Errors
    /// A sentence, when the file is gone or says something else now.
    pub async fn cell(&self, file: &str, path: &str) -> Said<CellView> {
        let bytes = self.folder.read(file).await?;
        let item = self.judged(&[(file, &bytes)]).pop();
        let Some(What::Filing(filed)) = item.map(|item| item.what) else {
            return Err(office::CHANGED_SINCE.to_owned());
        };
        let file_read = File::read(&bytes).map_err(|breach| breach.to_string())?;
        let filing = Filing::read(file_read.document()).ok_or_else(|| office::CHANGED_SINCE.to_owned())?;
        let roles = |role: &str| Role::of(role).map_or("", seal::role).to_owned();
        Ok(CellView {
            file: file.to_owned(),
            heading: office::heading(&filed.title, filed.filer().map_or("", |party| &party.name)),
            verdict: filed.seal.text.clone(),
            holds: filed.seal.state == State::Valid,
            place: self.reception()?.place(&filed.form, path),
            answers: self.around(&filing, path),
            signatures: filed
                .seal
                .entries
                .iter()
                .map(|entry| (roles(&entry.role), entry.signer.clone(), entry.time.clone()))
                .collect(),
            code: companion(&filed.document).phone_code,
            digest: filed.document.to_string(),
        })
    }

    /// The row of a cell, or the field by itself.
    fn around(&self, filing: &Filing, path: &str) -> Vec<(String, String, bool)> {
        let Some((_, bound)) = self.library.form(&filing.form.id) else {
            return Vec::new();
        };
        let form = &bound.form;
        let answers = Answers::read(form, &filing.answers);
        let whole = Path::parse(path);
        let (table, row, column) = match &whole {
            Some(Path::Row(table, row)) => (table, *row, None),
            Some(Path::Cell(table, row, column)) => (table, *row, Some(column.as_str())),
            Some(Path::Field(id)) => {
                let at = form.fields.iter().position(|field| field.id == *id);
                let shown = |at: usize| {
                    let field = &form.fields[at];
                    (field.label.clone(), answers.field(at).shown(field), true)
                };
                return at.map(shown).into_iter().collect();
            }
            _ => return Vec::new(),
        };
        let found = form.tables.iter().position(|known| known.id == *table);
        let Some((at, cells)) = found.and_then(|at| Some((at, answers.table(at).get(row)?))) else {
            return Vec::new();
        };
        let columns = form.tables[at].columns.iter().zip(&cells.cells);
        columns
            .map(|(field, cell)| {
                (
                    field.label.clone(),
                    cell.shown(field),
                    column.is_none_or(|id| id == field.id),
                )
            })
            .collect()
    }

    /// The reminder: what is still to come, and what must be put right.
    ///
    /// # Errors
    /// A sentence, when this program cannot use the notice.
    pub fn reminder(&self) -> Said<String> {
        let reception = self.reception()?;
        let lines: Vec<&Line> = self.answer.lines.iter().collect();
        Ok(reminder(
            &self.overview.notice.number,
            self.begin.year,
            self.begin.at,
            &self.forms(&reception),
            &lines,
        ))
    }
}
