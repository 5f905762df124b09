//! The test run: every check from cheap to dear; the first that fails ends it.

mod driver;
mod left_out;
mod screen;
mod stages;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::progress::{human, say};
use crate::project::Project;
use crate::setup::browser::Browser;
pub(crate) use driver::Drivers;
pub(crate) use stages::journey;

/// What to check.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct TestPlan {
    /// Leave out the site and the browser, and use small samples.
    pub quick: bool,
    /// Go on the journeys in every browser, not in Chromium alone.
    pub all_browsers: bool,
    /// Only these stages; empty means all.
    pub only: Vec<Stage>,
    /// Only tests whose name contains one of these.
    pub filters: Vec<String>,
}

/// One part of the test run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// rustfmt agrees with the layout.
    Format,
    /// Clippy on all native code, and the links of its documentation.
    Lint,
    /// Clippy on the browser's face, for the target that it runs on.
    LintBrowser,
    /// Unit, integration and documentation tests.
    Unit,
    /// The release build of the site.
    Site,
    /// The byte budgets.
    Bytes,
    /// The tests in a real browser.
    Journeys(Browser),
}

impl Stage {
    /// In the order in which they run.
    const ALL: [Self; 9] = [
        Self::Format,
        Self::Lint,
        Self::LintBrowser,
        Self::Unit,
        Self::Site,
        Self::Bytes,
        Self::Journeys(Browser::Chromium),
        Self::Journeys(Browser::Firefox),
        Self::Journeys(Browser::WebKit),
    ];

    /// The stage that the reader named.
    pub(crate) fn named(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name).with_context(|| {
            let names: Vec<_> = Self::ALL.iter().map(|stage| stage.name()).collect();
            format!("there is no stage `{name}`; there are: {}", names.join(", "))
        })
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::LintBrowser => "lint-browser",
            Self::Unit => "unit",
            Self::Site => "site",
            Self::Bytes => "bytes",
            Self::Journeys(Browser::Chromium) => "journeys",
            Self::Journeys(Browser::Firefox) => "journeys-firefox",
            Self::Journeys(Browser::WebKit) => "journeys-webkit",
        }
    }

    /// Whether `--quick` leaves it out.
    const fn needs_site(self) -> bool {
        matches!(self, Self::Site | Self::Bytes | Self::Journeys(_))
    }
}

/// Runs the planned stages and prints what each took.
pub(crate) fn run(project: &Project, plan: &TestPlan) -> Result<()> {
    let start = Instant::now();
    let mut done: Vec<(Stage, Duration)> = Vec::new();
    for stage in planned(plan) {
        println!("\n==> {}", stage.name());
        let begin = Instant::now();
        let result = stages::run(stage, project, plan);
        done.push((stage, begin.elapsed()));
        if let Err(error) = result {
            summary(&done, true, start.elapsed());
            let name = stage.name();
            return Err(
                error.context(format!("stage `{name}` FAILED; to run it alone: cargo xtask test --only {name}"))
            );
        }
    }
    summary(&done, false, start.elapsed());
    Ok(())
}

/// The stages to run, in order.
fn planned(plan: &TestPlan) -> Vec<Stage> {
    const USUAL: Stage = Stage::Journeys(Browser::Chromium);
    let named = |stage: Stage| {
        if plan.only.is_empty() { !(plan.quick && stage.needs_site()) } else { plan.only.contains(&stage) }
    };
    let chosen = |stage: &Stage| match *stage {
        // The journeys in all browsers are those of the usual one, and more.
        Stage::Journeys(_) if plan.all_browsers => named(USUAL) || named(*stage),
        Stage::Journeys(browser) if browser != Browser::Chromium => plan.only.contains(stage),
        stage => named(stage),
    };
    Stage::ALL.into_iter().filter(chosen).collect()
}

fn summary(done: &[(Stage, Duration)], failed: bool, total: Duration) {
    println!();
    for (index, (stage, took)) in done.iter().enumerate() {
        let verdict = if failed && index + 1 == done.len() { "FAILED" } else { "ok" };
        say("test", format!("{:<16} {verdict:<8} {:>14}", stage.name(), human(*took)));
    }
    let verdict = if failed { "FAILED" } else { "ok" };
    say("test", format!("{:<16} {verdict:<8} {:>14}", "all", human(total)));
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHROMIUM: Stage = Stage::Journeys(Browser::Chromium);
    const FIREFOX: Stage = Stage::Journeys(Browser::Firefox);
    const WEBKIT: Stage = Stage::Journeys(Browser::WebKit);

    #[test]
    fn quick_leaves_out_site_and_browser() {
        let plan = TestPlan { quick: true, ..TestPlan::default() };
        assert_eq!(planned(&plan), [Stage::Format, Stage::Lint, Stage::LintBrowser, Stage::Unit]);
        assert_eq!(planned(&TestPlan::default()), Stage::ALL[..7]);
    }

    #[test]
    fn chosen_stages_keep_their_order() {
        let plan = TestPlan { quick: true, only: vec![CHROMIUM, Stage::Format], ..TestPlan::default() };
        assert_eq!(planned(&plan), [Stage::Format, CHROMIUM]);
    }

    #[test]
    fn other_browsers_have_to_be_asked_for() {
        assert_eq!(planned(&TestPlan { all_browsers: true, ..TestPlan::default() }), Stage::ALL);
        let journeys = TestPlan { all_browsers: true, only: vec![CHROMIUM], ..TestPlan::default() };
        assert_eq!(planned(&journeys), [CHROMIUM, FIREFOX, WEBKIT]);
        let one = |all_browsers| TestPlan { all_browsers, only: vec![WEBKIT, Stage::Bytes], ..TestPlan::default() };
        assert_eq!(planned(&one(false)), [Stage::Bytes, WEBKIT]);
        assert_eq!(planned(&one(true)), [Stage::Bytes, WEBKIT]);
        let without = TestPlan { all_browsers: true, only: vec![Stage::Format], ..TestPlan::default() };
        assert_eq!(planned(&without), [Stage::Format]);
    }

    #[test]
    fn every_stage_is_found_by_its_name() {
        for stage in Stage::ALL {
            assert!(Stage::named(stage.name()).is_ok_and(|found| found == stage));
        }
    }
}
