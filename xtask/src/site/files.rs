//! The files of a folder, and what their names tell.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// All files below a folder, sorted, leaving out hidden ones.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read the folder {}", folder.display()))?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The same as addresses relative to the folder.
pub(super) fn names_below(folder: &Path) -> Result<Vec<String>> {
    let files = files_below(folder)?.into_iter().map(|file| {
        let name = file.strip_prefix(folder).context("a file outside its own folder")?;
        Ok(name.to_string_lossy().replace('\\', "/"))
    });
    files.collect()
}

/// Whether a digest of the content stands in the name, or in that of a folder on the way, so that what has the name
/// never changes: `lesson-1f3a5c7e9b2d4f60_bg.wasm`, `still-1f3a5c7e9b2d4f60/echo.svg`.
pub(super) fn is_hashed(name: &str) -> bool {
    name.split('/').any(|part| {
        let stem = part.split('.').next().unwrap_or_default();
        let Some((_, tail)) = stem.rsplit_once('-') else { return false };
        let hash = tail.strip_suffix("_bg").unwrap_or(tail);
        (12..=16).contains(&hash.len()) && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_hashed_names() {
        assert!(is_hashed("dealer-hedging-1f3a5c7e9b2d4f60.js"));
        assert!(is_hashed("dealer-hedging-1f3a5c7e9b2d4f60_bg.wasm"));
        assert!(is_hashed("base-f3a5c7e9b2d4f60.css"));
        assert!(is_hashed("still-1f3a5c7e9b2d4f60/one-trade.svg"));
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("still/one-trade.svg"));
        assert!(!is_hashed("dealer-hedging.js"));
        assert!(!is_hashed("icon-180.png"));
    }

    #[test]
    fn names_are_addresses() -> Result<()> {
        let names = names_below(Path::new(env!("CARGO_MANIFEST_DIR")))?;
        assert!(names.contains(&"src/site/files.rs".to_owned()), "{names:?}");
        Ok(())
    }
}
