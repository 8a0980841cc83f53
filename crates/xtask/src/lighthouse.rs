//! What Lighthouse thinks of the hosted site.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::node;
use crate::workspace::{Workspace, run};

/// Scores of 100 and times in milliseconds, of the home page and of a form.
///
/// # Errors
/// When Node, Lighthouse or the browser is missing or fails.
pub fn measure(workspace: &Workspace) -> Result<Value> {
    run(&mut node::install(workspace, "tests/bench"))?;
    let mut command = node::script(workspace, "bench/lighthouse.mjs")?;
    let pages = node::last_line(&mut command).context("Lighthouse could not judge the site")?;
    for page in pages.as_array().into_iter().flatten() {
        println!("Lighthouse: {page}");
    }
    Ok(pages)
}
