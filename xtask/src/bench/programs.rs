//! The programs that measure. Each prints one JSON line for each quantity, and says on standard error what went wrong.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use xshell::Cmd;

use super::lines::{Line, Lines};
use crate::progress;
use crate::project::Project;

/// What has been measured so far, and how to measure on.
pub(super) struct Programs {
    quick: bool,
    /// What has to come out, by what is measured: our native program writes it, all others compare with it.
    reference: PathBuf,
    folder: PathBuf,
    lines: Lines,
    faults: Vec<String>,
}

impl Programs {
    /// Nothing measured yet.
    pub(super) fn new(project: &Project, quick: bool) -> Result<Self> {
        let folder = project.target().join("bench");
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let reference = folder.join("reference.json");
        Ok(Self { quick, reference, folder, lines: Lines::default(), faults: Vec::new() })
    }

    /// Where what was measured is written.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs a program and keeps its lines, those too that it printed before it failed.
    pub(super) fn run(&mut self, what: &str, command: Cmd<'_>) {
        let run = || {
            let (lines, ended) = printed(self.told(command))?;
            self.lines.extend(lines);
            ended
        };
        if let Err(error) = progress::timed("bench", what, run) {
            self.faults.push(format!("{what}: {error:#}"));
        }
    }

    /// Everything measured so far, in the order in which it was.
    pub(super) fn lines(&self) -> &Lines {
        &self.lines
    }

    /// Adds what no program measures.
    pub(super) fn add(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.lines.extend(lines);
    }

    /// What went wrong so far.
    pub(super) fn faults(&self) -> &[String] {
        &self.faults
    }

    fn told<'a>(&self, command: Cmd<'a>) -> Cmd<'a> {
        let command = command.env("REFERENCE", &self.reference).env("CARGO_TERM_QUIET", "true");
        if self.quick { command.env("QUICK", "1") } else { command.env_remove("QUICK") }
    }
}

/// The lines that a program prints, and how it ended.
fn printed(command: Cmd<'_>) -> Result<(Vec<Line>, Result<()>)> {
    let mut command = Command::from(command);
    let name = command.get_program().to_owned();
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start {}", name.display()))?;
    let text = String::from_utf8(output.stdout).context("what it printed is no text")?;
    // A test program has more to say.
    let lines = text.lines().filter(|line| line.starts_with('{'));
    let lines = lines.map(|line| Ok(Line(serde_json::from_str(line).with_context(|| format!("no JSON: {line}"))?)));
    let ended = if output.status.success() { Ok(()) } else { failed(&name, output.status) };
    Ok((lines.collect::<Result<_>>()?, ended))
}

fn failed(name: &OsStr, status: std::process::ExitStatus) -> Result<()> {
    bail!("{} failed ({status}); what it said stands above", name.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::{Shell, cmd};

    #[test]
    fn lines_before_a_failure_are_kept() -> Result<()> {
        if which::which("sh").is_err() {
            return Ok(());
        }
        let shell = Shell::new()?;
        let script = "echo running; echo '{\"median\": 1.5}'; exit 3";
        let (lines, ended) = printed(cmd!(shell, "sh -c {script}"))?;
        assert_eq!(lines, [Line(serde_json::json!({ "median": 1.5 }))]);
        assert!(ended.is_err_and(|error| error.to_string().contains("sh failed")));
        let script = "echo {nonsense";
        assert!(printed(cmd!(shell, "sh -c {script}")).is_err_and(|error| error.to_string().contains("nonsense")));
        Ok(())
    }
}
