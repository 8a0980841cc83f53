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
