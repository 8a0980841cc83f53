//! The worker of workbooks: the Excel workbook of a form, out and in; lists; tables.
//!
//! What reads and writes workbooks is large and seldom wanted, so it is a module of its own, which is fetched when somebody
//! first asks for a workbook.

pub mod message;
mod work;

pub use work::{list, read, tables, template};
