//! Trunk, the wasm-bindgen command and geckodriver, built from source into `.tools/` unless they are here already.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use which::which_in;
use xshell::{Cmd, cmd};

use crate::command::{captured, version_in};
use crate::progress;
use crate::project::Project;

/// The last Trunk that builds with Rust 1.95.
const TRUNK: &str = "0.21.14";
/// Drives Firefox; one that is on the search path will do as well, whatever its version.
const GECKODRIVER: &str = "0.37.1";

/// Profile for programs that run for a second: building them fast matters more than their speed.
const LIGHT: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

struct Tool {
    program: &'static str,
    package: &'static str,
    version: String,
    flags: &'static [&'static str],
}

/// Makes sure that Trunk and the wasm-bindgen command are on `path` in the right version.
pub(super) fn prepare(project: &Project, path: &OsStr) -> Result<()> {
    let tools = [
        Tool {
            program: "trunk",
            package: "trunk",
            version: TRUNK.to_owned(),
            // Its default features are an updater and TLS, for downloads that we do not let it do.
            flags: &["--no-default-features"],
        },
        Tool {
            program: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: project.locked_version("wasm-bindgen")?,
            // The other programs of the package, and TLS, serve its test runner.
            flags: &["--bin", "wasm-bindgen", "--no-default-features"],
        },
    ];
    let missing: Vec<_> = tools.iter().filter(|tool| !tool.is_on(project, path)).collect();
    install(project, &missing)
}

/// Builds geckodriver.
pub(super) fn geckodriver(project: &Project) -> Result<()> {
    let tool = Tool { program: "geckodriver", package: "geckodriver", version: GECKODRIVER.to_owned(), flags: &[] };
    install(project, &[&tool])
}

fn install(project: &Project, missing: &[&Tool]) -> Result<()> {
    for tool in missing {
        tool.install(project)?;
    }
    if !missing.is_empty() {
        // All are built in one folder, since they share dependencies; done with, it is only in the way.
        let folder = build_folder(project);
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

impl Tool {
    fn is_on(&self, project: &Project, path: &OsStr) -> bool {
        which_in(self.program, Some(path), project.root()).is_ok_and(|file| {
            let text = captured(cmd!(project.shell(), "{file} --version")).unwrap_or_default();
            version_in(&text) == Some(&self.version)
        })
    }

    fn install(&self, project: &Project) -> Result<()> {
        let what = format!("{} {} (built from source, once)", self.program, self.version);
        progress::timed("tools", &what, || {
            // A package's own lock file is the better choice, but a registry may lag behind it.
            captured(self.command(project).arg("--locked")).or_else(|_| captured(self.command(project))).map(drop)
        })
        .with_context(|| format!("cannot install {}", self.program))
    }

    fn command<'a>(&self, project: &'a Project) -> Cmd<'a> {
        project
            .cargo()
            .envs(LIGHT)
            .env("CARGO_TARGET_DIR", build_folder(project))
            .args(["install", self.package, "--version", &self.version, "--force", "--root"])
            .arg(project.tools())
            .args(self.flags)
    }
}

fn build_folder(project: &Project) -> PathBuf {
    project.tools().join("build")
}
