//! Benchmarks of the model, the bytes of the site, and its frames in a browser.

use anyhow::Result;

use crate::check;
use crate::progress;
use crate::project::Project;
use crate::site::bytes::FirstVisit;

/// Runs the benchmarks, then prints what `dist/` weighs and how fast it moves, if it was built.
pub(crate) fn run(project: &Project) -> Result<()> {
    progress::timed("bench", "benchmarks of the model", || {
        Ok(project.cargo().args(["bench", "--bench", "model"]).run()?)
    })?;
    if project.dist().join("index.html").exists() {
        print!("{}", FirstVisit::of(&project.dist())?.table());
        progress::timed("bench", "frames in a browser", || check::frames(project))?;
    } else {
        progress::say("bench", "dist/ is not built; `cargo xtask build` builds it");
    }
    Ok(())
}
