//! Excel and WPS workbooks, in and out.
//!
//! [`template`] writes the workbook of a form, [`read`] reads one that was filled in, [`tables`] writes titled tables,
//! [`received`] makes them of a folder, [`list`] gives the rows of a list.
//! No cell is guessed: a repair that is certain is made and told, what is uncertain stays as it was typed and is told.

mod finding;
mod format;
mod kind;
mod layout;
mod names;
mod number;
mod read;
mod received;
mod tables;
mod template;
mod validation;
mod value;
mod workbook;

pub use finding::{Effect, Finding, Place};
pub use kind::Kind;
pub use read::{Placed, Reading, list, read};
pub use received::received;
pub use tables::{Cell, Column, Table, tables};
pub use template::template;
