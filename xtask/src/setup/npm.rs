//! What comes from npm: `wasm-opt`, which shrinks the module, and axe, which judges accessibility.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

use crate::command::{self, output, which, which_in};
use crate::error::{Context, Error, Result};
use crate::project::Project;
use crate::steps;

/// The binaryen release whose output was tried in browsers; a later one will do as well.
const BINARYEN: u32 = 132;

/// The accessibility rules that the journeys run.
const AXE: &str = "4.14.1";

/// Makes sure that a recent `wasm-opt` is on `path`.
pub fn wasm_opt(project: &Project, path: &OsStr) -> Result<()> {
    let recent = which_in("wasm-opt", path).is_some_and(|file| {
        let text = output(Command::new(file).env("PATH", path).arg("--version")).unwrap_or_default();
        let version = command::version_in(&text).and_then(|version| version.parse::<u32>().ok());
        version >= Some(BINARYEN)
    });
    if recent { Ok(()) } else { install(project, "binaryen", &BINARYEN.to_string(), "wasm-opt") }
}

/// The script of axe, installed if need be.
pub fn axe(project: &Project) -> Result<PathBuf> {
    let script = project.tools().join("node_modules/axe-core/axe.min.js");
    if !script.exists() {
        install(project, "axe-core", AXE, "accessibility rules for the browser journeys")?;
    }
    Ok(script)
}

fn install(project: &Project, package: &str, version: &str, why: &str) -> Result<()> {
    let npm = which("npm").context(|| {
        format!(
            "npm is missing; it brings {package} {version} ({why})\n\
             Install Node.js with npm: https://nodejs.org, `apt install npm`, `brew install node` or \
             `winget install OpenJS.NodeJS`"
        )
    })?;
    let mut command = project.command(npm);
    command
        .args(["install", "--no-fund", "--no-audit", "--loglevel=error", "--prefix"])
        .arg(project.tools())
        .arg(format!("{package}@{version}"));
    steps::timed("tools", &format!("{package} {version} from npm ({why})"), || output(&mut command))
        .map(drop)
        .map_err(|error| Error::new(format!("cannot install {package}\n{}", error.report())))
}
