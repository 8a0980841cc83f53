//! A filing on paper: what stands on it, and how it is set.
//!
//! [`Paper`] says what stands on it, as data; [`draft`] and [`printed`] set it as HTML, which the page prints and
//! [`document`] makes a file of its own. So what comes out of a browser and what comes out of the command is one paper.

mod codes;
mod html;
mod measure;
mod paper;
mod table;
mod words;

pub use html::{Printed, STYLE, document, draft, printed};
pub use paper::{Answer, Entry, Level, Line, Paper, Part, Party, Reason, parts, reasons};
pub use table::Table;
pub use words::{REASONS, section_title};
