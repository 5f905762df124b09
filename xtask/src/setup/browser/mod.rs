//! The browsers in which the journeys run, and the driver through which each is steered.

mod places;

use std::env;
use std::fmt;
use std::path::PathBuf;

use anyhow::{Result, bail};
use which::which_in;
use xshell::{Shell, cmd};

use super::{apt, cargo_tools};
use crate::command::{self, captured, version_in};
use crate::progress;
use crate::project::Project;
use places::{Program, Wants};

/// A browser engine that readers meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox, with geckodriver.
    Firefox,
    /// Safari's engine as it runs on Linux: `WebKitGTK`'s `MiniBrowser`.
    WebKit,
}

/// A browser and what steers it, found on this machine.
#[derive(Debug, Clone)]
pub(crate) struct Installed {
    /// Which one it is.
    pub browser: Browser,
    /// The browser's program.
    pub binary: PathBuf,
    /// Its `WebDriver` program.
    pub driver: PathBuf,
    /// The X server that shows its windows to nobody, for a browser that cannot do without windows.
    pub screen: Option<PathBuf>,
}

impl Browser {
    /// Its name for programs: what `JOURNEY_BROWSER` says.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    const fn wants(self) -> &'static Wants {
        match self {
            Self::Chromium => &places::CHROMIUM,
            Self::Firefox => &places::FIREFOX,
            Self::WebKit => &places::WEBKIT,
        }
    }

    /// Finds the browser and its driver, or installs them where that needs no password.
    pub(crate) fn find_or_install(self, project: &Project) -> Result<Installed> {
        let found = match self.find(project) {
            Some(found) => found,
            None => self.install(project)?,
        };
        found.warn_on_mismatch(project.shell());
        Ok(found)
    }

    fn install(self, project: &Project) -> Result<Installed> {
        let reason = match self.install_packages(project) {
            Ok(()) => match self.find(project) {
                Some(found) => return Ok(found),
                None => format!("what was installed brings no {}", self.missing(project)),
            },
            Err(error) => format!("{error:#}"),
        };
        bail!("{self} is needed for these journeys\n{reason}\n{}", self.wants().advice)
    }

    fn install_packages(self, project: &Project) -> Result<()> {
        let shell = project.shell();
        let packaged = || self.parts().filter(|part| !part.from_cargo);
        if packaged().any(|part| locate(project, part).is_none()) {
            apt::available(shell)?;
            apt::refresh(shell)?;
            let sets = self.wants().packages;
            let known = sets.iter().find(|names| names.iter().all(|name| apt::knows(shell, name)));
            apt::install(shell, known.unwrap_or(&sets[0]), "the browser journeys")?;
        }
        if self.parts().any(|part| part.from_cargo && locate(project, part).is_none()) {
            cargo_tools::geckodriver(project)?;
        }
        Ok(())
    }

    fn parts(self) -> impl Iterator<Item = &'static Program> {
        let Wants { binary, driver, screen, .. } = self.wants();
        [binary, driver].into_iter().chain(screen)
    }

    /// The names of what cannot be found.
    fn missing(self, project: &Project) -> String {
        let missing = self.parts().filter(|part| locate(project, part).is_none()).map(|part| part.names[0]);
        missing.collect::<Vec<_>>().join(", ")
    }

    fn find(self, project: &Project) -> Option<Installed> {
        let Wants { binary, driver, screen, .. } = self.wants();
        let screen = match screen {
            Some(screen) => Some(locate(project, screen)?),
            None => None,
        };
        Some(Installed { browser: self, binary: locate(project, binary)?, driver: locate(project, driver)?, screen })
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        })
    }
}

impl Installed {
    /// chromedriver refuses a browser of another major version, in words that are hard to place: say it first.
    fn warn_on_mismatch(&self, shell: &Shell) {
        let major = |file: &PathBuf| {
            let text = captured(cmd!(shell, "{file} --version")).ok()?;
            version_in(&text)?.split('.').next().map(str::to_owned)
        };
        // Chrome on Windows has no `--version`; then there is nothing to compare. The others count on their own.
        if cfg!(windows) || self.browser != Browser::Chromium {
            return;
        }
        if let (Some(chrome), Some(driver)) = (major(&self.binary), major(&self.driver))
            && chrome != driver
        {
            progress::say("browser", format!("the browser is version {chrome}, its driver {driver}: this may fail"));
        }
    }
}

/// A program: the one that its variable names, else among this checkout's tools or on the search path, else at a usual
/// place.
fn locate(project: &Project, program: &Program) -> Option<PathBuf> {
    let chosen = env::var_os(program.variable).map(PathBuf::from).filter(|file| file.exists());
    let path = command::path_with(&[project.tools().join("bin")]).ok();
    let on_path = || program.names.iter().find_map(|name| which_in(name, path.as_ref(), project.root()).ok());
    let usual = || program.places.iter().map(PathBuf::from).find(|file| file.exists());
    chosen.or_else(on_path).or_else(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

    #[test]
    fn every_browser_says_how_to_get_all_of_it() {
        for browser in ALL {
            let Wants { packages, advice, .. } = browser.wants();
            assert!(!packages.is_empty(), "{browser}");
            for part in browser.parts() {
                assert!(advice.contains(part.variable), "{browser} does not say that {} is heeded", part.variable);
            }
            assert!(advice.contains("Debian") && advice.contains("macOS") && advice.contains("Windows"), "{browser}");
        }
    }

    #[test]
    fn names_tell_browsers_apart() {
        let mut names = ALL.map(Browser::name).to_vec();
        names.dedup();
        assert_eq!(names, ["chromium", "firefox", "webkit"]);
    }
}
