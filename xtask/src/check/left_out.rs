//! Journeys that a browser leaves out. They pass without having gone anywhere, so each says so in a file, with its
//! reason, and all of them are told and counted.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::progress;
use crate::setup::browser::Browser;

/// The file to which journeys write, a line each: the name, a tab, the reason.
pub(super) struct LeftOut {
    browser: Browser,
    file: PathBuf,
}

impl LeftOut {
    /// Begins an empty list in `folder`.
    pub(super) fn begin(browser: Browser, folder: &Path) -> Result<Self> {
        let file = folder.join(format!("{}-left-out.txt", browser.name()));
        fs::write(&file, "").with_context(|| format!("cannot write {}", file.display()))?;
        Ok(Self { browser, file })
    }

    pub(super) fn file(&self) -> &Path {
        &self.file
    }

    /// Says which journeys were left out, and why.
    pub(super) fn tell(&self) -> Result<()> {
        let list = match fs::read_to_string(&self.file) {
            Ok(list) => list,
            // Nothing was left out, and whoever cleans `target` may have been here.
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", self.file.display())),
        };
        for line in told(self.browser, &list) {
            progress::say("journeys", line);
        }
        Ok(())
    }
}

/// The list by reasons.
fn told(browser: Browser, list: &str) -> Vec<String> {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, why) in list.lines().filter_map(|line| line.split_once('\t')) {
        by_reason.entry(why).or_default().push(name);
    }
    let all: usize = by_reason.values().map(Vec::len).sum();
    if all == 0 {
        return vec![format!("{browser} left out none")];
    }
    let mut lines = vec![format!("{browser} left out {all} journeys or parts of them, which count as passed above:")];
    for (why, mut names) in by_reason {
        names.sort_unstable();
        lines.push(format!("  {} since {why}: {}", names.len(), names.join(", ")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_journey_is_told_under_its_reason_and_counted() {
        let lines = told(Browser::WebKit, "b::two\tno fingers\nc::three\tno paper\na::one\tno fingers\n");
        assert_eq!(
            lines,
            [
                "WebKitGTK left out 3 journeys or parts of them, which count as passed above:",
                "  2 since no fingers: a::one, b::two",
                "  1 since no paper: c::three",
            ]
        );
        assert_eq!(told(Browser::Firefox, ""), ["Firefox left out none"]);
    }
}
