//! Checksums of a release, as `sha256sum --check` and `shasum -a 256 --check` read them.

use sha2::{Digest, Sha256};

use crate::packs::hex;

/// Where they are written, beside what they speak of.
pub const NAME: &str = "SHA256SUMS";

/// One line a file, in the order given: digest, two spaces, path.
pub fn sums<'f>(files: impl IntoIterator<Item = (String, &'f [u8])>) -> String {
    let line = |(path, bytes): (String, &[u8])| format!("{}  {path}\n", hex(&Sha256::digest(bytes)));
    files.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_digest_and_path() {
        assert_eq!(
            sums([("site/a.js".to_owned(), &b""[..])]),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  site/a.js\n"
        );
    }
}
