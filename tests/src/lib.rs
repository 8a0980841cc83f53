//! Vectors and helpers shared by the tests.

pub mod case;
pub mod conformance;
pub mod edits;
pub mod files;
pub mod sample;
pub mod structure;
