//! Installing Debian and Ubuntu packages, where that needs no password.

use std::process::Command;
use std::time::Duration;

use crate::command::{self, output, succeeds_within, which};
use crate::error::{Context, Error, Result};
use crate::steps;

/// Whether packages can be installed without asking anybody; the error says why not.
pub fn available() -> Result<()> {
    privileged("true").map(drop)
}

/// Fetches the lists of packages. Failing to is only said: old lists may do.
pub fn refresh() -> Result<()> {
    let mut update = privileged("apt-get")?;
    update.args(["update", "-qq"]);
    steps::timed("apt", "update the lists of packages", || {
        if let Err(error) = output(&mut update) {
            steps::say("apt", error.report());
        }
        Ok(())
    })
}

/// Installs packages, naming them first. Call [`refresh`] before.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let mut install = privileged("apt-get")?;
    install
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"])
        .args(packages);
    let what = format!("install {} ({why})", packages.join(" "));
    steps::timed("apt", &what, || output(&mut install).map(drop))
        .context(|| format!("apt could not install {}", packages.join(" ")))
}

/// The packages that `package` depends on.
pub fn depends(package: &str) -> Result<Vec<String>> {
    let text = output(Command::new("apt-cache").args(["depends", package]))?;
    Ok(text.lines().filter_map(|line| line.trim().strip_prefix("Depends: ")).map(str::to_owned).collect())
}

/// Whether the lists know an installable version of `package`.
pub fn knows(package: &str) -> bool {
    output(Command::new("apt-cache").args(["policy", package]))
        .is_ok_and(|text| text.contains("Candidate:") && !text.contains("Candidate: (none)"))
}

/// A program run as root: directly, or through a `sudo` that asks for no password.
fn privileged(program: &str) -> Result<Command> {
    if which("apt-get").is_none() {
        return Err(Error::new("this is not a Debian or Ubuntu machine (no apt-get)"));
    }
    if output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        return Ok(Command::new(program));
    }
    let mut sudo = Command::new("sudo");
    sudo.arg("-n");
    if which("sudo").is_some() && succeeds_within(sudo.arg("true"), Duration::from_secs(5)) {
        let mut command = Command::new("sudo");
        command.args(["-n", "--preserve-env=DEBIAN_FRONTEND", program]);
        return Ok(command);
    }
    Err(Error::new(format!(
        "`{}` needs root: run this task once as root, or with a sudo that asks for no password",
        command::line(&Command::new(program))
    )))
}
