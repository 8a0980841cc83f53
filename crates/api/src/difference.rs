//! What changed: between two versions of a form, and between two filings.

mod answers;
mod form;
mod words;

pub use answers::{AnswerChange, answer_changes};
pub use form::{FormChange, form_changes};
