//! Benchmarks of the model, and the bytes of the site.

use crate::command;
use crate::error::Result;
use crate::project::Project;
use crate::site::bytes::FirstVisit;
use crate::steps;

/// Runs the benchmarks, then prints what `dist/` weighs if it was built.
pub fn run(project: &Project) -> Result<()> {
    if project.root().join("benches/model.rs").exists() {
        steps::timed("bench", "benchmarks of the model", || {
            command::run(project.cargo().args(["bench", "--features", "ssr", "--bench", "model"]))
        })?;
    } else {
        steps::say("bench", "there is no benches/model.rs yet");
    }
    if project.dist().join("index.html").exists() {
        print!("{}", FirstVisit::of(&project.dist())?.table());
    } else {
        steps::say("bench", "dist/ is not built; `cargo xtask build` builds it and prints its bytes");
    }
    Ok(())
}
