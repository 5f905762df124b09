//! Finds what the machine has and installs what it lacks, always saying what and why.
//!
//! Whatever can be is put into `.tools/` of this checkout. Only browsers, most of their drivers
//! and, where rustup has no servers to ask, Debian's compiler are installed for the whole machine.

pub(crate) mod apt;
pub(crate) mod browser;
mod cargo_tools;
pub(crate) mod npm;
mod shim;
pub(crate) mod wasm;

use std::ffi::OsString;

use anyhow::Result;
use which::which_in;

use crate::command;
use crate::progress;
use crate::project::Project;
use browser::Browser;
use wasm::{StdLibrary, WasmToolchain};

/// What Trunk needs to run.
#[derive(Debug)]
pub(crate) struct SiteTools {
    /// The compiler for WebAssembly.
    pub toolchain: WasmToolchain,
    /// The search path on which Trunk finds the right cargo, wasm-bindgen and wasm-opt, and its hook esbuild.
    pub path: OsString,
}

/// Prepares everything that building and testing need.
pub(crate) fn everything(project: &Project) -> Result<()> {
    let tools = site_tools(project, StdLibrary::Small)?;
    let axe = npm::axe(project)?;
    let browser = Browser::Chromium.find_or_install(project)?;
    progress::say("setup", format!("WebAssembly compiler: {}", tools.toolchain));
    for program in ["trunk", "wasm-bindgen", "wasm-opt", "esbuild"] {
        let place = which_in(program, Some(&tools.path), project.root());
        progress::say("setup", format!("{program}: {}", place.unwrap_or_default().display()));
    }
    for file in [axe, browser.binary, browser.driver] {
        progress::say("setup", file.display().to_string());
    }
    progress::say("setup", "this machine is ready");
    Ok(())
}

/// Prepares what building the site with this standard library needs.
pub(crate) fn site_tools(project: &Project, library: StdLibrary) -> Result<SiteTools> {
    let toolchain = wasm::prepare(project, library)?;
    let mut folders = Vec::new();
    if let Some(rustc) = toolchain.builder_of_std() {
        folders.push(shim::write(project, rustc)?);
    }
    folders.push(project.tools().join("bin"));
    folders.push(npm::programs(project));
    let path = command::path_with(&folders)?;
    cargo_tools::prepare(project, &path)?;
    npm::wasm_opt(project, &path)?;
    npm::esbuild(project)?;
    Ok(SiteTools { toolchain, path })
}
