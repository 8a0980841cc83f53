//! Receipts for every line of the queue, some at a time, and the archive they go into.

use std::io::{Cursor, Write};

use bangfu_api::Evidence;
use bangfu_api::office::{Counter as Desk, issue, keeper};
use bangfu_api::seal::{Clock, Key, Role};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Counter;
use super::message::{Issuing, Numbering, Said};
use crate::effects::random;
use crate::words::{office, receive};

/// Receipts that are being issued.
pub struct Work {
    key: Key,
    numbering: Numbering,
    /// Place of the next line.
    line: usize,
    issued: u64,
    archive: ZipWriter<Cursor<Vec<u8>>>,
}

impl Counter {
    /// Begins to issue receipts.
    ///
    /// # Errors
    /// A sentence: a key that is not the office's.
    pub fn issue_with(&mut self, key: Key, numbering: Numbering) -> Said<()> {
        let kid = key.public().kid().to_string();
        let known = self.roster.key(&kid).ok_or(receive::KEY_NOT_IN_ROSTER)?;
        if !known.roles.contains(&Role::Office) {
            return Err(receive::NOT_AN_OFFICE_KEY.to_owned());
        }
        self.issuing = Some(Work {
            key,
            numbering,
            line: 0,
            issued: 0,
            archive: ZipWriter::new(Cursor::new(Vec::new())),
        });
        Ok(())
    }

    /// Issues receipts for some lines more.
    ///
    /// # Errors
    /// A sentence, with the file.
    pub async fn issue_some(&mut self, lines: usize) -> Said<Issuing> {
        let mut work = self.issuing.take().ok_or_else(Counter::missing)?;
        let to = (work.line + lines).min(self.answer.lines.len());
        while work.line < to {
            self.issue_one(&mut work).await?;
            work.line += 1;
        }
        let state = Issuing {
            done: work.line,
            all: self.answer.lines.len(),
            issued: work.issued,
        };
        self.issuing = Some(work);
        Ok(state)
    }

    /// The archive of all receipts.
    ///
    /// # Errors
    /// A sentence.
    pub fn issued(&mut self) -> Said<Vec<u8>> {
        let work = self.issuing.take().ok_or_else(Counter::missing)?;
        let archive = work
            .archive
            .finish()
            .map_err(|_| office::NO_ARCHIVE_MADE.to_owned())?;
        Ok(archive.into_inner())
    }

    async fn issue_one(&self, work: &mut Work) -> Said<()> {
        let (line, case) = (&self.answer.lines[work.line], &self.answer.cases[work.line]);
        let Some(case) = case else { return Ok(()) };
        let mut copies = Vec::with_capacity(case.files.len());
        for file in &case.files {
            copies.push(self.folder.read(file).await?);
        }
        let mut earlier = Vec::new();
        for receipt in self
            .answer
            .receipts
            .iter()
            .filter(|receipt| receipt.id == case.filed.id)
        {
            earlier.push(self.folder.read(&receipt.file).await?);
        }
        let copies: Vec<&[u8]> = copies.iter().map(Vec::as_slice).collect();
        let earlier: Vec<&[u8]> = earlier.iter().map(Vec::as_slice).collect();
        let kid = work.key.public().kid().to_string();
        let (body, signer) = keeper(&self.roster, &kid).map_err(|problem| problem.text)?;
        let desk = Desk {
            key: &work.key,
            office: body,
            signer,
            evidence: Evidence {
                roster: Some(self.begin.roster.as_bytes()),
                root: Some(&self.begin.root),
                clock: Clock::Now(self.begin.at),
                highest_roster_revision: Some(self.begin.highest),
                ..Evidence::default()
            },
            at: self.begin.at,
        };
        let number = work.numbering.first + work.issued;
        let receipt_no = format!("{}{number}{}", work.numbering.before, work.numbering.after);
        let receipt = issue(
            &self.library,
            line,
            &copies,
            &earlier,
            &desk,
            random::uuid()?,
            receipt_no,
        );
        let told = |text: String| office::about(line.file.as_deref().unwrap_or_default(), &text);
        if let Some(text) = receipt.map_err(|problem| told(problem.text))? {
            let name = office::receipt_name(number, &line.unit);
            let written = work
                .archive
                .start_file(name, SimpleFileOptions::default())
                .and_then(|()| Ok(work.archive.write_all(text.as_bytes())?));
            written.map_err(|_| office::NO_ARCHIVE_MADE.to_owned())?;
            work.issued += 1;
        }
        Ok(())
    }
}
