//! Builds `dist/`, the folder to host.
//!
//! Trunk compiles the browser's face of the lesson, then calls [`post_build`] on its staging folder:
//! the native face writes the text into `index.html`, and the page gets its security policy.

pub mod bytes;
mod digest;
mod headers;
mod html;
mod inline;
mod policy;
mod prerender;
mod shorten;
mod stamp;
mod styles;
mod wasm;

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use which::which_in;
use xshell::cmd;

use crate::project::Project;
use crate::setup;
use crate::steps;
use bytes::FirstVisit;
pub use prerender::PrerenderBuild;

/// Builds the site unless `dist/` is already what the sources give, and prints what a first visit loads.
pub fn build(project: &Project, text_from: PrerenderBuild) -> Result<FirstVisit> {
    let inputs = stamp::of_inputs(project)?;
    if stamp::is_fresh(project, &inputs)? {
        steps::say("site", "dist/ is up to date");
    } else {
        let tools = setup::site_tools(project)?;
        stamp::forget(project)?;
        steps::timed("site", "fetch the crates", || {
            let fetch = project.cargo().args(["fetch", "--quiet", "--target", setup::wasm::TARGET]);
            Ok(tools.toolchain.apply_with_std(fetch).quiet().run()?)
        })?;
        steps::timed("site", "build dist/ with Trunk (the first time takes minutes)", || {
            let trunk = which_in("trunk", Some(&tools.path), project.root()).context("trunk is gone")?;
            let build = cmd!(project.shell(), "{trunk} build --release --offline").env("PATH", &tools.path);
            let build = text_from.pass_to(build);
            // Trunk 0.21 refuses the usual `NO_COLOR=1`: it wants `true`.
            let build = if env::var_os("NO_COLOR").is_some() { build.env("NO_COLOR", "true") } else { build };
            Ok(build.run()?)
        })?;
        stamp::remember(project, &inputs)?;
    }
    let visit = FirstVisit::of(&project.dist())?;
    print!("{}", visit.table());
    Ok(visit)
}

/// Finishes the page in Trunk's staging folder; Trunk runs this as its `post_build` hook.
pub fn post_build(project: &Project) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("post-build is run by Trunk, which sets TRUNK_STAGING_DIR; you want `cargo xtask build`")?;
    let text_from = PrerenderBuild::from_env();
    steps::timed("site", "write the text into index.html", || prerender::run(project, text_from, &staging))?;
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let page = inline::strip(&styles::join(&staging, &shorten::run(&staging, &page)?)?);
    let policy = policy::of(&page)?;
    fs::write(&index, policy::insert(&page, &policy)?).with_context(|| format!("cannot write {}", index.display()))?;
    headers::write(&staging, &policy)?;
    steps::say("site", "security policy and host headers written");
    Ok(())
}
