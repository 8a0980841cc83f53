//! The form packs of this repository, compiled.

/// Id and compiled text of every pack, in the order of ids. It is canonical JSON, which
/// `bangfu_pack::Pack::read` takes; its SHA-256 is the digest filings name in `form.pack`.
pub const PACKS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));
