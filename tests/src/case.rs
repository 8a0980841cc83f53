//! Golden cases of this repository's forms.

use std::path::Path;

pub use bangfu_packer::case::{Case, Told, place, set};

/// Every case of every notice, in the order of their files.
///
/// # Errors
/// The file that could not be read, or the edit that could not be applied, and why.
pub fn all() -> Result<Vec<Case>, String> {
    bangfu_packer::case::all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../forms"))
}
