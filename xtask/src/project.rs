//! Where things are in this repository.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Cmd, Shell};

/// The checkout that this workshop belongs to.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
    shell: Shell,
}

impl Project {
    /// The checkout whose `xtask` is running.
    ///
    /// # Errors
    /// Where the folder from which this was started is gone.
    pub(crate) fn here() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().context("xtask has no parent folder")?.to_path_buf();
        let shell = Shell::new()?;
        shell.change_dir(&root);
        Ok(Self { root, shell })
    }

    /// The folder of the root `Cargo.toml`.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Runs programs in the root folder.
    pub(crate) const fn shell(&self) -> &Shell {
        &self.shell
    }

    /// The finished site: the folder to host.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Cargo's output, also home of small notes such as the build stamp.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |dir| self.root.join(dir))
    }

    /// Tools installed for this checkout alone (ignored by git).
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// The cargo that started this workshop.
    pub(crate) fn cargo(&self) -> Cmd<'_> {
        self.shell.cmd(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// The version of a package as `Cargo.lock` has it.
    ///
    /// # Errors
    /// Where `Cargo.lock` cannot be had or does not name the package.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        if !path.exists() {
            self.cargo().arg("generate-lockfile").run()?;
        }
        let text = self.shell.read_file(&path)?;
        version_in_lock(&text, package).with_context(|| format!("Cargo.lock names no package `{package}`"))
    }
}

/// Finds `package` in the text of a `Cargo.lock`, where each package is `name = "…"` then `version = "…"`.
fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_of_the_exact_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }

    #[test]
    fn here_is_the_folder_above_xtask() -> Result<()> {
        assert!(Project::here()?.root().join("xtask/Cargo.toml").exists());
        Ok(())
    }
}
