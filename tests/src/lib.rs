//! Vectors and helpers shared by the tests.

pub mod case;
