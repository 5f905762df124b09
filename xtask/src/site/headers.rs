//! `dist/_headers`: how long to cache what, and the policy, in the form that Netlify and Cloudflare read.
//!
//! Those hosts join the values of all rules that match, so no header appears in two rules of one path: security is
//! for every path, caching is told file by file. Cloudflare reads no more than 100 rules, and no line of more than
//! 2,000 characters, so a folder whose name holds a digest has one rule for all that is in it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::files::{is_hashed, names_below};

/// A file whose name holds a digest of its content never changes; any other is asked for anew each time.
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK: &str = "no-cache";

/// What Cloudflare reads of the file.
const MOST_RULES: usize = 100;
const LONGEST_LINE: usize = 2_000;

/// Beside the policy, for every path. Framing is left to everybody: a lesson is made to be embedded.
const SAFETY: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    // A learning platform may show the page in a sandboxed frame, whose scripts have no origin: its own files are
    // then those of another, and browsers hand them over only where the host lets everybody have them.
    ("Access-Control-Allow-Origin", "*"),
];

/// Writes the file for the site in `folder`.
pub(super) fn write(folder: &Path, policy: &str) -> Result<()> {
    let text = text(&names_below(folder)?, policy);
    must_be_read(&text)?;
    let file = folder.join("_headers");
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn text(names: &[String], policy: &str) -> String {
    let mut text = format!("/*\n  Content-Security-Policy: {policy}\n");
    for (name, value) in SAFETY {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {name}: {value}");
    }
    let paths = names.iter().filter(|name| *name != "_headers").map(|name| path(name));
    for path in std::iter::once(String::new()).chain(paths).collect::<BTreeSet<_>>() {
        let caching = if is_hashed(&path) { FOREVER } else { ASK };
        let _ = write!(text, "\n/{path}\n  Cache-Control: {caching}\n");
    }
    text
}

/// The path of the rule for this file.
fn path(name: &str) -> String {
    match name.split_once('/') {
        Some((folder, _)) if is_hashed(folder) => format!("{folder}/*"),
        _ => name.to_owned(),
    }
}

fn must_be_read(text: &str) -> Result<()> {
    let rules = text.lines().filter(|line| line.starts_with('/')).count();
    let longest = text.lines().map(str::len).max().unwrap_or_default();
    if rules > MOST_RULES || longest > LONGEST_LINE {
        bail!("Cloudflare would not read _headers: {rules} rules, {longest} characters in a line");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn each_path_has_one_caching_rule() {
        let names = names(&["_headers", "a-1f3a5c7e9b2d4f60.js", "index.html", "sw.js"]);
        let text = text(&names, "default-src 'none'");
        assert!(text.starts_with("/*\n  Content-Security-Policy: default-src 'none'\n"));
        for path in ["", "index.html", "sw.js"] {
            assert!(text.contains(&format!("\n/{path}\n  Cache-Control: no-cache\n")), "{path}");
        }
        assert!(text.contains("\n/a-1f3a5c7e9b2d4f60.js\n  Cache-Control: public, max-age=31536000, immutable\n"));
        assert!(!text.contains("/_headers"));
    }

    #[test]
    fn a_folder_that_never_changes_has_one_rule() {
        let text = text(&names(&["other/a.svg", "still-1f3a5c7e9b2d4f60/a.svg", "still-1f3a5c7e9b2d4f60/b.svg"]), "");
        let rules: Vec<_> = text.lines().filter(|line| line.starts_with('/')).collect();
        assert_eq!(rules, ["/*", "/", "/other/a.svg", "/still-1f3a5c7e9b2d4f60/*"]);
        assert_eq!(text.matches("immutable").count(), 1);
    }

    #[test]
    fn anybody_may_embed_the_page_and_it_may_fill_the_screen_there() {
        let text = text(&[], "default-src 'none'");
        for forbidding in ["frame-ancestors", "X-Frame-Options", "fullscreen", "clipboard", "web-share"] {
            assert!(!text.contains(forbidding), "{forbidding}");
        }
        assert_eq!(text.matches("X-Content-Type-Options: nosniff").count(), 1);
    }

    #[test]
    fn a_file_that_cloudflare_would_cut_is_refused() {
        let many: Vec<_> = (0..200).map(|number| format!("{number}.svg")).collect();
        assert!(must_be_read(&text(&many[..90], "p")).is_ok());
        assert!(must_be_read(&text(&many, "p")).is_err());
        assert!(must_be_read(&text(&[], &"p".repeat(3_000))).is_err());
    }
}
