//! Everything that touches the browser.

pub mod clipboard;
pub mod clock;
pub mod collation;
pub mod counter;
pub mod drafts;
pub mod files;
pub mod focus;
pub mod folder;
pub mod keyring;
pub mod list;
pub mod locking;
pub mod normal;
pub mod open_draft;
pub mod packs;
pub mod paint;
pub mod random;
pub mod receipts;
pub mod roster_draft;
pub mod rosters;
pub mod store;
pub mod style;
pub mod workbooks;
pub mod workers;
