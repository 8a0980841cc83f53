//! `cargo xtask build`: the hosted site, the single file and the component.

use std::path::Path;

use anyhow::Result;

use crate::component::{self, File};
use crate::packs::{self, Pack};
use crate::page::Page;
use crate::size::{self, Size};
use crate::sums::{self, sums};
use crate::toolchain::ensure_wasm_targets;
use crate::wasm::{self, Modules, Part};
use crate::workspace::{Workspace, empty, write};
use crate::{bundle, component_model, single};

/// Where the npm package is written.
const PACKAGE: &str = "component/";
/// Where the component of the Component Model is written.
const MODEL: &str = "component-model/";

/// What was built.
pub struct Built {
    /// The size of every file of the hosted site.
    pub site: Vec<Size>,
    /// What the first usable form needs of it.
    pub first_form: Size,
    /// The single file.
    pub single: String,
    /// The components.
    pub components: Components,
}

/// The component, for JavaScript and for any host.
pub struct Components {
    /// The files of the npm package.
    pub package: Vec<File>,
    /// The files of the component of the Component Model.
    pub model: Vec<File>,
}

/// Builds everything and prints what a visitor fetches; whether that is within the budget is for the caller to ask.
pub fn run(workspace: &Workspace) -> Result<Built> {
    ensure_wasm_targets(workspace)?;
    let page = Page::read(&workspace.source("site"))?;
    wasm::compile(workspace, Part::Everything)?;
    let packs = packs::all();
    let components = Components::assemble(workspace, &packs)?;

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
    let all = hosted.chain([one]).chain(components.files());
    write(&workspace.target(sums::NAME), sums(all))?;

    let site = size::of_site(&site)?;
    let first_form = size::first_form(&site);
    print!("{}", size::table(&site));
    println!(
        "first usable form (*): {} bytes, {} after brotli; the budget is {}",
        first_form.raw,
        first_form.brotli,
        size::FIRST_FORM_BUDGET
    );
    components.tell()?;
    for place in ["site/", "bangfu.html", PACKAGE, MODEL, sums::NAME] {
        println!("built {}", workspace.target(place).display());
    }
    Ok(Built {
        site,
        first_form,
        single,
        components,
    })
}

/// Builds the components alone.
pub fn run_components(workspace: &Workspace) -> Result<()> {
    ensure_wasm_targets(workspace)?;
    wasm::compile(workspace, Part::Component)?;
    Components::assemble(workspace, &packs::all())?.tell()?;
    for place in [PACKAGE, MODEL] {
        println!("built {}", workspace.target(place).display());
    }
    Ok(())
}

impl Components {
    /// Puts together what was compiled, and writes it.
    fn assemble(workspace: &Workspace, packs: &[Pack]) -> Result<Self> {
        let [full, check] = ["full", "check"].map(|name| component::Build::bind(workspace, name));
        let components = Self {
            package: component::assemble(full?, check?, packs)?,
            model: component_model::assemble(workspace)?,
        };
        for (place, files) in [(PACKAGE, &components.package), (MODEL, &components.model)] {
            let files = files.iter();
            fill(&workspace.target(place), files.map(|(path, bytes)| (path, bytes)))?;
        }
        Ok(components)
    }

    /// Every file, below the target folder.
    fn files(&self) -> impl Iterator<Item = (String, &[u8])> {
        [(PACKAGE, &self.package), (MODEL, &self.model)]
            .into_iter()
            .flat_map(|(place, files)| files.iter().map(move |file| (place, file)))
            .map(|(place, (path, bytes))| (format!("{place}{path}"), bytes.as_slice()))
    }

    /// Prints what a page that only checks fetches.
    fn tell(&self) -> Result<()> {
        let alone = component::checking_alone(&self.package)?;
        println!(
            "{}: {} bytes, {} after brotli; the aim is {}",
            alone.path,
            alone.raw,
            alone.brotli,
            component::CHECK_AIM
        );
        Ok(())
    }
}

/// Makes a folder hold these files and no others.
fn fill<'a>(folder: &Path, files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> Result<()> {
    empty(folder)?;
    for (path, bytes) in files {
        write(&folder.join(path), bytes)?;
    }
    Ok(())
}
