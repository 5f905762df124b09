//! Whether `dist/` is still what the sources give.
//!
//! A stamp in Cargo's target folder remembers two fingerprints: of all that goes into the site and of
//! `dist/` as it came out. Contents count, not times, so a fresh checkout or a `touch` changes nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use sha2::{Digest, Sha256};

use super::address;
use super::files::files_below;
use crate::project::Project;
use crate::setup::wasm::StdLibrary;

/// What the site is made of: files and folders of the root.
const INPUTS: [&str; 10] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "src",
    "style",
    "public",
    ".cargo/config.toml",
    // With the flags of the module and the tools that make it.
    "xtask/src/setup",
    "xtask/src/site",
];

/// The fingerprint of everything that goes into the site, the standard library of its module, and its address.
pub(super) fn of_inputs(project: &Project, library: StdLibrary) -> Result<String> {
    let address = address::given().unwrap_or_default();
    Ok(format!("{} {library:?} {address}", fingerprint(project.root(), &INPUTS)?))
}

/// Whether `dist/` came from these inputs and nobody changed it since.
pub(super) fn is_fresh(project: &Project, inputs: &str) -> Result<bool> {
    if !project.dist().join("index.html").exists() {
        return Ok(false);
    }
    let Ok(stamp) = fs::read_to_string(file(project)) else { return Ok(false) };
    Ok(stamp == text(inputs, &of_output(project)?))
}

/// Forgets the stamp: a build begins.
pub(super) fn forget(project: &Project) -> Result<()> {
    match fs::remove_file(file(project)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", file(project).display()))
        }
        _ => Ok(()),
    }
}

/// Remembers that `dist/` came from these inputs: a build ended well.
pub(super) fn remember(project: &Project, inputs: &str) -> Result<()> {
    let stamp = text(inputs, &of_output(project)?);
    fs::write(file(project), stamp).with_context(|| format!("cannot write {}", file(project).display()))
}

fn file(project: &Project) -> PathBuf {
    project.target().join("site.stamp")
}

fn text(inputs: &str, output: &str) -> String {
    format!("inputs {inputs}\noutput {output}\n")
}

fn of_output(project: &Project) -> Result<String> {
    fingerprint(project.root(), &["dist"])
}

/// A hash over the names and contents of all files at or below `names`; what is missing counts as such.
fn fingerprint(root: &Path, names: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    for name in names {
        let path = root.join(name);
        let files = if path.is_dir() {
            files_below(&path)?
        } else if path.exists() {
            vec![path]
        } else {
            Vec::new()
        };
        for file in files {
            let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            hash.update((name.len() as u64).to_le_bytes());
            hash.update(name.as_bytes());
            hash.update((content.len() as u64).to_le_bytes());
            hash.update(&content);
        }
    }
    Ok(STANDARD_NO_PAD.encode(hash.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for name in INPUTS {
            assert!(root.join(name).exists(), "{name}");
        }
    }

    #[test]
    fn changes_with_content_and_name_only() -> Result<()> {
        let root = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        let write = |name: &str, text: &str| fs::write(root.join(name), text).with_context(|| name.to_owned());
        fs::create_dir_all(root.join("src")).context("temporary folder")?;
        write("src/a.rs", "one")?;
        let names = ["src", "missing"];
        let first = fingerprint(&root, &names)?;
        write("src/a.rs", "one")?;
        assert_eq!(fingerprint(&root, &names)?, first, "same content");
        write("src/.hidden", "x")?;
        assert_eq!(fingerprint(&root, &names)?, first, "hidden files do not count");
        write("src/a.rs", "two")?;
        let second = fingerprint(&root, &names)?;
        assert_ne!(second, first, "other content");
        write("src/b.rs", "")?;
        let third = fingerprint(&root, &names)?;
        assert_ne!(third, second, "new file");
        fs::rename(root.join("src/b.rs"), root.join("src/c.rs")).context("rename")?;
        assert_ne!(fingerprint(&root, &names)?, third, "other name");
        fs::remove_dir_all(&root).context("clean up")
    }
}
