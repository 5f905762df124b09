//! What each stage of the test run does.

use anyhow::Result;
use xshell::Cmd;

use super::driver::Drivers;
use super::left_out::LeftOut;
use super::{Stage, TestPlan};
use crate::progress;
use crate::project::Project;
use crate::server::Server;
use crate::setup::browser::{Browser, Installed};
use crate::setup::npm;
use crate::setup::wasm::{self, StdLibrary, WasmToolchain};
use crate::site::{
    self, PrerenderBuild,
    bytes::{FirstVisit, OfflineCopy},
};

/// What runs in the browser: the lesson's two modules, and the one that `cargo xtask bench` measures.
const IN_BROWSER: [&str; 8] = ["--bin", "dealer-hedging", "--bin", "extras", "--bin", "chains", "--bin", "measured"];

/// Journeys that run at a time, each with a driver of its own.
const AT_ONCE: usize = 2;

/// Runs one stage.
pub(super) fn run(stage: Stage, project: &Project, plan: &TestPlan) -> Result<()> {
    match stage {
        Stage::Format => execute(&project.cargo().args(["fmt", "--all", "--check"])),
        Stage::Lint => lint(project),
        Stage::LintBrowser if plan.quick => lint_browser_natively(project),
        Stage::LintBrowser => lint_browser(project),
        Stage::Unit => unit(project, plan),
        Stage::Site => site::ensure(project, PrerenderBuild::WithTests),
        Stage::Bytes => bytes(project),
        Stage::Journeys(browser) => journeys(browser, project, plan),
    }
}

fn lint(project: &Project) -> Result<()> {
    execute(&project.cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    // What the documentation names must exist: in what others read, which links to nothing private, and in the rest.
    let doc = || project.cargo().args(["doc", "--workspace", "--no-deps", "--all-features"]);
    execute(&doc().env("RUSTDOCFLAGS", "-D warnings"))?;
    execute(&doc().arg("--document-private-items").env("RUSTDOCFLAGS", "-D warnings"))
}

/// The browser's face without a wasm compiler: quick, and blind to code that only wasm compiles.
fn lint_browser_natively(project: &Project) -> Result<()> {
    execute(&project.cargo().arg("clippy").args(IN_BROWSER).args(["--", "-D", "warnings"]))
}

/// The browser's face on its own target. In release, to share macros and build scripts with the site's build.
fn lint_browser(project: &Project) -> Result<()> {
    let toolchain = wasm::prepare(project, StdLibrary::Shipped)?;
    let what = ["--release", "--target", wasm::TARGET].into_iter().chain(IN_BROWSER);
    let cargo = project.cargo();
    let clippy = match &toolchain {
        WasmToolchain::Usual | WasmToolchain::Small { .. } => {
            cargo.arg("clippy").args(what).args(["--", "-D", "warnings"])
        }
        // `cargo clippy` would run the driver beside itself, which is of another compiler. This is what it does.
        WasmToolchain::Debian { clippy_driver, .. } => cargo
            .arg("check")
            .args(what)
            .env("RUSTC_WORKSPACE_WRAPPER", clippy_driver)
            .env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__"),
    };
    execute(&toolchain.apply(clippy))
}

fn unit(project: &Project, plan: &TestPlan) -> Result<()> {
    let tests = project.cargo().args(["test", "--workspace"]);
    execute(&filtered(thorough(tests, plan), plan, &[]))
}

fn bytes(project: &Project) -> Result<()> {
    let visit = FirstVisit::of(&project.dist())?;
    let copy = OfflineCopy::of(&project.dist(), &visit)?;
    print!("{}", copy.line());
    copy.check(&visit)?;
    let kept = visit.check();
    if kept.is_err() && site::is_built(project, StdLibrary::Shipped)? {
        progress::say("bytes", "not judged: the budget is for a module whose standard library was built for size");
        return Ok(());
    }
    kept?;
    progress::say("bytes", "within the budget");
    Ok(())
}

fn journeys(browser: Browser, project: &Project, plan: &TestPlan) -> Result<()> {
    let installed = browser.find_or_install(project)?;
    let axe = npm::axe(project)?;
    site::ensure(project, PrerenderBuild::WithTests)?;
    let server = Server::start(&project.dist(), 0)?;
    let drivers = Drivers::start(&installed, AT_ONCE, &project.target())?;
    let left_out = LeftOut::begin(browser, &project.target())?;
    let tests = journey(project, &installed, &server, &drivers)
        .env("JOURNEYS_LEFT_OUT", left_out.file())
        .env("AXE_SCRIPT", axe);
    let threads = format!("--test-threads={AT_ONCE}");
    // What only measures belongs to `cargo xtask bench`.
    let flags = ["--ignored", &threads, "--skip", "measured::"];
    let result = execute(&filtered(thorough(tests, plan), plan, &flags));
    left_out.tell()?;
    result
}

/// Goes on journeys: the command, which still has to be told which, and to be run.
pub(crate) fn journey<'a>(project: &'a Project, browser: &Installed, server: &Server, drivers: &Drivers) -> Cmd<'a> {
    project
        .cargo()
        // The same selection as in `unit`, so that nothing is compiled again with other features.
        .args(["test", "--workspace", "--test", "journeys"])
        .env("SITE_URL", server.url())
        .env("SITE_FOLDER", project.dist())
        .env("WEBDRIVER_URL", drivers.urls())
        .env("JOURNEY_BROWSER", browser.browser.name())
        .env("BROWSER_BINARY", &browser.binary)
}

/// Tells statistical tests to take all their samples, unless it has to be quick.
fn thorough<'a>(tests: Cmd<'a>, plan: &TestPlan) -> Cmd<'a> {
    if plan.quick { tests } else { tests.env("FULL", "1") }
}

/// Passes flags and the reader's filters to the test programs.
fn filtered<'a>(tests: Cmd<'a>, plan: &TestPlan, flags: &[&str]) -> Cmd<'a> {
    tests.arg("--").args(flags).args(&plan.filters)
}

fn execute(command: &Cmd<'_>) -> Result<()> {
    Ok(command.run()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::{Shell, cmd};

    #[test]
    fn filters_follow_the_flags() -> Result<()> {
        let plan = TestPlan { filters: vec!["link".to_owned()], ..TestPlan::default() };
        let shell = Shell::new()?;
        let tests = filtered(cmd!(shell, "cargo test"), &plan, &["--ignored"]);
        assert_eq!(tests.to_string(), "cargo test -- --ignored link");
        Ok(())
    }
}
