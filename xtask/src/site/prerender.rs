//! Building and running the native face of the page, which writes the text into `index.html`.

use std::env;
use std::path::Path;

use anyhow::Result;
use xshell::{Cmd, cmd};

use crate::project::Project;

/// Carries the choice through Trunk to the hook.
const VARIABLE: &str = "XTASK_PRERENDER";
const WITH_TESTS: &str = "with-tests";

/// How the page is built alone: what it needs from others runs for two seconds, and need not be fast. Measured on two
/// cores: 112 s from nothing, and 154 s as the tests have it.
const LIGHT: [&str; 6] = [
    "--config",
    "profile.dev.opt-level=0",
    "--config",
    "profile.dev.debug=false",
    "--config",
    "profile.dev.package.dealer-hedging.opt-level=1",
];

/// How the native face is compiled.
///
/// Cargo gives a dependency the features that everything compiled together asks for. The tests ask for
/// more, so built alone the page would share nothing with them: a test run would compile Leptos twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PrerenderBuild {
    /// Nothing but what it needs: for a reader who wants to see the page.
    Alone,
    /// Together with the tests: for a test run, which has them compiled already.
    WithTests,
}

impl PrerenderBuild {
    /// The choice of whoever started Trunk.
    pub(crate) fn from_env() -> Self {
        if env::var_os(VARIABLE).is_some_and(|value| value == WITH_TESTS) { Self::WithTests } else { Self::Alone }
    }

    /// Lets the hook that `trunk` will start know this choice.
    pub(crate) fn pass_to(self, trunk: Cmd<'_>) -> Cmd<'_> {
        match self {
            Self::Alone => trunk.env_remove(VARIABLE),
            Self::WithTests => trunk.env(VARIABLE, WITH_TESTS),
        }
    }
}

/// Lets the native face write into the page in `staging`.
pub(super) fn run(project: &Project, build: PrerenderBuild, staging: &Path) -> Result<()> {
    let what = ["--quiet", "--bin", "prerender"];
    match build {
        PrerenderBuild::Alone => {
            project.cargo().arg("run").args(what).args(LIGHT).arg("--").arg(staging).quiet().run()?;
        }
        PrerenderBuild::WithTests => {
            project.cargo().arg("build").args(what).args(["--workspace", "--tests"]).quiet().run()?;
            let program = project.target().join("debug").join(format!("prerender{}", env::consts::EXE_SUFFIX));
            cmd!(project.shell(), "{program} {staging}").quiet().run()?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;
    use xshell::Shell;

    #[test]
    fn only_a_test_run_tells_the_hook() -> Result<()> {
        let shell = Shell::new()?;
        let value = |build: PrerenderBuild| {
            let trunk = Command::from(build.pass_to(cmd!(shell, "trunk")));
            trunk.get_envs().find_map(|(_, value)| value.map(std::ffi::OsStr::to_owned))
        };
        assert_eq!(value(PrerenderBuild::Alone), None);
        assert_eq!(value(PrerenderBuild::WithTests), Some(WITH_TESTS.into()));
        Ok(())
    }
}
