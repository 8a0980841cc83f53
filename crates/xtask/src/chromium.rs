//! The browser for the browser tests: found on the machine, or installed where apt can do it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::workspace::{Workspace, succeeds};

/// Names under which distributions and vendors install it.
const PROGRAMS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Where macOS keeps it.
const APPLICATIONS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// What apt installs: the browser, and a typeface with Chinese characters for what it draws.
const PACKAGES: [&str; 2] = ["chromium", "fonts-noto-cjk"];

/// The browser on this machine, if there is one.
pub fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let named = PROGRAMS
        .iter()
        .flat_map(|program| folders.iter().map(move |folder| folder.join(program)));
    named
        .chain(APPLICATIONS.map(PathBuf::from))
        .find(|path| path.is_file())
}

/// The commands that install it here, to be run one after the other.
pub fn installers(workspace: &Workspace) -> Result<[Command; 2]> {
    let apt = || -> Result<Command> {
        if is_root() {
            Ok(workspace.command("apt-get"))
        } else if succeeds(Command::new("sudo").args(["-n", "true"])) {
            let mut sudo = workspace.command("sudo");
            sudo.args(["-n", "apt-get"]);
            Ok(sudo)
        } else {
            bail!("no leave to install packages")
        }
    };
    if !succeeds(Command::new("apt-get").arg("--version")) {
        bail!("there is no apt-get");
    }
    let (mut update, mut install) = (apt()?, apt()?);
    update.arg("update");
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(PACKAGES);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    Ok([update, install])
}

fn is_root() -> bool {
    let answer = Command::new("id").arg("-u").output().context("cannot run id");
    answer.is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}
