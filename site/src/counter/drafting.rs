//! Papers drafted from what lies in the folder.

use super::Counter;
use super::message::{Drafted, Said};
use crate::effects::random;

impl Counter {
    /// Drafts a form from the filings of one part of the place, or of all.
    ///
    /// # Errors
    /// A sentence.
    pub async fn draft(&self, form: &str, place: Option<&str>) -> Said<Drafted> {
        let reception = self.reception()?;
        let wanted = reception
            .wanted(&self.answer, form, place)
            .map_err(|problem| problem.text)?;
        let mut files = Vec::with_capacity(wanted.len());
        for one in wanted {
            let bytes = self.folder.read(&one.file).await?;
            files.push((one, bytes));
        }
        let text = reception.drafted(form, &files, random::bytes::<16>()?);
        Ok(Drafted {
            originals: files.len(),
            text: text.map_err(|problem| problem.text)?,
        })
    }
}
