//! A stand-in for `cargo` that Trunk runs where the standard library is built too.
//!
//! Trunk starts both the wasm build and, through its hooks, native programs from one environment.
//! The variables that choose compiler and flags must reach the first and not the second. Trunk has no
//! setting for that and calls `cargo` by name, so this script comes first on its search path.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::wasm::{FLAGS, STD_FEATURES, TARGET};
use crate::project::Project;

/// Writes the script and returns its folder.
pub(super) fn write(project: &Project, rustc: &Path) -> Result<PathBuf> {
    let folder = project.tools().join("shim");
    let file = folder.join("cargo");
    let cargo = Command::from(project.cargo());
    let text = text(Path::new(cargo.get_program()), rustc);
    if fs::read_to_string(&file).is_ok_and(|old| old == text) {
        return Ok(folder);
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    make_executable(&file)?;
    Ok(folder)
}

/// The script: wasm builds get this compiler and build the standard library, all else passes through.
fn text(cargo: &Path, rustc: &Path) -> String {
    let cargo = quoted(cargo);
    let rustc = quoted(rustc);
    format!(
        "#!/bin/sh
# Written by `cargo xtask`. Wasm builds, and nothing else, use this rustc and build std from source.
case \" $* \" in
*' --target={TARGET} '* | *' --target {TARGET} '*)
  export RUSTC={rustc} RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  export CARGO_UNSTABLE_BUILD_STD_FEATURES={STD_FEATURES} RUSTFLAGS='{FLAGS}'
  ;;
esac
exec {cargo} \"$@\"
"
    )
}

/// A path between single quotes, as a POSIX shell reads it.
fn quoted(path: &Path) -> String {
    format!("'{}'", path.display().to_string().replace('\'', r"'\''"))
}

#[cfg(unix)]
fn make_executable(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("cannot make {} executable", file.display()))
}

#[cfg(not(unix))]
fn make_executable(_file: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(unix)]
    use crate::command::captured;

    #[test]
    fn quotes_survive_the_shell() {
        assert_eq!(quoted(Path::new("/it's/cargo")), r"'/it'\''s/cargo'");
    }

    /// Runs the script with `env` in cargo's place, which prints the environment it was given.
    #[cfg(unix)]
    fn environment_for(arguments: &[&str]) -> Result<String> {
        let script = text(Path::new("/usr/bin/env"), Path::new("/opt/it's/rustc"));
        let shell = xshell::Shell::new()?;
        // `env NAME=value` prints every variable; the flags that we test come as such a value.
        let flags = arguments.iter().map(|flag| format!("X= {flag} "));
        captured(xshell::cmd!(shell, "/bin/sh -c {script} cargo {flags...}").env_clear())
    }

    #[cfg(unix)]
    #[test]
    fn only_wasm_builds_get_the_other_compiler() -> Result<()> {
        let wasm = environment_for(&["--target=wasm32-unknown-unknown"])?;
        assert!(wasm.contains("RUSTC=/opt/it's/rustc\n"), "{wasm}");
        assert!(wasm.contains("CARGO_UNSTABLE_BUILD_STD=std,panic_abort"));
        assert!(wasm.contains("RUSTC_BOOTSTRAP=1"));
        assert!(environment_for(&["--target wasm32-unknown-unknown"])?.contains("RUSTC="));
        let native = environment_for(&["run", "--bin=wasm32-unknown-unknown"])?;
        assert!(!native.contains("RUSTC"), "{native}");
        Ok(())
    }
}
