//! JSON text to a checked tree to canonical bytes, and digests (`files.md` §2, §3).
//!
//! Reading is strict: a file either has exactly one meaning or is refused with a rule name and a place.

mod canonical;
mod digest;
mod nfc;
mod parse;
mod phone;
mod rule;
mod text;
mod written;

pub use canonical::canonical;
pub use digest::{Digest, hex, unhex};
pub use nfc::{Normalize, UnicodeTables};
pub use parse::{BARE_DEPTH, DEPTH, MAX_BYTES, parse, parse_kept, parse_with, parse_within};
pub use phone::{Heard, PHONE_DIGITS, heard, phone_code, phone_code_holds};
pub use rule::{Breach, Rule};
pub use text::{forbidden, repair, repair_with};
pub use written::{Layout, written};
