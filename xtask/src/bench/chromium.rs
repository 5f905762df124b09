//! Our module and npm's libraries in Chromium.

use std::path::Path;

use anyhow::Result;

use super::programs::Programs;
use crate::check::Drivers;
use crate::project::Project;
use crate::server::Server;
use crate::setup::browser::{Browser, Installed};

/// A page that measures, served, and a driver of the browser that opens it; both end with this.
pub(super) struct Session {
    installed: Installed,
    drivers: Drivers,
    server: Server,
}

/// Serves the page and starts the driver, installing the browser if need be.
pub(super) fn start(project: &Project, page: &Path) -> Result<Session> {
    let installed = Browser::Chromium.find_or_install(project)?;
    let drivers = Drivers::start(&installed, 1, &project.target())?;
    Ok(Session { installed, drivers, server: Server::start(page, 0)? })
}

impl Session {
    /// Measures what the page offers.
    pub(super) fn measure(&self, project: &Project, programs: &mut Programs) {
        let bench = project
            .cargo()
            .args(["bench", "--bench", "chromium"])
            .env("SITE_URL", self.server.url())
            .env("WEBDRIVER_URL", self.drivers.urls())
            .env("BROWSER_BINARY", &self.installed.binary);
        programs.run("the model and npm's libraries in Chromium", bench);
    }
}
