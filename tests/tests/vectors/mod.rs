//! Reading the vectors of `tests/vectors/`, and counting what ran.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "each test program uses its part, and may stop where a fixture is broken"
)]

use base64ct::{Base64, Encoding};
use serde::Deserialize;

/// A file of `tests/vectors/`.
pub fn read<T: for<'de> Deserialize<'de>>(name: &str) -> T {
    let path = format!("{}/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect(&path);
    serde_json::from_str(&text).expect(&path)
}

/// The bytes of hexadecimal digits.
pub fn bytes(hex: &str) -> Vec<u8> {
    let pairs = (0..hex.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

/// The bytes a case feeds in, in one of three spellings.
#[derive(Deserialize)]
pub struct Input {
    input_text: Option<String>,
    input_base64: Option<String>,
    input_repeat: Option<Vec<(String, usize)>>,
}

impl Input {
    /// The bytes.
    pub fn bytes(&self) -> Vec<u8> {
        if let Some(text) = &self.input_text {
            text.clone().into_bytes()
        } else if let Some(text) = &self.input_base64 {
            Base64::decode_vec(text).unwrap()
        } else {
            let parts = self.input_repeat.as_ref().expect("a case has an input");
            parts
                .iter()
                .map(|(text, count)| text.repeat(*count))
                .collect::<String>()
                .into_bytes()
        }
    }
}

/// What came of the cases of a file: a case that differs is told by its name.
#[derive(Default)]
pub struct Tally {
    passed: usize,
    failed: Vec<String>,
}

impl Tally {
    /// Compares one case.
    pub fn check<T: PartialEq + std::fmt::Debug>(&mut self, name: &str, found: T, expected: T) {
        if found == expected {
            self.passed += 1;
        } else {
            self.failed
                .push(format!("{name}: found {found:?}, expected {expected:?}"));
        }
    }

    /// Prints the counts; fails if a case differs or fewer than `least` ran.
    pub fn finish(self, file: &str, least: usize) {
        println!("{file}: {} passed, {} failed", self.passed, self.failed.len());
        assert!(self.failed.is_empty(), "{file}:\n{}", self.failed.join("\n"));
        assert!(self.passed >= least, "{file}: only {} ran", self.passed);
    }
}
