//! What running programs needs beyond `xshell`: silence unless they fail, a limit of time, a search path.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use xshell::Cmd;

/// Runs a program silently and returns what it wrote to standard output, trimmed.
///
/// # Errors
/// Where it cannot be started or fails, with everything that it wrote.
pub(crate) fn captured(command: Cmd<'_>) -> Result<String> {
    let command = command.ignore_status();
    let output = command.output()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if output.status.success() {
        return Ok(text);
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    bail!("`{command}` failed ({})\n{text}\n{}", output.status, errors.trim())
}

/// Runs a program silently for at most `limit`; whether it succeeded in that time.
pub(crate) fn succeeds_within(command: Cmd<'_>, limit: Duration) -> bool {
    let mut command = Command::from(command);
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = quiet.spawn() else { return false };
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < limit => thread::sleep(Duration::from_millis(50)),
            _ => {
                // Best effort: it may have ended in between.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// A search path: `first`, in this order, before what the system has.
///
/// # Errors
/// Where a folder's name holds the character that separates folders.
pub(crate) fn path_with(first: &[PathBuf]) -> Result<OsString> {
    let system = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.iter().cloned().chain(env::split_paths(&system)))
        .context("a folder of the search path has a name that no search path can hold")
}

/// The first version number in a `--version` text: `trunk 0.21.14` gives `0.21.14`.
pub(crate) fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::{Shell, cmd};

    #[test]
    fn finds_versions() {
        assert_eq!(version_in("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_in("wasm-opt version 132 (version_132)"), Some("132"));
        assert_eq!(version_in("ChromeDriver 156.0.1 (abc)"), Some("156.0.1"));
        assert_eq!(version_in("nothing"), None);
    }

    #[test]
    fn what_fails_is_told_with_all_that_it_wrote() -> Result<()> {
        let shell = Shell::new()?;
        assert!(captured(cmd!(shell, "cargo --version"))?.starts_with("cargo "));
        let message = captured(cmd!(shell, "cargo --no-such-flag")).map_err(|error| error.to_string());
        let told = |text: &str| text.contains("`cargo --no-such-flag` failed") && text.contains("unexpected argument");
        assert!(message.is_err_and(|text| told(&text)));
        let missing = captured(cmd!(shell, "no-such-program")).map_err(|error| error.to_string());
        assert!(missing.is_err_and(|text| text.contains("no-such-program")));
        Ok(())
    }

    #[test]
    fn a_slow_program_is_stopped() -> Result<()> {
        let shell = Shell::new()?;
        if which::which("sleep").is_ok() {
            assert!(!succeeds_within(cmd!(shell, "sleep 5"), Duration::from_millis(100)));
        }
        assert!(succeeds_within(cmd!(shell, "cargo --version"), Duration::from_secs(60)));
        Ok(())
    }
}
