//! The hosted site: files for any static host, under any path.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::component;
use crate::element;
use crate::offline;
use crate::packs::{self, Pack, hex};
use crate::page::{Page, ask_script, before_script, integrity, old_script, start_script, worker_script};
use crate::prerender::{Forms, Style};
use crate::wasm::{Bound, DESK, FORM, Modules};

/// Scripts, styles, data and pictures from the site's own origin, a worker of the page's own making, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; font-src 'none'; \
    base-uri 'none'; form-action 'none'";

/// The form by which the first usable page is measured.
const FIRST_FORM: &str = "taian-2024/agreement-county";

/// A file of the site.
pub struct File {
    /// Path below the site's folder, with `/`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Whether a visitor needs it to see the first usable form, `#/form/taian-2024/agreement-county`.
    pub first: bool,
}

/// Puts the site together in memory.
///
/// `package` is the npm package, whose build for pages goes with the element.
pub fn assemble(
    page: &Page,
    modules: &Modules,
    packs: &[Pack],
    package: &[component::File],
) -> Result<Vec<File>> {
    let workers = modules.workers.iter();
    let workers: Vec<Pair> = workers
        .map(|(name, bound)| Pair::of(name, worker_script(&bound.js), bound))
        .collect();
    let pages = modules.pages.iter().map(|(name, bound)| {
        let asks = (*name == DESK).then(|| ask_script(&places(&workers)));
        Pair::of(
            name,
            [bound.js.as_str(), &asks.unwrap_or_default()].join("\n"),
            bound,
        )
    });
    let pages: Vec<Pair> = pages.collect();
    let offline = offline::script();
    let embedded = element::embedded();
    let start = named("start", "js", start(&pages, &offline, &embedded).into());
    let style = named("assets/style", "css", page.style.clone().into());
    let blank_style = File {
        first: false,
        ..named("assets/blank", "css", page.blank_style.clone().into())
    };
    let old = File {
        first: false,
        ..named("old", "js", old_script().into())
    };
    // The first words are shown once it is known which they are.
    let head = [
        format!("<link rel=\"manifest\" href=\"{}\">\n", offline::MANIFEST),
        checked("<link rel=\"stylesheet\" href=", &style, ">"),
        checked(
            "<script type=\"module\" blocking=\"render\" src=",
            &start,
            "></script>",
        ),
    ];
    let foot = checked("<script nomodule src=", &old, "></script>");
    let forms = Forms::read(packs)?;
    let html = page
        .showing(&forms.home())?
        .assemble(POLICY, &head.concat(), &foot)?;

    let mut files = vec![file("index.html", html.into(), true)];
    let styles = [&style, &blank_style].map(|style| Style {
        path: &style.path,
        integrity: integrity(&style.bytes),
    });
    let blanks = forms
        .blanks(&styles)
        .map(|(path, text)| file(&path, text.into(), false));
    files.extend(blanks);
    files.extend([style, start]);
    files.extend([blank_style, old, offline, embedded, offline::manifest()]);
    for pair in pages.into_iter().chain(workers) {
        files.extend([pair.glue, pair.wasm]);
    }
    for (path, bytes) in &page.assets {
        files.push(file(path, bytes.clone(), page.names(path)));
    }
    for examples in packs::examples() {
        files.push(file(
            &format!("examples/{}.json", examples.id),
            examples.json.into(),
            false,
        ));
    }
    let index = packs::index(packs).context("cannot write the index of packs")?;
    let worker = offline::service_worker(&files, &index);
    files.push(worker);
    // Nobody needs the element to fill in without a network.
    files.extend(element::files(package)?);
    files.push(file("packs/index.json", index.into(), true));
    for pack in packs {
        let path = format!("packs/{}.json", pack.id);
        files.push(file(&path, pack.json.into(), pack.id == FIRST_FORM));
    }
    Ok(files)
}

/// A module of the site and the script that wraps it.
struct Pair {
    name: &'static str,
    glue: File,
    wasm: File,
}

impl Pair {
    fn of(name: &'static str, script: String, bound: &Bound) -> Self {
        let stem = format!("bangfu-{name}");
        let part = |extension, bytes| File {
            first: name == FORM,
            ..named(&stem, extension, bytes)
        };
        Self {
            name,
            glue: part("js", script.into()),
            wasm: part("wasm", bound.wasm.clone()),
        }
    }
}

/// A file of the site.
pub fn file(path: &str, bytes: Vec<u8>, first: bool) -> File {
    File {
        path: path.into(),
        bytes,
        first,
    }
}

/// A file whose name changes with its content, so that it may be cached for ever.
pub fn named(stem: &str, extension: &str, bytes: Vec<u8>) -> File {
    let hash = hex(&Sha256::digest(&bytes)[..8]);
    file(&format!("{stem}-{hash}.{extension}"), bytes, true)
}

/// The script that loads the module the address asks for, and nothing of the others.
fn start(pairs: &[Pair], offline: &File, embedded: &File) -> String {
    let line = |pair: &Pair| {
        let (glue, wasm) = (&pair.glue, &pair.wasm);
        let checks = [integrity(&glue.bytes), integrity(&wasm.bytes)];
        format!(
            "  {}: {{ glue: \"./{}\", glueIntegrity: \"{}\", wasm: \"./{}\", wasmIntegrity: \"{}\" }},\n",
            pair.name, glue.path, checks[0], wasm.path, checks[1]
        )
    };
    let table: String = pairs.iter().map(line).collect();
    let place = |name: &str, file: &File| {
        let check = integrity(&file.bytes);
        format!(
            "const {name} = {{ path: \"./{}\", integrity: \"{check}\" }};\n",
            file.path
        )
    };
    let [offline, embedded] = [place("offline", offline), place("embedded", embedded)];
    let places = format!("const modules = {{\n{table}}};\n{offline}{embedded}\n");
    start_script(&[before_script().as_str(), &places, include_str!("../page/load.js")].concat())
}

/// Lines that say where the workers' scripts and modules are, beside the script that holds the lines.
fn places(workers: &[Pair]) -> String {
    let source = |file: &File, what: &str| {
        let check = integrity(&file.bytes);
        format!(
            "async () => (await fetch(new URL(\"./{}\", import.meta.url), {{ integrity: \"{check}\" }})).{what}()",
            file.path
        )
    };
    let line = |worker: &Pair| {
        let (glue, wasm) = (source(&worker.glue, "text"), source(&worker.wasm, "arrayBuffer"));
        format!("  {}: {{ glue: {glue}, wasm: {wasm} }},\n", worker.name)
    };
    let lines: String = workers.iter().map(line).collect();
    format!("const workers = {{\n{lines}}};\n")
}

/// An element that names a file and its integrity.
fn checked(open: &str, file: &File, close: &str) -> String {
    let check = integrity(&file.bytes);
    format!("{open}\"{}\" integrity=\"{check}\"{close}\n", file.path)
}
