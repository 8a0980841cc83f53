//! The element `bangfu-form`, by which any page of the site's origin holds a form of the site.

use anyhow::Result;

use crate::bundle::{File, file, named};
use crate::component;
use crate::glue::lean;
use crate::page::integrity;

/// The element's script; pages name it, so its name stays.
const SCRIPT: &str = "element.js";

/// The other half of the element, which the form's page takes up inside a frame.
pub fn embedded() -> File {
    File {
        first: false,
        ..named("embedded", "js", lean(include_str!("../page/embedded.js")).into())
    }
}

/// The script and the component's build for pages, which it fetches by their integrity.
///
/// # Errors
/// When the package lacks that build.
pub fn files(package: &[component::File]) -> Result<[File; 3]> {
    let part = |extension, path| {
        let bytes = component::part(package, path)?;
        Ok::<_, anyhow::Error>(File {
            first: false,
            ..named("bangfu-element", extension, bytes.to_vec())
        })
    };
    let (glue, wasm) = (part("js", "web/bangfu.js")?, part("wasm", "web/bangfu_bg.wasm")?);
    let checks = [&glue, &wasm].map(|file| integrity(&file.bytes));
    let place = format!(
        "const component = {{ glue: \"./{}\", glueIntegrity: \"{}\", wasm: \"./{}\", wasmIntegrity: \"{}\" }};\n",
        glue.path, checks[0], wasm.path, checks[1]
    );
    let script = lean(&(place + include_str!("../page/element.js")));
    Ok([file(SCRIPT, script.into(), false), glue, wasm])
}
