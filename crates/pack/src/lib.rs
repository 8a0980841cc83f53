//! Form packs: what one notice asks for, as data.
//!
//! A [`Pack`] is the compiled form of a folder under `forms/`: the notice, its cited passages, its duties and its
//! forms. It is plain data: what a rule *means* is the business of `bangfu-rules`.

#[cfg(feature = "compiler")]
pub mod compiler;
mod duty;
mod form;
mod notice;

pub use duty::{Due, Duty};
pub use form::{Column, Condition, Field, FieldType, Form, RuleData, Section, Signer, Table};
pub use notice::{Pack, Place, Source, Status, Years};

impl Pack {
    /// Reads a compiled pack.
    ///
    /// # Errors
    /// When the text is not a pack this version of the code knows: another edition, or not a pack at all.
    pub fn read(text: &str) -> Result<Pack, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The compiled pack as text: the bytes whose digest filings name in `form.pack`.
    ///
    /// # Errors
    /// None that a pack from [`Pack::read`] or the compiler can cause.
    pub fn write(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The passage with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}
