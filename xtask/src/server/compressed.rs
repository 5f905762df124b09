//! Files as a host sends them that compresses as well as it can.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::files::media_type;
use crate::site::bytes::brotli;
use crate::site::files_below;

/// The contents of a folder's files with Brotli, of those that are worth it.
#[derive(Debug)]
pub(super) struct Compressed(HashMap<PathBuf, Vec<u8>>);

impl Compressed {
    /// Compresses a folder, which takes some seconds: before anybody waits for an answer.
    pub(super) fn of(folder: &Path) -> Result<Self> {
        let files = files_below(folder)?.into_iter().filter(|path| is_worth_it(media_type(path)));
        let compressed = files.map(|path| {
            let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            Ok((path, brotli(&content)?))
        });
        compressed.collect::<Result<_>>().map(Self)
    }

    /// A file, if it is one of them.
    pub(super) fn get(&self, path: &Path) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }
}

/// Whether a media type is worth compressing: text, and WebAssembly.
fn is_worth_it(media_type: &str) -> bool {
    media_type.starts_with("text/")
        || ["application/wasm", "application/json", "application/manifest+json", "image/svg+xml"].contains(&media_type)
}
