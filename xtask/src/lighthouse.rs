//! Lighthouse's judgement of `dist/`, served as a host does that compresses well.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use which::which;
use xshell::cmd;

use crate::command::captured;
use crate::progress::{self, say};
use crate::project::Project;
use crate::server::Server;
use crate::setup::browser::Browser;
use crate::setup::npm;
use crate::site::{self, PrerenderBuild};

/// The kinds of marks, and the least of each that is wanted, of 100.
const WANTED: [(&str, f64); 4] =
    [("performance", 95.0), ("accessibility", 100.0), ("best-practices", 100.0), ("seo", 100.0)];

/// How a page is looked at, and what tells Lighthouse so.
const SETTINGS: [(&str, &[&str]); 2] = [("phone", &[]), ("desktop", &["--preset=desktop"])];

/// Prints the marks of the page as a phone and as a desk see it, and what costs points; fails where too many are lost.
pub(crate) fn run(project: &Project) -> Result<()> {
    site::ensure(project, PrerenderBuild::WithTests)?;
    let script = npm::lighthouse(project)?;
    let node = which("node").context("Node.js is missing: https://nodejs.org")?;
    let chrome = Browser::Chromium.find_or_install(project)?.binary;
    let server = Server::start_compressed(&project.dist())?;
    let mut missed = Vec::new();
    for (setting, flags) in SETTINGS {
        let file = project.target().join(format!("lighthouse-{setting}.json"));
        let url = server.url();
        let chrome_flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --no-first-run";
        let judge =
            cmd!(project.shell(), "{node} {script} {url} --quiet --output=json --output-path={file} {chrome_flags}")
                .args(flags)
                .env("CHROME_PATH", &chrome);
        progress::timed("lighthouse", &format!("look at the page on a {setting}"), || captured(judge))?;
        missed.extend(tell(setting, &read(&file)?));
    }
    if missed.is_empty() { Ok(()) } else { bail!("too few points: {}", missed.join(", ")) }
}

fn read(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_str(&text).context("Lighthouse's report is of another form")
}

/// Prints the marks of a report, and returns those that are too low.
fn tell(setting: &str, report: &Value) -> Vec<String> {
    let mut missed = Vec::new();
    for (kind, wanted) in WANTED {
        let mark = report["categories"][kind]["score"].as_f64().map_or(f64::NAN, |score| (score * 100.0).round());
        say("lighthouse", format!("{setting:<8} {kind:<15} {mark:>4}"));
        for lost in costs(report, kind) {
            say("lighthouse", format!("         {lost}"));
        }
        // A page that could not be judged has no mark.
        if mark.is_nan() || mark < wanted {
            missed.push(format!("{kind} on a {setting} has {mark} of {wanted}"));
        }
    }
    missed
}

/// What costs points of a kind, dearest first.
fn costs(report: &Value, kind: &str) -> Vec<String> {
    let parts = report["categories"][kind]["auditRefs"].as_array().map(Vec::as_slice).unwrap_or_default();
    let weight = |part: &Value| part["weight"].as_f64().unwrap_or_default();
    let all: f64 = parts.iter().map(weight).sum();
    let mut lost: Vec<(f64, String)> = parts
        .iter()
        .filter_map(|part| {
            let audit = &report["audits"][part["id"].as_str()?];
            let points = 100.0 * weight(part) * (1.0 - audit["score"].as_f64()?) / all;
            let words = ["title", "displayValue"].map(|name| audit[name].as_str().unwrap_or_default());
            (points > 0.0).then(|| (points, format!("−{points:.1}  {}", words.join("  ").trim_end())))
        })
        .collect();
    lost.sort_by(|(more, _), (less, _)| less.total_cmp(more));
    lost.into_iter().map(|(_, words)| words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn report(contrast: f64) -> Value {
        let whole = json!({ "score": 1, "auditRefs": [] });
        json!({
            "categories": {
                "performance": { "score": 0.95, "auditRefs": [] },
                "accessibility": { "score": 0.5 + contrast / 2.0, "auditRefs": [
                    { "id": "contrast", "weight": 5 }, { "id": "names", "weight": 5 }, { "id": "by-hand", "weight": 0 },
                ] },
                "best-practices": whole, "seo": whole,
            },
            "audits": {
                "contrast": { "score": contrast, "title": "Contrast", "displayValue": "2 places" },
                "names": { "score": 1, "title": "Names" },
                "by-hand": { "score": null, "title": "By hand" },
            },
        })
    }

    #[test]
    fn what_costs_points_is_named() {
        assert!(tell("phone", &report(1.0)).is_empty());
        assert_eq!(costs(&report(0.0), "accessibility"), ["−50.0  Contrast  2 places"]);
        assert_eq!(tell("phone", &report(0.0)), ["accessibility on a phone has 50 of 100"]);
        assert_eq!(tell("phone", &json!({})).len(), 4, "another report");
    }
}
