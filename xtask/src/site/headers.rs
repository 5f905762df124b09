//! `dist/_headers`: how long to cache what, and the policy, in the form that Netlify and Cloudflare read.
//!
//! Those hosts join the values of all rules that match, so no header appears in two rules of one path:
//! security is for every path, caching is told file by file.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::stamp::files_below;

/// A file whose name holds a hash of its content never changes; any other is asked for anew each time.
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK: &str = "no-cache";

/// Writes the file for the site in `folder`.
pub(super) fn write(folder: &Path, policy: &str) -> Result<()> {
    let mut names = Vec::new();
    for file in files_below(folder)? {
        let name = file.strip_prefix(folder).context("a file outside its own folder")?;
        names.push(name.to_string_lossy().replace('\\', "/"));
    }
    let file = folder.join("_headers");
    fs::write(&file, text(&names, policy)).with_context(|| format!("cannot write {}", file.display()))
}

fn text(names: &[String], policy: &str) -> String {
    // A learning platform may show the page in a sandboxed frame, whose scripts have no origin: its own files are
    // then those of another, and browsers hand them over only where the host lets everybody have them.
    let mut text = format!(
        "/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  Access-Control-Allow-Origin: *\n"
    );
    rule(&mut text, "", ASK);
    for name in names.iter().filter(|name| *name != "_headers") {
        rule(&mut text, name, if is_hashed(name) { FOREVER } else { ASK });
    }
    text
}

fn rule(text: &mut String, name: &str, caching: &str) {
    // Writing to a string cannot fail.
    let _ = write!(text, "\n/{name}\n  Cache-Control: {caching}\n");
}

/// Whether Trunk put a hash into the name, e.g. `lesson-1f3a5c7e9b2d4f60_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    let stem = name.rsplit('/').next().unwrap_or(name).split('.').next().unwrap_or_default();
    let Some((_, tail)) = stem.rsplit_once('-') else { return false };
    let hash = tail.strip_suffix("_bg").unwrap_or(tail);
    (12..=16).contains(&hash.len()) && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_hashed_names() {
        assert!(is_hashed("dealer-hedging-1f3a5c7e9b2d4f60.js"));
        assert!(is_hashed("dealer-hedging-1f3a5c7e9b2d4f60_bg.wasm"));
        assert!(is_hashed("base-f3a5c7e9b2d4f60.css"));
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("dealer-hedging.js"));
        assert!(!is_hashed("icon-180.png"));
    }

    #[test]
    fn each_path_has_one_caching_rule() {
        let names = ["index.html".to_owned(), "a-1f3a5c7e9b2d4f60.js".to_owned(), "_headers".to_owned()];
        let text = text(&names, "default-src 'none'");
        assert!(text.starts_with("/*\n  Content-Security-Policy: default-src 'none'\n"));
        assert!(text.contains("\n/\n  Cache-Control: no-cache\n"));
        assert!(text.contains("\n/index.html\n  Cache-Control: no-cache\n"));
        assert!(text.contains("\n/a-1f3a5c7e9b2d4f60.js\n  Cache-Control: public, max-age=31536000, immutable\n"));
        assert!(!text.contains("/_headers"));
    }
}
