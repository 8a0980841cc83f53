//! `package.json` of the component.

use std::collections::BTreeMap;

use serde::Serialize;

/// What a host takes: the first condition it knows counts, so the members are written in this order.
#[derive(Serialize)]
struct Entry {
    types: String,
    default: String,
}

/// An entry point that is another in Node than elsewhere, where a bundler reads this; in this order, as above.
#[derive(Serialize)]
struct Chosen {
    node: Entry,
    default: Entry,
}

/// What stands behind a name that can be imported.
#[derive(Serialize)]
#[serde(untagged)]
enum Export {
    Chosen(Chosen),
    Entry(Entry),
    File(String),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    name: &'static str,
    version: &'static str,
    description: &'static str,
    license: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    main: &'static str,
    types: &'static str,
    exports: BTreeMap<String, Export>,
    files: [&'static str; 5],
    side_effects: [&'static str; 2],
}

/// The hosts of a build: its folders.
const HOSTS: [&str; 3] = ["web", "bundler", "node"];

/// Its text.
pub fn text() -> serde_json::Result<String> {
    let manifest = Manifest {
        name: "bangfu",
        version: env!("CARGO_PKG_VERSION"),
        description: "帮扶填报：填写、核对与验证对口帮扶的表",
        license: "MIT",
        kind: "module",
        main: "./node/bangfu.js",
        types: "./web/bangfu.d.ts",
        exports: exports(),
        files: ["web", "bundler", "node", "check", "packs"],
        side_effects: ["./bundler/bangfu.js", "./check/bundler/bangfu.js"],
    };
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

fn exports() -> BTreeMap<String, Export> {
    let entry = |folder: &str| Entry {
        types: format!("{folder}/bangfu.d.ts"),
        default: format!("{folder}/bangfu.js"),
    };
    let mut exports = BTreeMap::new();
    for root in [".", "./check"] {
        let chosen = Chosen {
            node: entry(&format!("{root}/node")),
            default: entry(&format!("{root}/bundler")),
        };
        exports.insert(root.to_owned(), Export::Chosen(chosen));
        for folder in HOSTS.map(|host| format!("{root}/{host}")) {
            exports.insert(folder.clone(), Export::Entry(entry(&folder)));
        }
        let module = format!("{root}/web/bangfu_bg.wasm");
        exports.insert(module.clone(), Export::File(module));
    }
    for path in ["./packs/*", "./package.json"] {
        exports.insert(path.to_owned(), Export::File(path.to_owned()));
    }
    exports
}
