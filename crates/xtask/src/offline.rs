//! Using the hosted site without a network: the service worker with the list of what it keeps, the script that starts
//! it, and what makes the site installable.

use sha2::{Digest, Sha256};

use crate::bundle::{File, file, named};
use crate::packs::hex;
use crate::page::integrity;

/// A newer version is there.
const OFFER: &str = "帮扶填报有了新版本。更新时先保存草稿，再重新打开本页；也可以等手头的事做完。";
/// Takes it up.
const TAKE: &str = "保存草稿并更新";
/// Does not.
const LATER: &str = "以后再说";

/// Where the service worker is. Its folder is what it answers for, and its name stays the same from build to build.
const WORKER: &str = "service-worker.js";
/// Where the manifest is.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The script that has the site kept and offers the next version.
pub fn script() -> File {
    let script = include_str!("../page/offline.js");
    let words = [("$OFFER", OFFER), ("$TAKE", TAKE), ("$LATER", LATER)];
    let script = words.iter().fold(script.to_owned(), |script, (mark, words)| {
        script.replace(mark, words)
    });
    File {
        first: false,
        ..named("offline", "js", script.into())
    }
}

/// Name, icon and beginning of the installed site.
pub fn manifest() -> File {
    let text = include_str!("../page/manifest.webmanifest");
    file(MANIFEST, text.into(), false)
}

/// The service worker of a site that holds these files; `index` is the text of `packs/index.json`, which names those of
/// the notices. Its bytes change with any of them, and so browsers notice a new version.
pub fn service_worker(files: &[File], index: &str) -> File {
    let own = files.iter().filter(|file| !file.path.starts_with("packs/"));
    let lines: String = own
        .map(|file| format!("  [\"{}\", \"{}\"],\n", file.path, integrity(&file.bytes)))
        .collect();
    let version = hex(&Sha256::digest(&lines)[..8]);
    let script = include_str!("../page/service-worker.js")
        .replace("$FILES", &lines)
        .replace("$VERSION", &version)
        .replace("$PACKS", &hex(&Sha256::digest(index)));
    file(WORKER, script.into(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worker(bytes: &[u8], index: &str) -> String {
        let files = [
            file("index.html", bytes.to_vec(), true),
            file("packs/taian-2024.json", Vec::new(), true),
        ];
        String::from_utf8(service_worker(&files, index).bytes).unwrap()
    }

    #[test]
    fn every_change_makes_another_worker() {
        let [first, page, index] = [worker(b"a", "[]"), worker(b"b", "[]"), worker(b"a", "[1]")];
        assert_ne!(first, page);
        assert_ne!(first, index);
        assert_eq!(first, worker(b"a", "[]"));
    }

    #[test]
    fn notices_are_kept_by_their_index_alone() {
        let worker = worker(b"a", "[]");
        assert!(worker.contains("[\"index.html\", \"sha384-"), "{worker}");
        assert!(!worker.contains("taian"), "{worker}");
        assert!(!worker.contains("\"$") && !worker.contains("\n$"), "{worker}");
    }
}
