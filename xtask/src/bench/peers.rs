//! Those who do the same as we: from npm and from Python's index, into `.tools/bench`, each in a version of our choice.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use which::which;
use xshell::cmd;

use crate::command::captured;
use crate::progress;
use crate::project::Project;
use crate::setup::npm;

/// What comes from npm: drawing, then option formulas.
const SCRIPTS: [(&str, &str); 5] = [
    ("uplot", "1.6.32"),
    ("chart.js", "4.6.1"),
    ("plotly.js-dist-min", "4.1.2"),
    ("black-scholes", "1.1.0"),
    ("greeks", "1.0.0"),
];

/// Where they are put.
fn folder(project: &Project) -> PathBuf {
    project.tools().join("bench")
}

/// The `node_modules` with [`SCRIPTS`], installed if need be.
pub(super) fn scripts(project: &Project) -> Result<PathBuf> {
    let folder = folder(project);
    let modules = folder.join("node_modules");
    if SCRIPTS.iter().any(|(name, version)| installed(&modules, name).as_deref() != Some(version)) {
        npm::install_into(project, &folder, &SCRIPTS, "who the bench measures beside us")?;
    }
    Ok(modules)
}

/// The version in which npm has installed a package.
fn installed(modules: &Path, name: &str) -> Option<String> {
    let text = fs::read_to_string(modules.join(name).join("package.json")).ok()?;
    let package: Value = serde_json::from_str(&text).ok()?;
    package["version"].as_str().map(str::to_owned)
}

/// A Python that has what `benches/peers/requirements.txt` names, made if need be.
pub(super) fn python(project: &Project) -> Result<PathBuf> {
    let folder = folder(project).join("python");
    let program = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let scripts = project.root().join("benches/peers");
    let list = scripts.join("requirements.txt");
    let wanted = fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?;
    let stamp = folder.join("requirements.txt");
    if program.exists() && fs::read_to_string(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(program);
    }
    let python = which("python3").or_else(|_| which("python")).context("Python is missing: https://python.org")?;
    let shell = project.shell();
    progress::timed("bench", "Python's libraries from its index, and what numba compiles of them", || {
        captured(cmd!(shell, "{python} -m venv --clear {folder}"))?;
        let flags = ["--quiet", "--disable-pip-version-check", "--requirement"];
        captured(cmd!(shell, "{program} -m pip install {flags...} {list}"))?;
        let script = scripts.join("greeks.py");
        captured(cmd!(shell, "{program} -B {script} --prepare"))?;
        fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
    })?;
    Ok(program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_here_in_the_version_that_it_says() -> Result<()> {
        let modules = std::env::temp_dir().join(format!("xtask-peers-{}", std::process::id()));
        fs::create_dir_all(modules.join("uplot"))?;
        assert_eq!(installed(&modules, "uplot"), None);
        fs::write(modules.join("uplot/package.json"), r#"{ "name": "uplot", "version": "1.6.32" }"#)?;
        assert_eq!(installed(&modules, "uplot").as_deref(), Some("1.6.32"));
        Ok(fs::remove_dir_all(&modules)?)
    }
}
