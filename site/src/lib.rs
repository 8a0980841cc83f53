//! The Yew application: the forms, filled in, checked, signed, opened.
//!
//! `pages/` are the routes, `components/` what they are drawn with, `effects/` everything that touches the browser,
//! `words/` every word it says, `sheet` the one owner of an open filing's state, `keeping` that of a roster in work, `counter`
//! that of a folder being received, which lives in a worker, and `workbook` the worker of workbooks.

mod app;
mod components;
pub mod counter;
mod effects;
mod keeping;
mod pages;
mod routes;
mod settings;
mod sheet;
mod words;
pub mod workbook;

pub use app::{start_desk, start_form, start_home};
