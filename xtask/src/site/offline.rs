//! `dist/sw.js`, which keeps a copy of the site in the reader's browser: the list of its files before the text of
//! `src/offline/worker.js`, which says what is done with it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use super::digest;
use super::files::{is_hashed, names_below};
use super::minify::Minifier;
use super::plain::is_plain;
use crate::project::Project;

/// What the file is called beside index.html: `src/boot/offline.js` asks for it.
pub(super) const NAME: &str = "sw.js";

/// How the files of the worker that reads chains are called: as large as the lesson's own module, and wanted by few.
const CHAIN_READER: &str = "chains-";

/// What no visit needs: for hosts, for whoever makes links to the page, for other sites that show its card, and for
/// the moment in which it is installed; nor what browsers without WebAssembly load, as large as all else.
fn is_part_of_a_visit(name: &str) -> bool {
    let is_picture = Path::new(name).extension() == Some("png".as_ref());
    !(is_picture
        || is_plain(name)
        || name.starts_with(CHAIN_READER)
        || ["_headers", "controls.json", NAME].contains(&name))
}

/// The files of the site in `folder` that are kept, by name.
pub(super) fn kept(folder: &Path) -> Result<Vec<String>> {
    Ok(names_below(folder)?.into_iter().filter(|name| is_part_of_a_visit(name)).collect())
}

/// Writes the worker for the finished site in `folder`.
pub(super) fn write(project: &Project, folder: &Path, minifier: &Minifier<'_>) -> Result<()> {
    let worker = source(project, "worker.js")?;
    let page = fs::read_to_string(folder.join("index.html")).context("cannot read index.html")?;
    let mut held = vec![worker.clone().into_bytes()];
    let names = kept(folder)?;
    for name in &names {
        let content = fs::read(folder.join(name)).with_context(|| format!("cannot read {name}"))?;
        held.extend([name.clone().into_bytes(), content]);
    }
    let version = digest::name(&held.iter().map(Vec::as_slice).collect::<Vec<_>>());
    put(folder, &minifier.script(list(&names, &page, &version) + &worker)?)
}

/// Writes one that keeps nothing and removes what another has kept: the lesson is being changed.
pub(super) fn write_none(project: &Project, folder: &Path) -> Result<()> {
    put(folder, &source(project, "none.js")?)
}

fn source(project: &Project, name: &str) -> Result<String> {
    let file = project.root().join("src/offline").join(name);
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

fn put(folder: &Path, text: &str) -> Result<()> {
    fs::write(folder.join(NAME), text).with_context(|| format!("cannot write {NAME}"))
}

/// The line that says which files there are.
fn list(names: &[String], page: &str, version: &str) -> String {
    let (hashed, plain): (Vec<_>, Vec<_>) = names.iter().map(String::as_str).partition(|name| is_hashed(name));
    let (named, further): (Vec<_>, Vec<_>) = hashed.into_iter().partition(|name| page.contains(name));
    // Asked for by the name of its folder, which every host answers, and some with a redirect from the file's.
    let plain: Vec<_> = plain.into_iter().map(|name| if name == "index.html" { "./" } else { name }).collect();
    let site = json!({ "version": version, "named": named, "further": further, "plain": plain });
    format!("const SITE = {site};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files, each of which holds its own name, but for the page.
    fn with_site<T>(files: &[&str], page: &str, look: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
        static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("xtask-offline-{}-{number}", std::process::id()));
        fs::create_dir_all(folder.join("still-0123456789abcdef"))?;
        for name in files {
            fs::write(folder.join(name), name)?;
        }
        fs::write(folder.join("index.html"), page)?;
        let found = look(&folder)?;
        fs::remove_dir_all(&folder)?;
        Ok(found)
    }

    const FILES: [&str; 10] = [
        "_headers",
        "card.png",
        "controls.json",
        "extras-0123456789abcdef_bg.wasm",
        "icon.svg",
        "lesson-fedcba9876543210.js",
        "plain-0123456789abcdef.js",
        "plain-extras-0123456789abcdef.js",
        "still-0123456789abcdef/echo.svg",
        "sw.js",
    ];
    const PAGE: &str = "<script src=./lesson-fedcba9876543210.js></script><img src=still-0123456789abcdef/echo.svg>";

    fn worker(files: &[&str], page: &str) -> Result<String> {
        let project = Project::here()?;
        with_site(files, page, |folder| {
            write(&project, folder, &Minifier::idle(&project))?;
            Ok(fs::read_to_string(folder.join(NAME))?)
        })
    }

    #[test]
    fn lists_all_that_a_visit_needs_by_how_it_may_change() -> Result<()> {
        let text = worker(&FILES, PAGE)?;
        let list = text.lines().next().and_then(|line| line.strip_prefix("const SITE = ")?.strip_suffix(';'));
        let site: serde_json::Value = serde_json::from_str(list.context("no list")?)?;
        assert_eq!(site["named"], json!(["lesson-fedcba9876543210.js", "still-0123456789abcdef/echo.svg"]));
        assert_eq!(site["further"], json!(["extras-0123456789abcdef_bg.wasm"]));
        assert_eq!(site["plain"], json!(["icon.svg", "./"]));
        assert!(text.ends_with(&source(&Project::here()?, "worker.js")?));
        Ok(())
    }

    #[test]
    fn the_version_follows_every_file_and_nothing_else() -> Result<()> {
        let first = worker(&FILES, PAGE)?;
        assert_eq!(worker(&FILES, PAGE)?, first, "the same files");
        assert_eq!(worker(&FILES[1..], PAGE)?, first, "what hosts read");
        assert_ne!(worker(&FILES, &format!("{PAGE}."))?, first, "another text");
        assert_ne!(worker(&FILES[..5], PAGE)?, first, "fewer files");
        Ok(())
    }

    #[test]
    fn a_lesson_that_is_being_changed_is_never_kept() -> Result<()> {
        let project = Project::here()?;
        let text = with_site(&FILES, PAGE, |folder| {
            write_none(&project, folder)?;
            Ok(fs::read_to_string(folder.join(NAME))?)
        })?;
        assert!(text.contains("unregister()") && !text.contains("\"fetch\""), "{text}");
        Ok(())
    }
}
