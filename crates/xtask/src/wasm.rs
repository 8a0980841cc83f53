//! From the compiled module to what a page loads: wasm-bindgen as a library, then a check that old browsers can
//! load the result.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

use crate::glue;
use crate::toolchain::WASM;
use crate::workspace::{Workspace, empty, run};

/// What the final module may use beyond the first release of WebAssembly. Reference types and multiple values are
/// left out on purpose: Rust and wasm-bindgen use them by default, and browsers of 2021 refuse such a module.
const ALLOWED: WasmFeatures = WasmFeatures::MVP
    .union(WasmFeatures::MUTABLE_GLOBAL)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::BULK_MEMORY);

/// Features that the linker notes and wasm-bindgen would take as leave to use them.
const UNWANTED: [&str; 2] = ["reference-types", "multivalue"];

/// Where the glue will run.
#[derive(Clone, Copy)]
pub enum Host {
    /// Our own page, which says where the module is.
    Site,
    /// A worker of the page: a classic script, for Chromium starts no module worker in a file opened from disk.
    Worker,
    /// Somebody else's page; the glue finds the module beside itself.
    Web,
    /// Node, as an ES module that loads at once.
    Node,
}

/// The modules of the site.
pub struct Modules {
    /// Modules that draw pages, by their names: `bangfu-<name>`.
    pub pages: Vec<(&'static str, Bound)>,
    /// Modules of workers, by theirs.
    pub workers: Vec<(&'static str, Bound)>,
}

/// Home; the forms; the desk, which checks, signs, opens, receives, keeps keys and helps.
const PAGES: [&str; 3] = ["home", FORM, DESK];

/// The module of the forms, by which the first usable page is measured.
pub const FORM: &str = "form";
/// The module that asks workers.
pub const DESK: &str = "desk";

/// The workers: unlocking and locking key files; the receiving office; workbooks.
const WORKERS: [&str; 3] = ["lock", "office", "sheet"];

impl Modules {
    /// Binds them all.
    pub fn bind(workspace: &Workspace) -> Result<Self> {
        let bound = |name, host| Ok((name, bind(workspace, &format!("bangfu-{name}"), host)?));
        let pages = PAGES.into_iter().map(|name| bound(name, Host::Site));
        let workers = WORKERS.into_iter().map(|name| bound(name, Host::Worker));
        Ok(Self {
            pages: pages.collect::<Result<_>>()?,
            workers: workers.collect::<Result<_>>()?,
        })
    }
}

/// One bound module.
pub struct Bound {
    /// The script that wraps the WebAssembly module: an ES module, save for [`Host::Worker`].
    pub js: String,
    /// Its TypeScript declarations.
    pub types: String,
    /// The WebAssembly module.
    pub wasm: Vec<u8>,
}

/// What the compiler is told beyond `.cargo/config.toml`. A program that goes wrong stops where it is: where in the
/// sources that was, and what it would have said of it, helps no clerk and is a twelfth of what every form fetches. The
/// page says its own sentence.
const LEAN: [&str; 4] = [
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
];

/// What is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The site and the component in one go.
    Everything,
    /// The builds of the component.
    Component,
}

/// Cargo for what is shipped, compiled for a target. Flags from the environment would replace those of `.cargo/config.toml`, which the result
/// depends on.
pub fn cargo(workspace: &Workspace, target: &str) -> Command {
    let mut cargo = workspace.cargo();
    cargo
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    // Stable compilers know the flags of `LEAN`, and ask to be told that their names may change one day. Build scripts
    // look at it too, so what is built with them is shared only where it is always set.
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo.args(["build", "--profile=web", "--target", target]);
    if let Some(sources) = registry_sources() {
        flag(
            &mut cargo,
            target,
            &format!("--remap-path-prefix={}=", sources.display()),
        );
    }
    cargo
}

/// Tells the compiler one more thing for a target.
fn flag(cargo: &mut Command, target: &str, flag: &str) {
    cargo.args(["--config", &format!("target.{target}.rustflags=['{flag}']")]);
}

/// Compiles; the standard library too, for [`LEAN`] holds for it as well. Both packages are always named, so that what
/// they share is built once whichever part is asked for.
pub fn compile(workspace: &Workspace, part: Part) -> Result<()> {
    let mut cargo = cargo(workspace, WASM);
    cargo.args([
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ]);
    for lean in LEAN {
        flag(&mut cargo, WASM, lean);
    }
    cargo.args(["--package=bangfu-site", "--package=bangfu-wasm"]);
    run(match part {
        Part::Everything => cargo.arg("--bins"),
        Part::Component => cargo.args(["--bin=bangfu-full", "--bin=bangfu-check"]),
    })
}

/// Where cargo keeps the sources of packages. Without this prefix what is built says nothing of the machine that built
/// it, and is the same on every one.
fn registry_sources() -> Option<PathBuf> {
    let home = std::env::home_dir().map(|home| home.join(".cargo"));
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or(home)?;
    Some(home.join("registry/src"))
}

/// Binds `<name>.wasm` for a host; the result has passed the check of [`ALLOWED`].
pub fn bind(workspace: &Workspace, name: &str, host: Host) -> Result<Bound> {
    let compiled = workspace.target(&format!("{WASM}/web/{name}.wasm"));
    let mut module =
        std::fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    disclaim(&mut module, &UNWANTED)?;

    let folder = workspace.target("xtask/bindgen");
    empty(&folder)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("bangfu", module)
        .remove_name_section(true)
        .remove_producers_section(true)
        .typescript(true)
        .omit_default_module_path(matches!(host, Host::Site | Host::Worker));
    match host {
        Host::Site | Host::Web => bindgen.web(true)?,
        Host::Worker => bindgen.no_modules(true)?,
        Host::Node => bindgen.nodejs_module(true)?,
    };
    let mut output = bindgen.generate_output()?;
    let inline = output.snippets().values().any(|list| !list.is_empty());
    if inline || !output.local_modules().is_empty() {
        bail!("{name} brings JavaScript snippets of its own, which the page cannot carry");
    }
    output.wasm_mut().customs.remove_raw("target_features");
    let names = glue::shorten(&mut output);
    output.emit(&folder)?;

    let js = glue::renamed(&read(&folder.join("bangfu.js"))?, &names);
    let bound = Bound {
        js: match host {
            Host::Site | Host::Worker => glue::lean(&js),
            Host::Web | Host::Node => js,
        },
        types: read(&folder.join("bangfu.d.ts"))?,
        wasm: std::fs::read(folder.join("bangfu_bg.wasm"))?,
    };
    validate(&bound.wasm).with_context(|| {
        format!("{name} needs more of WebAssembly than the browsers it is meant for can do")
    })?;
    Ok(bound)
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Fails when the module uses anything outside [`ALLOWED`], or waits for a step of wasm-bindgen that was not taken.
fn validate(module: &[u8]) -> Result<()> {
    Validator::new_with_features(ALLOWED).validate_all(module)?;
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                let place = import?.module;
                ensure!(!place.starts_with("__wbindgen"), "it imports from {place}");
            }
        }
    }
    Ok(())
}

/// Turns `+feature` into `-feature` in the section where the linker lists what the objects were compiled with.
fn disclaim(module: &mut [u8], features: &[&str]) -> Result<()> {
    let Some(section) = target_features(module)? else {
        return Ok(());
    };
    let list = &mut module[section];
    for feature in features {
        let length = u8::try_from(feature.len())?;
        let entry = [&[b'+', length], feature.as_bytes()].concat();
        if let Some(at) = list.windows(entry.len()).position(|part| part == entry) {
            list[at] = b'-';
        }
    }
    Ok(())
}

fn target_features(module: &[u8]) -> Result<Option<Range<usize>>> {
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CustomSection(section) = payload?
            && section.name() == "target_features"
        {
            let start = section.data_offset();
            return Ok(Some(start..start + section.data().len()));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    fn custom(name: &str, data: &[u8]) -> Vec<u8> {
        let mut body = vec![name.len() as u8];
        body.extend(name.as_bytes());
        body.extend(data);
        let mut module = EMPTY.to_vec();
        module.extend([0, body.len() as u8]);
        module.extend(body);
        module
    }

    #[test]
    fn unwanted_features_are_disclaimed_and_others_kept() {
        let mut module = custom("target_features", b"\x02+\x0fsome-thing-else+\x0freference-types");
        disclaim(&mut module, &UNWANTED).unwrap();
        assert!(module.ends_with(b"\x02+\x0fsome-thing-else-\x0freference-types"));
    }

    #[test]
    fn a_section_of_another_name_is_left_alone() {
        let mut module = custom("other", b"\x01+\x0freference-types");
        let before = module.clone();
        disclaim(&mut module, &UNWANTED).unwrap();
        assert_eq!(module, before);
    }

    #[test]
    fn a_table_of_outside_references_is_refused() {
        validate(EMPTY).unwrap();
        let mut module = EMPTY.to_vec();
        module.extend([4, 4, 1, 0x6f, 0, 1]); // one table of externref
        assert!(validate(&module).is_err());
    }

    #[test]
    fn an_import_that_nobody_provides_is_refused() {
        let mut module = EMPTY.to_vec();
        module.extend([1, 4, 1, 0x60, 0, 0]); // type (func)
        module.extend([2, 17, 1, 12]);
        module.extend(b"__wbindgen_x\0\0\0");
        assert!(
            validate(&module)
                .unwrap_err()
                .to_string()
                .contains("__wbindgen_x")
        );
    }

    #[test]
    fn two_results_are_refused() {
        let mut module = EMPTY.to_vec();
        module.extend([1, 6, 1, 0x60, 0, 2, 0x7f, 0x7f]); // type (func (result i32 i32))
        assert!(validate(&module).is_err());
    }
}
