//! A screen that nobody sees, for a browser that cannot do without windows.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

/// Room for the largest window that a journey opens, with some to spare; colours of 24 bits.
const SIZE: &str = "2000x1600x24";

/// An X server at work. It and every window on it go when this is dropped.
pub(super) struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Starts the server under a number that no other has, its complaints going to `log`, and waits until it is there.
    pub(super) fn start(program: &Path, log: &Path) -> Result<Self> {
        let errors = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut server = Command::new(program)
            // It writes the number that it took to this file descriptor, once it listens. Between two browsers it would
            // begin anew, and refuse the next one meanwhile.
            .args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let answer = server.stdout.take();
        let mut screen = Self { server, display: String::new() };
        let mut number = String::new();
        if let Some(answer) = answer {
            BufReader::new(answer).read_line(&mut number).context("cannot read what the screen says")?;
        }
        if number.trim().is_empty() {
            bail!("{} shows no screen; see {}", program.display(), log.display());
        }
        screen.display = format!(":{}", number.trim());
        Ok(screen)
    }

    /// What `DISPLAY` says to a program that is to be on it.
    pub(super) fn display(&self) -> &str {
        &self.display
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Best effort: it may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_that_does_not_come_is_reported() {
        let Ok(program) = which::which("false") else { return };
        let log = std::env::temp_dir().join(format!("xtask-screen-{}.log", std::process::id()));
        let message = Screen::start(&program, &log).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.contains("shows no screen"), "{message}");
        let _ = std::fs::remove_file(log);
    }
}
