//! Vectors and helpers shared by the tests.
