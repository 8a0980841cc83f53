//! The component as an npm package: the whole of it and checking alone, each with entry points for pages, bundlers and
//! Node; the packs as files.

mod manifest;

use anyhow::{Context, Result};

use crate::glue;
use crate::packs::{self, Pack};
use crate::size::Size;
use crate::wasm::{self, Bound, Host};
use crate::workspace::Workspace;

/// The README, with the name of an example where its text goes.
const README: &str = include_str!("../page/component.md");

/// The examples, which the tests run.
const EXAMPLES: [(&str, &str); 3] = [
    (
        "{page}",
        include_str!("../../../tests/component/examples/page/index.html"),
    ),
    (
        "{react}",
        include_str!("../../../tests/component/examples/react/main.tsx"),
    ),
    (
        "{node}",
        include_str!("../../../tests/component/examples/node/check.mjs"),
    ),
];

/// `fetchLibrary`, which goes with every build.
const FETCH: &str = include_str!("../page/fetch-library.js");

/// The entry point for bundlers: that for pages, started. Its text and its declarations.
const BUNDLER: [&str; 2] = [
    include_str!("../page/bundler.js"),
    include_str!("../page/bundler.d.ts"),
];

/// What the declarations need beyond the libraries most projects name: `Symbol.dispose`.
const DISPOSABLE: &str = "/// <reference lib=\"esnext.disposable\" />\n\n";

/// The pack whose size is told with that of checking alone.
const ONE_PACK: &str = "packs/taian-2024/agreement-county.json";

/// Most bytes after brotli that checking alone should need, with one pack.
pub const CHECK_AIM: usize = 90_000;

/// A file of the package: path and bytes.
pub type File = (String, Vec<u8>);

/// One build of the component, bound for its hosts.
pub struct Build {
    web: Bound,
    node: Bound,
}

impl Build {
    /// Binds what was compiled as `bangfu-<name>`.
    pub fn bind(workspace: &Workspace, name: &str) -> Result<Self> {
        let name = format!("bangfu-{name}");
        Ok(Self {
            web: wasm::bind(workspace, &name, Host::Web)?,
            node: wasm::bind(workspace, &name, Host::Node)?,
        })
    }

    /// Its files below a folder, which is empty or ends with a slash.
    fn files(self, folder: &str) -> Vec<File> {
        let [bundler, bundler_types] = BUNDLER.map(|text| text.as_bytes().to_vec());
        let mut files = vec![
            (format!("{folder}bundler/bangfu.js"), bundler),
            (format!("{folder}bundler/bangfu.d.ts"), bundler_types),
        ];
        let web = Bound {
            js: glue::lean(&self.web.js),
            ..self.web
        };
        for (host, bound) in [("web", web), ("node", self.node)] {
            let stem = format!("{folder}{host}/bangfu");
            files.push((format!("{stem}.js"), (bound.js + FETCH).into()));
            files.push((
                format!("{stem}.d.ts"),
                (DISPOSABLE.to_owned() + &bound.types).into(),
            ));
            files.push((format!("{stem}_bg.wasm"), bound.wasm));
        }
        files
    }
}

/// The files of the package.
pub fn assemble(full: Build, check: Build, packs: &[Pack]) -> Result<Vec<File>> {
    let index = packs::index(packs).context("cannot write the index of packs")?;
    let mut files = vec![
        ("package.json".to_owned(), manifest::text()?.into_bytes()),
        ("README.md".to_owned(), readme().into()),
        ("packs/index.json".to_owned(), index.into()),
    ];
    files.extend(full.files(""));
    files.extend(check.files("check/"));
    let packs = packs.iter();
    files.extend(packs.map(|pack| (format!("packs/{}.json", pack.id), pack.json.into())));
    Ok(files)
}

fn readme() -> String {
    let examples = EXAMPLES.iter();
    examples.fold(README.to_owned(), |text, (name, example)| {
        text.replace(name, example.trim_end())
    })
}

/// What a page fetches to check filings of one form: the script, the module and the pack.
pub fn checking_alone(files: &[File]) -> Result<Size> {
    let needed = ["check/web/bangfu.js", "check/web/bangfu_bg.wasm", ONE_PACK];
    let mut sum = Size {
        path: "checking alone, with one pack".into(),
        raw: 0,
        brotli: 0,
        first: false,
    };
    for (path, bytes) in files.iter().filter(|(path, _)| needed.contains(&path.as_str())) {
        let size = Size::of(path, bytes, false)?;
        sum.raw += size.raw;
        sum.brotli += size.brotli;
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build() -> Build {
        let bound = || Bound {
            js: "j".into(),
            types: "t".into(),
            wasm: b"w".into(),
        };
        Build {
            web: bound(),
            node: bound(),
        }
    }

    #[test]
    fn every_path_the_manifest_names_is_in_the_package() {
        let files = assemble(build(), build(), &packs::all()).unwrap();
        let manifest = String::from_utf8(files[0].1.clone()).unwrap();
        let named: Vec<_> = manifest
            .split('"')
            .filter_map(|word| word.strip_prefix("./"))
            .filter(|path| path.contains('.') && !path.contains('*'))
            .collect();
        assert!(named.len() >= 24, "{manifest}");
        for path in named {
            assert!(files.iter().any(|(file, _)| file == path), "{path}");
        }
        // The first condition a host knows counts.
        assert!(manifest.find("\"node\": {") < manifest.find("\"default\": {"));
        assert!(manifest.find("\"types\": \"./node") < manifest.find("\"default\": \"./node"));
    }

    #[test]
    fn checking_alone_is_a_script_a_module_and_a_pack() {
        let files = assemble(build(), build(), &packs::all()).unwrap();
        let pack = files.iter().find(|(path, _)| path == ONE_PACK).unwrap();
        let sum = checking_alone(&files).unwrap();
        assert_eq!(
            sum.raw,
            pack.1.len() + "w".len() + glue::lean("j").len() + FETCH.len()
        );
    }
}
