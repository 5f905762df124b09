//! Where things are in this repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Context, Result};

/// The checkout that this workshop belongs to.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The checkout whose `xtask` is running.
    pub fn here() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().context(|| "xtask has no parent folder")?;
        Ok(Self { root: root.to_path_buf() })
    }

    /// The folder of the root `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The finished site: the folder to host.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Cargo's output, also home of small notes such as the build stamp.
    pub fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |dir| self.root.join(dir))
    }

    /// Tools installed for this checkout alone (ignored by git).
    pub fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// A program, started in the root folder.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// The cargo that started this workshop, in the root folder.
    pub fn cargo(&self) -> Command {
        self.command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// The version of a package as `Cargo.lock` has it.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        if !path.exists() {
            crate::command::run(self.cargo().arg("generate-lockfile"))?;
        }
        let text = fs::read_to_string(&path).context(|| format!("cannot read {}", path.display()))?;
        version_in_lock(&text, package).context(|| format!("Cargo.lock names no package `{package}`"))
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
