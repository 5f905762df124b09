//! What comes from npm: `wasm-opt`, which shrinks the module, esbuild, which shrinks scripts and style sheets, axe,
//! which judges accessibility, and Lighthouse, which judges the page as a whole.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use which::{which, which_in};
use xshell::cmd;

use crate::command::{captured, path_with, version_in};
use crate::progress;
use crate::project::Project;

/// The binaryen release whose output was tried in browsers; a later one will do as well.
const BINARYEN: u32 = 132;

/// Exactly this one: another might write other text, and the same sources would give files of other names.
const ESBUILD: &str = "0.28.2";

/// The accessibility rules that the journeys run.
const AXE: &str = "4.14.1";

/// The last that runs with Node.js 20.
const LIGHTHOUSE: &str = "12.8.2";

/// Makes sure that a recent `wasm-opt` is on `path`, and `wasm2js`, which comes with it.
pub(crate) fn wasm_opt(project: &Project, path: &OsStr) -> Result<()> {
    let recent = which_in("wasm-opt", Some(path), project.root()).is_ok_and(|file| {
        // npm's is a script that looks for `node` on the search path.
        let text = captured(cmd!(project.shell(), "{file} --version").env("PATH", path)).unwrap_or_default();
        let version = version_in(&text).and_then(|version| version.parse::<u32>().ok());
        version >= Some(BINARYEN)
    });
    let is_whole = recent && which_in("wasm2js", Some(path), project.root()).is_ok();
    if is_whole { Ok(()) } else { install(project, "binaryen", &BINARYEN.to_string(), "wasm-opt and wasm2js") }
}

/// Makes sure that there is an esbuild for [`find_esbuild`].
pub(crate) fn esbuild(project: &Project) -> Result<()> {
    if find_esbuild(project).is_some() { Ok(()) } else { install(project, "esbuild", ESBUILD, "minifies") }
}

/// esbuild, from this checkout's tools or the search path, if it is of the right version.
pub(crate) fn find_esbuild(project: &Project) -> Option<PathBuf> {
    let path = path_with(&[programs(project)]).ok()?;
    let file = which_in("esbuild", Some(path), project.root()).ok()?;
    let text = captured(cmd!(project.shell(), "{file} --version")).ok()?;
    (version_in(&text) == Some(ESBUILD)).then_some(file)
}

/// Where npm puts the programs of what it installs for this checkout.
pub(crate) fn programs(project: &Project) -> PathBuf {
    project.tools().join("node_modules").join(".bin")
}

/// The script of axe, installed if need be.
pub(crate) fn axe(project: &Project) -> Result<PathBuf> {
    let script = project.tools().join("node_modules/axe-core/axe.min.js");
    if !script.exists() {
        install(project, "axe-core", AXE, "accessibility rules for the browser journeys")?;
    }
    Ok(script)
}

/// Lighthouse, installed if need be.
pub(crate) fn lighthouse(project: &Project) -> Result<PathBuf> {
    let script = project.tools().join("node_modules/lighthouse/cli/index.js");
    if !script.exists() {
        install(project, "lighthouse", LIGHTHOUSE, "judges the page")?;
    }
    Ok(script)
}

fn install(project: &Project, package: &str, version: &str, why: &str) -> Result<()> {
    install_into(project, &project.tools(), &[(package, version)], why)
}

/// Installs packages, each in one version, into a folder's `node_modules`.
pub(crate) fn install_into(project: &Project, folder: &Path, packages: &[(&str, &str)], why: &str) -> Result<()> {
    let packages: Vec<_> = packages.iter().map(|(name, version)| format!("{name}@{version}")).collect();
    let names = packages.join(", ");
    let npm = which("npm").ok().with_context(|| {
        format!(
            "npm is missing; it brings {names} ({why})\n\
             Install Node.js with npm: https://nodejs.org, `apt install npm`, `brew install node` or \
             `winget install OpenJS.NodeJS`"
        )
    })?;
    let flags = ["--no-fund", "--no-audit", "--loglevel=error", "--prefix"];
    let install = cmd!(project.shell(), "{npm} install {flags...} {folder} {packages...}");
    progress::timed("tools", &format!("{names} from npm ({why})"), || captured(install))
        .map(drop)
        .with_context(|| format!("cannot install {names}"))
}
