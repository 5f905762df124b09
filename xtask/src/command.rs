//! Running programs and finding them.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Context, Error, Result};

/// Runs a program, its output going straight to the terminal; any exit code but 0 is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().context(|| format!("cannot start `{}`", line(command)))?;
    if status.success() { Ok(()) } else { Err(Error::new(format!("`{}` failed ({status})", line(command)))) }
}

/// Runs a program silently and returns what it wrote to standard output, trimmed.
///
/// On failure the error carries everything that it wrote.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().context(|| format!("cannot start `{}`", line(command)))?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if output.status.success() {
        return Ok(text);
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(Error::new(format!("`{}` failed ({})\n{text}\n{}", line(command), output.status, errors.trim())))
}

/// Runs a program silently for at most `limit`; whether it succeeded in that time.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
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

/// The program as typed in a shell, for messages.
pub fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

/// The first program called `name` on the search path.
pub fn which(name: &str) -> Option<PathBuf> {
    which_in(name, &env::var_os("PATH")?)
}

/// The first program called `name` in the folders of `path`, trying Windows' endings there.
pub fn which_in(name: &str, path: &OsStr) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    env::split_paths(path)
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|file| is_program(file))
}

/// A search path: `first`, in this order, before what the system has.
pub fn path_with(first: &[PathBuf]) -> Result<OsString> {
    let system = env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(env::split_paths(&system));
    env::join_paths(folders).context(|| "a folder's name does not fit into PATH")
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

/// The first version number in a `--version` text: `trunk 0.21.14` gives `0.21.14`.
pub fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_versions() {
        assert_eq!(version_in("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_in("wasm-opt version 132 (version_132)"), Some("132"));
        assert_eq!(version_in("ChromeDriver 156.0.1 (abc)"), Some("156.0.1"));
        assert_eq!(version_in("nothing"), None);
    }

    #[test]
    fn a_command_reads_as_typed() {
        assert_eq!(line(Command::new("cargo").args(["test", "--doc"])), "cargo test --doc");
    }

    #[test]
    fn searches_only_the_given_folders() {
        assert!(which("cargo").is_some());
        assert!(which_in("cargo", OsStr::new("")).is_none());
    }

    #[test]
    fn a_slow_program_is_stopped() {
        if which("sleep").is_some() {
            assert!(!succeeds_within(Command::new("sleep").arg("5"), Duration::from_millis(100)));
        }
    }
}
