//! Our model and Python's libraries on this machine itself.

use std::path::Path;

use anyhow::Result;
use xshell::cmd;

use super::programs::Programs;
use crate::progress;
use crate::project::Project;

/// Compiles what measures, so that nothing else runs while it does.
pub(super) fn compile(project: &Project) -> Result<()> {
    progress::timed("bench", "compile what measures", || {
        Ok(project.cargo().args(["bench", "--no-run", "--bench", "native", "--bench", "chromium"]).run()?)
    })
}

/// Measures our model, and has it say what has to come out.
pub(super) fn ours(project: &Project, programs: &mut Programs) {
    programs.run("the model on this machine", project.cargo().args(["bench", "--bench", "native"]));
}

/// Measures Python's libraries.
pub(super) fn python(project: &Project, python: &Path, programs: &mut Programs) {
    for (what, name) in [("Python at options", "greeks.py"), ("Python at sessions", "sessions.py")] {
        let script = project.root().join("benches/peers").join(name);
        // Without files of bytecode beside the sources.
        programs.run(what, cmd!(project.shell(), "{python} -B {script}"));
    }
}
