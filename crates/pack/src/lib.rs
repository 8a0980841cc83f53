//! Form packs: what one notice asks for, as data.
//!
//! A folder under `forms/` compiles to a [`Pack`] for each form, which is what a filing is checked with, and to an
//! [`Overview`] of the notice: its duties, and every passage with what becomes of it. Both are plain data: what a
//! rule *means* is the business of `bangfu-rules`.

#[cfg(feature = "compiler")]
pub mod compiler;
mod condition;
mod duty;
mod form;
mod notice;
mod overview;

pub use condition::{Condition, Test};
pub use duty::{Due, Duty};
pub use form::{Column, Field, FieldType, Form, RuleData, Section, Signer, Table};
pub use notice::{Notice, Pack, Place, Reference, Source, Status, Years};
pub use overview::{Contradiction, FormTitle, Overview, Passage, Treatment};
