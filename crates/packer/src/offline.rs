//! A built site's service worker keeps the site for when the network is off, and names the index of notices it belongs
//! to.

use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

/// What stands around the index's digest in the service worker (`crates/xtask/page/service-worker.js`).
const MARKS: (&str, &str) = ("\nconst packs = \"", "\";\n");

/// Names this text of `packs/index.json`, so that visitors are offered the new version. A site without a service worker
/// stays without.
///
/// # Errors
/// When the service worker cannot be read or written, or names no index.
pub fn name_index(site: &Path, index: &str) -> io::Result<()> {
    let path = site.join("service-worker.js");
    let script = match fs::read_to_string(&path) {
        Ok(script) => script,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let named = named(&script, index).ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("{} names no index of notices", path.display()),
        )
    })?;
    fs::write(path, named)
}

fn named(script: &str, index: &str) -> Option<String> {
    let (before, rest) = script.split_once(MARKS.0)?;
    let (_, after) = rest.split_once(MARKS.1)?;
    let digest = Sha256::digest(index);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    Some([before, MARKS.0, &digest, MARKS.1, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_takes_the_place_of_the_earlier_one() {
        let script = "const files = [];\nconst packs = \"old\";\nconst other = \"kept\";\n";
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(
            named(script, "").unwrap(),
            format!("const files = [];\nconst packs = \"{empty}\";\nconst other = \"kept\";\n")
        );
        assert_eq!(named("const packs = 1;", ""), None);
    }
}
