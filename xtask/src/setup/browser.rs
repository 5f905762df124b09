//! Chromium or Chrome, and the driver through which the journeys steer it.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};
use which::which;
use xshell::{Shell, cmd};

use super::apt;
use crate::command::{captured, version_in};
use crate::progress;

/// A browser and its driver.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub chrome: PathBuf,
    /// chromedriver of the same major version.
    pub driver: PathBuf,
}

const CHROMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];

/// Package names: Debian's, then Ubuntu's.
const PACKAGES: [[&str; 2]; 2] = [["chromium", "chromium-driver"], ["chromium-browser", "chromium-chromedriver"]];

/// Places outside the search path.
const USUAL_CHROMES: [&str; 5] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];
const USUAL_DRIVERS: [&str; 4] = [
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
    "/opt/homebrew/bin/chromedriver",
    "/usr/local/bin/chromedriver",
];

/// Finds the browser and its driver, or installs them with apt where that needs no password.
pub(crate) fn find_or_install(shell: &Shell) -> Result<Browser> {
    if let Some(browser) = find() {
        warn_on_mismatch(shell, &browser);
        return Ok(browser);
    }
    let reason = match apt::available(shell) {
        Ok(()) => {
            apt::refresh(shell)?;
            let packages = PACKAGES.iter().find(|names| names.iter().all(|name| apt::knows(shell, name)));
            apt::install(shell, packages.unwrap_or(&PACKAGES[0]), "the browser journeys")?;
            match find() {
                Some(browser) => return Ok(browser),
                None => "the packages were installed but bring no browser and driver".to_owned(),
            }
        }
        Err(error) => format!("{error:#}"),
    };
    bail!("the journeys need Chromium or Chrome and chromedriver\n{reason}\n{ADVICE}")
}

const ADVICE: &str = "\
Install both, of the same version:
  Debian   apt install chromium chromium-driver
  Ubuntu   snap install chromium          (brings chromium.chromedriver)
  macOS    brew install --cask google-chrome chromedriver
  Windows  winget install Google.Chrome Chromium.ChromeDriver
or name them in CHROME_BINARY and CHROMEDRIVER. `cargo xtask test --quick` needs no browser.";

fn find() -> Option<Browser> {
    Some(Browser {
        chrome: locate("CHROME_BINARY", &CHROMES, &USUAL_CHROMES)?,
        driver: locate("CHROMEDRIVER", &DRIVERS, &USUAL_DRIVERS)?,
    })
}

/// A program: the one that `variable` names, else on the search path, else at a usual place.
fn locate(variable: &str, names: &[&str], places: &[&str]) -> Option<PathBuf> {
    let chosen = env::var_os(variable).map(PathBuf::from).filter(|file| file.exists());
    let on_path = || names.iter().find_map(|name| which(name).ok());
    let usual = || places.iter().map(PathBuf::from).find(|file| file.exists());
    chosen.or_else(on_path).or_else(usual)
}

/// A driver refuses a browser of another major version, in words that are hard to place: say it first.
fn warn_on_mismatch(shell: &Shell, browser: &Browser) {
    let major = |file: &PathBuf| {
        let text = captured(cmd!(shell, "{file} --version")).ok()?;
        version_in(&text)?.split('.').next().map(str::to_owned)
    };
    // Chrome on Windows has no `--version`; then there is nothing to compare.
    if cfg!(windows) {
        return;
    }
    if let (Some(chrome), Some(driver)) = (major(&browser.chrome), major(&browser.driver))
        && chrome != driver
    {
        progress::say("browser", format!("the browser is version {chrome}, its driver {driver}: this may fail"));
    }
}
