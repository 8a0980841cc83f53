//! The component: an npm package with an entry point for pages and one for Node.

use anyhow::Result;
use serde_json::json;

use crate::wasm::Bound;

const README: &str = include_str!("../page/component.md");

/// The files of the package: path and bytes.
pub fn assemble(web: Bound, node: Bound) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = vec![
        ("package.json".to_owned(), manifest()?.into_bytes()),
        ("README.md".to_owned(), README.into()),
    ];
    for (folder, bound) in [("web", web), ("node", node)] {
        files.push((format!("{folder}/bangfu.js"), bound.js.into()));
        files.push((format!("{folder}/bangfu.d.ts"), bound.types.into()));
        files.push((format!("{folder}/bangfu_bg.wasm"), bound.wasm));
    }
    Ok(files)
}

fn manifest() -> serde_json::Result<String> {
    let entry = |folder: &str| {
        json!({
            "types": format!("./{folder}/bangfu.d.ts"),
            "default": format!("./{folder}/bangfu.js"),
        })
    };
    let text = serde_json::to_string_pretty(&json!({
        "name": "bangfu",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "帮扶填报：填写、核对与验证对口帮扶的表",
        "license": "MIT",
        "type": "module",
        "main": "./node/bangfu.js",
        "types": "./web/bangfu.d.ts",
        "exports": {
            ".": { "node": entry("node"), "default": entry("web") },
            "./web": entry("web"),
            "./node": entry("node"),
            "./web/bangfu_bg.wasm": "./web/bangfu_bg.wasm",
        },
        "files": ["web", "node"],
        "sideEffects": false,
    }))?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound() -> Bound {
        Bound {
            js: "j".into(),
            types: "t".into(),
            wasm: b"w".into(),
        }
    }

    #[test]
    fn every_path_the_manifest_names_is_in_the_package() {
        let files = assemble(bound(), bound()).unwrap();
        let manifest = String::from_utf8(files[0].1.clone()).unwrap();
        let named: Vec<_> = manifest
            .split('"')
            .filter_map(|word| word.strip_prefix("./"))
            .filter(|path| path.contains('.'))
            .collect();
        assert!(named.len() >= 9, "{manifest}");
        for path in named {
            assert!(files.iter().any(|(file, _)| file == path), "{path}");
        }
    }
}
