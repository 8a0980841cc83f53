//! The component of the WebAssembly Component Model: one file for hosts in any language, and the world it offers.

use anyhow::{Context, Result};

use crate::component::File;
use crate::toolchain::WASI;
use crate::wasm;
use crate::workspace::{Workspace, run};

const README: &str = include_str!("../page/component-model.md");
const WORLD: &str = include_str!("../../component/wit/bangfu.wit");

/// Compiles it; the files of `target/component-model/`.
pub fn assemble(workspace: &Workspace) -> Result<Vec<File>> {
    let mut cargo = wasm::cargo(workspace, WASI);
    run(cargo.arg("--package=bangfu-component"))?;
    let compiled = workspace.target(&format!("{WASI}/web/bangfu_component.wasm"));
    let component =
        std::fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    Ok(vec![
        ("README.md".to_owned(), README.into()),
        ("bangfu.wit".to_owned(), WORLD.into()),
        ("bangfu.wasm".to_owned(), component),
    ])
}
