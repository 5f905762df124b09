//! Builds `dist/`, the folder to host.
//!
//! Trunk compiles the browser's face of the lesson, then calls [`post_build`] on its staging folder:
//! the native face writes the text into `index.html`, and the page gets its security policy.

mod address;
pub(crate) mod bytes;
mod digest;
mod extras;
mod files;
mod headers;
mod html;
mod inline;
mod minify;
mod module;
mod names;
mod offline;
mod plain;
mod policy;
mod prerender;
mod sections;
mod stamp;
mod stills;
mod styles;
mod unused;

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use which::which_in;
use xshell::cmd;

use crate::progress;
use crate::project::Project;
use crate::setup::{self, SiteTools, wasm::StdLibrary};
use bytes::{FirstVisit, OfflineCopy};
pub(crate) use files::files_below;
use minify::Minifier;
pub(crate) use prerender::PrerenderBuild;

/// Builds the site unless `dist/` is already what the sources and this library give, and prints what a first visit
/// loads.
pub(crate) fn build(project: &Project, library: StdLibrary, text_from: PrerenderBuild) -> Result<()> {
    if is_built(project, library)? {
        progress::say("site", "dist/ is up to date");
    } else {
        let tools = setup::site_tools(project, library)?;
        stamp::forget(project)?;
        run_trunk(project, &tools, text_from)?;
        stamp::remember(project, &stamp::of_inputs(project, tools.toolchain.library())?)?;
    }
    let visit = FirstVisit::of(&project.dist())?;
    print!("{}{}", visit.table(), OfflineCopy::of(&project.dist(), &visit)?.line());
    Ok(())
}

/// Whether `dist/` is what the sources and this library give.
pub(crate) fn is_built(project: &Project, library: StdLibrary) -> Result<bool> {
    stamp::is_fresh(project, &stamp::of_inputs(project, library)?)
}

/// The same with whichever library `dist/` was built, so that it is served and tested as it is; small where it must be
/// built.
pub(crate) fn ensure(project: &Project, text_from: PrerenderBuild) -> Result<()> {
    let library = if is_built(project, StdLibrary::Shipped)? { StdLibrary::Shipped } else { StdLibrary::Small };
    build(project, library, text_from)
}

fn run_trunk(project: &Project, tools: &SiteTools, text_from: PrerenderBuild) -> Result<()> {
    progress::timed("site", "fetch the crates", || {
        let fetch = project.cargo().args(["fetch", "--quiet", "--target", setup::wasm::TARGET]);
        Ok(tools.toolchain.apply_with_std(fetch).quiet().run()?)
    })?;
    progress::timed("site", "build dist/ with Trunk (the first time takes minutes)", || {
        let trunk = which_in("trunk", Some(&tools.path), project.root()).context("trunk is gone")?;
        // All that it would download is here.
        let build = cmd!(project.shell(), "{trunk} build --release --offline").env("PATH", &tools.path);
        let build = text_from.pass_to(build);
        // Trunk 0.21 refuses the usual `NO_COLOR=1`: it wants `true`.
        let build = if env::var_os("NO_COLOR").is_some() { build.env("NO_COLOR", "true") } else { build };
        Ok(build.run()?)
    })
}

/// Finishes the page in Trunk's staging folder; Trunk runs this as its `post_build` hook.
pub(crate) fn post_build(project: &Project) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("post-build is run by Trunk, which sets TRUNK_STAGING_DIR; you want `cargo xtask build`")?;
    let text_from = PrerenderBuild::from_env();
    progress::timed("site", "write the text into index.html", || prerender::run(project, text_from, &staging))?;
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    // Trunk says so. Whoever is changing the page wants to see it soon, and to read its script.
    let release = env::var_os("TRUNK_PROFILE").is_none_or(|profile| profile != "debug");
    let minifier = if release { Minifier::find(project) } else { Minifier::idle(project) };
    let smaller = |module: &[u8], script: String| {
        if !release {
            return Ok((module.to_vec(), script));
        }
        let (module, script) = unused::without(project, module, &script)?;
        names::shorten(&minifier, &module, script)
    };
    let page = module::rewrite(&staging, &page, smaller)?;
    let changes = extras::Changes { code: smaller, sheet: |sheet| minifier.style_sheet(sheet) };
    let page = extras::rewrite(&staging, &page, &changes)?;
    let page = if release { plain::write(project, &staging, &page)? } else { page };
    let page = styles::join(&staging, &page, |sheet| minifier.style_sheet(sheet))?;
    let page = if release { inline::joined(&page) } else { page };
    let page = inline::minified(&page, |script| minifier.script(script))?;
    let page = stills::name(&staging, &page)?;
    let page = address::insert(&page, address::given().as_deref())?;
    let policy = policy::of(&page)?;
    let served = policy::is_changed_when_served(&page);
    let page = if served { policy::leave_out(&page) } else { policy::insert(&page, &policy)? };
    fs::write(&index, page).with_context(|| format!("cannot write {}", index.display()))?;
    if served {
        offline::write_none(project, &staging)?;
        progress::say("site", "no security policy: Trunk's script for reloading changes with each request");
    } else {
        offline::write(project, &staging, &minifier)?;
        headers::write(&staging, &policy)?;
        progress::say("site", "security policy, host headers and the worker for reading without network written");
    }
    Ok(())
}
