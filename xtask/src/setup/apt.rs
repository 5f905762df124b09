//! Installing Debian and Ubuntu packages, where that needs no password.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use which::which;
use xshell::{Cmd, Shell, cmd};

use crate::command::{captured, succeeds_within};
use crate::progress;

/// Whether packages can be installed without asking anybody; the error says why not.
pub(crate) fn available(shell: &Shell) -> Result<()> {
    privileged(shell, "true").map(drop)
}

/// Fetches the lists of packages. Failing to is only said: old lists may do.
pub(crate) fn refresh(shell: &Shell) -> Result<()> {
    let update = privileged(shell, "apt-get")?.args(["update", "-qq"]);
    progress::timed("apt", "update the lists of packages", || {
        if let Err(error) = captured(update) {
            progress::say("apt", format!("{error:#}"));
        }
        Ok(())
    })
}

/// Installs packages, naming them first. Call [`refresh`] before.
pub(crate) fn install(shell: &Shell, packages: &[&str], why: &str) -> Result<()> {
    let install = privileged(shell, "apt-get")?
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"])
        .args(packages);
    let names = packages.join(" ");
    progress::timed("apt", &format!("install {names} ({why})"), || captured(install))
        .map(drop)
        .with_context(|| format!("apt could not install {names}"))
}

/// The packages that `package` depends on.
pub(crate) fn depends(shell: &Shell, package: &str) -> Result<Vec<String>> {
    let text = captured(cmd!(shell, "apt-cache depends {package}"))?;
    Ok(text.lines().filter_map(|line| line.trim().strip_prefix("Depends: ")).map(str::to_owned).collect())
}

/// Whether the lists know an installable version of `package`.
pub(crate) fn knows(shell: &Shell, package: &str) -> bool {
    captured(cmd!(shell, "apt-cache policy {package}"))
        .is_ok_and(|text| text.contains("Candidate:") && !text.contains("Candidate: (none)"))
}

/// A program run as root: directly, or through a `sudo` that asks for no password.
fn privileged<'a>(shell: &'a Shell, program: &str) -> Result<Cmd<'a>> {
    if which("apt-get").is_err() {
        bail!("this is not a Debian or Ubuntu machine (no apt-get)");
    }
    if captured(cmd!(shell, "id -u")).is_ok_and(|id| id == "0") {
        return Ok(shell.cmd(program));
    }
    if which("sudo").is_ok() && succeeds_within(cmd!(shell, "sudo -n true"), Duration::from_secs(5)) {
        return Ok(cmd!(shell, "sudo -n --preserve-env=DEBIAN_FRONTEND {program}"));
    }
    bail!("`{program}` needs root: run this task once as root, or with a sudo that asks for no password")
}
