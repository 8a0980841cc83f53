//! The receiving office's worker: it owns the folder, and answers what the page asks about it.
//!
//! The page never holds the files: thousands of them are read, judged and added up here, and it asks for what it shows.

mod drafting;
mod exporting;
mod folder;
mod issuing;
mod looking;
pub mod message;
mod work;

pub use work::Counter;
