//! The form packs of this repository, compiled.
