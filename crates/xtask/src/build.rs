//! `cargo xtask build`: the hosted site, the single file and the component.

use anyhow::Result;

use crate::page::Page;
use crate::size::{self, Size};
use crate::toolchain::ensure_wasm_target;
use crate::wasm::{self, Host};
use crate::workspace::{Workspace, empty, write};
use crate::{bundle, component, packs, single};

/// What was built.
pub struct Built {
    /// The size of every file of the hosted site.
    pub site: Vec<Size>,
    /// What the first usable form needs of it.
    pub first_form: Size,
    /// The single file.
    pub single: String,
    /// The files of the component: path and bytes.
    pub component: Vec<(String, Vec<u8>)>,
}

/// Builds everything, prints what a visitor fetches, and fails when that is over the budget.
pub fn run(workspace: &Workspace) -> Result<Built> {
    ensure_wasm_target(workspace)?;
    let page = Page::read(&workspace.source("site"))?;
    wasm::compile(workspace)?;
    let packs = packs::all();

    let bound = wasm::bind(workspace, "bangfu-site", Host::Site)?;
    let site = bundle::assemble(&page, &bound, &packs)?;
    empty(&workspace.target("site"))?;
    for file in &site {
        write(&workspace.target("site").join(&file.path), &file.bytes)?;
    }

    let single = single::assemble(&page, &bound, &packs)?;
    write(&workspace.target("bangfu.html"), &single)?;

    let web = wasm::bind(workspace, "bangfu_wasm", Host::Web)?;
    let node = wasm::bind(workspace, "bangfu_wasm", Host::Node)?;
    let component = component::assemble(web, node)?;
    empty(&workspace.target("component"))?;
    for (path, bytes) in &component {
        write(&workspace.target("component").join(path), bytes)?;
    }

    let site = size::of_site(&site)?;
    let built = Built {
        first_form: size::first_form(&site),
        site,
        single,
        component,
    };
    print!("{}", size::table(&built.site));
    println!(
        "first usable form (*): {} bytes, {} after brotli; the budget is {}",
        built.first_form.raw,
        built.first_form.brotli,
        size::FIRST_FORM_BUDGET
    );
    for place in ["site/", "bangfu.html", "component/"] {
        println!("built {}", workspace.target(place).display());
    }
    size::within_budget(&built.first_form)?;
    Ok(built)
}
