//! `cargo xtask build`: the hosted site, the single file and the component.

use std::path::Path;

use anyhow::Result;

use crate::page::Page;
use crate::size::{self, Size};
use crate::sums::{self, sums};
use crate::toolchain::ensure_wasm_target;
use crate::wasm::{self, Host, Modules};
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

/// Builds everything and prints what a visitor fetches; whether that is within the budget is for the caller to ask.
pub fn run(workspace: &Workspace) -> Result<Built> {
    ensure_wasm_target(workspace)?;
    let page = Page::read(&workspace.source("site"))?;
    wasm::compile(workspace)?;
    let packs = packs::all();

    let web = wasm::bind(workspace, "bangfu_wasm", Host::Web)?;
    let node = wasm::bind(workspace, "bangfu_wasm", Host::Node)?;
    let component = component::assemble(web, node)?;
    let files = component.iter();
    fill(
        &workspace.target("component"),
        files.map(|(path, bytes)| (path, bytes)),
    )?;

    let modules = Modules::bind(workspace)?;
    let single = single::assemble(&page, &modules, &packs)?;
    write(&workspace.target("bangfu.html"), &single)?;
    let site = bundle::assemble(&page, &modules, &packs)?;
    let files = site.iter();
    fill(
        &workspace.target("site"),
        files.map(|file| (&file.path, &file.bytes)),
    )?;

    let hosted = site
        .iter()
        .map(|file| (format!("site/{}", file.path), file.bytes.as_slice()));
    let one = ("bangfu.html".to_owned(), single.as_bytes());
    let package = component
        .iter()
        .map(|(path, bytes)| (format!("component/{path}"), bytes.as_slice()));
    write(
        &workspace.target(sums::NAME),
        sums(hosted.chain([one]).chain(package)),
    )?;

    let site = size::of_site(&site)?;
    let first_form = size::first_form(&site);
    print!("{}", size::table(&site));
    println!(
        "first usable form (*): {} bytes, {} after brotli; the budget is {}",
        first_form.raw,
        first_form.brotli,
        size::FIRST_FORM_BUDGET
    );
    for place in ["site/", "bangfu.html", "component/", sums::NAME] {
        println!("built {}", workspace.target(place).display());
    }
    Ok(Built {
        site,
        first_form,
        single,
        component,
    })
}

/// Makes a folder hold these files and no others.
fn fill<'a>(folder: &Path, files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> Result<()> {
    empty(folder)?;
    for (path, bytes) in files {
        write(&folder.join(path), bytes)?;
    }
    Ok(())
}
