//! What the builds of the component share: what callers hand in, what they get, and how packs are loaded.
//!
//! Nothing here is exported to JavaScript; each file of `bin/` says what its build offers.

pub mod given;
pub mod loading;
pub mod plain;
