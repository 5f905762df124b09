//! Our model as the browser gets it: compiled, bound and shrunk as the lesson's own module is, in a page of its own that
//! measures it. The page stands in `target/bench-site`, and is no part of `dist/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use which::which_in;
use xshell::cmd;

use crate::command::captured;
use crate::progress;
use crate::project::Project;
use crate::setup::{self, SiteTools, npm, wasm, wasm::StdLibrary};

/// What the module is called.
const NAME: &str = "measured";
/// The files of the page that are served as they are.
const PAGE: [&str; 2] = ["index.html", "measure.js"];
/// With these a page is alone in its process, and a browser gives it its finest clock.
const HEADERS: &str = "/*
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
  Cache-Control: no-cache
";
/// What stands in for the libraries where npm is missing.
const NO_PEERS: &str = "export const peers = [];\n";

/// Builds the page, with the libraries from this `node_modules` if there is one, and returns its folder.
pub(super) fn build(project: &Project, modules: Option<&Path>) -> Result<PathBuf> {
    let tools = setup::site_tools(project, StdLibrary::Small)?;
    let folder = project.target().join("bench-site");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let compiled = compile(project, &tools)?;
    if !is_newer(&folder.join(format!("{NAME}_bg.wasm")), &[&compiled, &index(project)]) {
        progress::timed("bench", "bind and shrink it", || shrink(project, &tools, &compiled, &folder))?;
    }
    let source = project.root().join("benches/page");
    for name in PAGE {
        fs::copy(source.join(name), folder.join(name)).with_context(|| format!("cannot copy {name}"))?;
    }
    let write = |name: &str, text| fs::write(folder.join(name), text).with_context(|| format!("cannot write {name}"));
    write("_headers", HEADERS)?;
    match modules {
        Some(modules) => bundle(project, modules, &source.join("peers.js"), &folder.join("peers.js"))?,
        None => write("peers.js", NO_PEERS)?,
    }
    Ok(folder)
}

/// The module as the compiler leaves it.
fn compile(project: &Project, tools: &SiteTools) -> Result<PathBuf> {
    progress::timed("bench", "compile the model for the browser", || {
        // The same cargo that Trunk would find, for the same standard library.
        let cargo = which_in("cargo", Some(&tools.path), project.root()).context("cargo is gone")?;
        let target = wasm::TARGET;
        let build = cmd!(project.shell(), "{cargo} build --release --target={target} --bin {NAME}");
        Ok(build.env("PATH", &tools.path).run()?)
    })?;
    Ok(project.target().join(wasm::TARGET).join("release").join(format!("{NAME}.wasm")))
}

/// Puts the module and its script into the folder, by the steps that Trunk takes.
fn shrink(project: &Project, tools: &SiteTools, compiled: &Path, folder: &Path) -> Result<()> {
    let page = fs::read_to_string(index(project)).context("cannot read index.html")?;
    let flags = flags(&page).context("index.html no longer says how its module is shrunk")?;
    let tool = |name: &str| which_in(name, Some(&tools.path), project.root()).with_context(|| format!("no {name}"));
    let (bindgen, wasm_opt) = (tool("wasm-bindgen")?, tool("wasm-opt")?);
    let shell = project.shell();
    let bind = ["--target", "web", "--no-typescript", "--out-name", NAME, "--out-dir"];
    let bound = folder.join("bound");
    captured(cmd!(shell, "{bindgen} {bind...} {bound} {compiled}"))?;
    let file = |name: String| (bound.join(&name), folder.join(name));
    let (script, beside) = file(format!("{NAME}.js"));
    fs::copy(script, beside).context("cannot copy the module's script")?;
    let (module, shrunk) = file(format!("{NAME}_bg.wasm"));
    // The module has its name once it is whole: by that a later run knows that there is nothing to do.
    let half = folder.join("half");
    captured(cmd!(shell, "{wasm_opt} {flags...} {module} --output {half}").env("PATH", &tools.path))?;
    fs::rename(half, shrunk).context("cannot rename the module")
}

fn index(project: &Project) -> PathBuf {
    project.root().join("index.html")
}

/// The flags with which the lesson's own module is shrunk.
fn flags(page: &str) -> Option<Vec<String>> {
    let of = |name: &str| Some(page.split_once(&format!("{name}=\""))?.1.split_once('"')?.0);
    let level = format!("-O{}", of("data-wasm-opt")?);
    Some(std::iter::once(level).chain(of("data-wasm-opt-params")?.split(' ').map(str::to_owned)).collect())
}

/// Puts npm's libraries and what calls them into one script.
fn bundle(project: &Project, modules: &Path, entry: &Path, script: &Path) -> Result<()> {
    let esbuild = npm::find_esbuild(project).context("esbuild is gone")?;
    let out = format!("--outfile={}", script.display());
    // In production a bundle is minified, as the lesson's own scripts are.
    let flags = ["--bundle", "--minify", "--format=esm", "--log-level=warning"];
    let bundle = cmd!(project.shell(), "{esbuild} {entry} {flags...} {out}").env("NODE_PATH", modules);
    captured(bundle).map(drop)
}

/// Whether a file was written after all of these.
fn is_newer(file: &Path, others: &[&Path]) -> bool {
    let written = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let Some(time) = written(file) else { return false };
    others.iter().all(|other| written(other).is_some_and(|other| other < time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_are_those_of_the_page() -> Result<()> {
        let page = r#"<link data-wasm-opt="z" data-wasm-opt-params="--flatten -Oz">"#;
        assert_eq!(flags(page), Some(["-Oz", "--flatten", "-Oz"].map(str::to_owned).to_vec()));
        assert_eq!(flags("<link>"), None);
        let real = fs::read_to_string(index(&Project::here()?))?;
        assert!(flags(&real).is_some_and(|flags| flags.len() > 1));
        Ok(())
    }
}
