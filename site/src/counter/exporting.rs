//! What the folder came to, as tables for a workbook.

use bangfu_sheet::{Table, received};

use super::Counter;
use super::message::Said;

impl Counter {
    /// The tables.
    ///
    /// # Errors
    /// A sentence, when this program cannot use the notice.
    pub fn tables(&self) -> Said<Vec<Table>> {
        Ok(received(&self.reception()?, &self.answer, &self.totals))
    }
}
