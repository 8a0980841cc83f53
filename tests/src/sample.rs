//! Folders as an office receives them: signed filings of a made-up city, with faults that are known beforehand.
//!
//! Everything is invented and says so. What an office must find in such a folder is worked out here from the plan, not
//! with the code that is tested.

mod bodies;
mod expected;
mod papers;
mod plan;
mod stage;

pub use bodies::{Listed, Signatory, instant, roster, statement};
pub use expected::{Expected, Fault};
pub use papers::bodies;
pub use plan::{County, Fate, Pair, Plan, Tier};
pub use stage::{RECEIVED, Store, write};
