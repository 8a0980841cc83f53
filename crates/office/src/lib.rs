//! A folder of files: who has filed, totals with the cells they come from, papers drafted from signed originals.
//!
//! Pure: files, the clock and the roster are arguments. [`read`] judges each file by itself and keeps what the rest needs;
//! [`receive`] puts what was read together. Between the two a program may write the items down, or read them elsewhere.

mod case;
mod compare;
mod draft;
mod filed;
pub mod guide;
mod names;
mod queue;
mod reading;
mod receive;
mod sorter;
mod totals;

pub use case::{Case, Older};
pub use compare::Difference;
pub use draft::{Draft, Original, draft};
pub use filed::{
    Added, AddedCell, Checked, Filed, Item, Party, Receipted, Seal, Sided, Signed, Told, Unusable, What,
};
pub use guide::Guide;
pub use queue::{Claim, Expectation, Line, Lists, Problem, ProblemKind, Standing};
pub use reading::{Desk, Forms, foreign, lost, read};
pub use receive::{Part, Scope, Sink, receive};
pub use sorter::{InMemory, Pile, Record, Sorter};
pub use totals::{Cell, Repeat, Sum};
