//! The lesson's own page: what a step of a drag costs, what a first visit is like, what is held in memory. The journeys
//! that measure stand in `tests/journeys/measured/`.

use std::path::Path;

use anyhow::Result;

use super::programs::Programs;
use crate::check::{Drivers, journey};
use crate::project::Project;
use crate::server::Server;
use crate::setup::browser::Browser;

/// What is measured in which browser: the names of journeys.
const MEASURED: [(Browser, &[&str]); 2] = [
    (
        Browser::Chromium,
        &["measured_frames", "measured_peers", "measured_sessions", "measured_loading", "measured_memory"],
    ),
    (Browser::Firefox, &["measured_firefox"]),
];

/// Measures the page in `dist/`, with drawing libraries from this `node_modules` if there is one.
pub(super) fn measure(project: &Project, scripts: Option<&Path>, programs: &mut Programs) -> Result<()> {
    let server = Server::start_compressed(&project.dist())?;
    for (browser, journeys) in MEASURED {
        let installed = browser.find_or_install(project)?;
        let drivers = Drivers::start_to_measure(&installed, &project.target())?;
        for name in journeys {
            let command = journey(project, &installed, &server, &drivers);
            let command = match scripts {
                Some(scripts) => command.env("BENCH_NODE_MODULES", scripts),
                None if *name == "measured_peers" => continue,
                None => command,
            };
            let flags = ["--ignored", "--test-threads=1", "--nocapture", name];
            programs.run(&format!("{name} in {browser}"), command.arg("--").args(flags));
        }
    }
    Ok(())
}
