//! `cargo xtask bench`: the measurements there are, as a table and as JSON.

use anyhow::Result;
use serde_json::json;

use crate::build;
use crate::component;
use crate::keystrokes;
use crate::lighthouse;
use crate::size::{self, Size};
use crate::verification;
use crate::workspace::{Workspace, write};

/// Builds, measures, prints, and writes the figures to `target/xtask/bench.json`.
pub fn run(workspace: &Workspace) -> Result<()> {
    let built = build::run(workspace)?;
    let single = Size::of("bangfu.html", built.single.as_bytes(), false)?;
    let package = &built.components.package;
    let checking_alone = component::checking_alone(package)?;
    let model = built.components.model.iter();
    let component: Vec<_> = package
        .iter()
        .chain(model)
        .map(|(path, bytes)| Size::of(path, bytes, false))
        .collect::<Result<_>>()?;
    print!("{}", size::table(&component));
    print!("{}", size::table(std::slice::from_ref(&single)));
    let verification = verification::measure(workspace)?;
    let lighthouse = lighthouse::measure(workspace)?;
    let keystrokes = keystrokes::measure(workspace)?;
    let json = json!({
        "verification": verification,
        "lighthouse": lighthouse,
        "keystrokes": keystrokes,
        "sizes": {
            "site": built.site,
            "first_form": built.first_form,
            "single": single,
            "component": component,
            "checking_alone": checking_alone,
        }
    });
    let path = workspace.target("xtask/bench.json");
    write(&path, serde_json::to_string_pretty(&json)? + "\n")?;
    println!("written to {}", path.display());
    Ok(())
}
