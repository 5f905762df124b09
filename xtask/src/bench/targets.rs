//! What the measured figures are meant to be. They are told and never asserted: times belong to the machine.

use std::fmt::Write as _;

use super::lines::{Line, Lines};
use super::report::digits;

/// A target, and how to find in the lines what it is about.
struct Target {
    /// No more than this is wanted.
    most: f64,
    unit: &'static str,
    what: &'static str,
    measured: fn(&Lines) -> Option<f64>,
}

impl Target {
    const fn at_most(most: f64, unit: &'static str, what: &'static str, measured: fn(&Lines) -> Option<f64>) -> Self {
        Self { most, unit, what, measured }
    }
}

const TARGETS: [Target; 18] = [
    Target::at_most(5.0, "ms", "drag step, every figure measured, Chromium: median", |lines| {
        worst(lines, "median", is_frame)
    }),
    Target::at_most(8.0, "ms", "drag step, every figure measured, Chromium: 95 %", |lines| {
        worst(lines, "p95", is_frame)
    }),
    Target::at_most(1.0, "", "layouts in a drag step, but for one in twenty", |lines| {
        worst(lines, "layouts", is_frame)
    }),
    Target::at_most(1.0, "", "drag step, as a part of uPlot's in the same page", |lines| {
        ratio(lines, "frame", "uplot")
    }),
    Target::at_most(0.25, "", "drag step, as a part of Plotly's in the same page", |lines| {
        ratio(lines, "frame", "plotly")
    }),
    Target::at_most(0.2, "", "full Greeks in the browser, as a part of npm's time", |lines| {
        ratio(lines, GREEKS, "black-scholes")
    }),
    Target::at_most(1.0 / 0.7, "", "full Greeks in the browser, times our native time", |lines| {
        ratio(lines, GREEKS, "lesson")
    }),
    Target::at_most(0.5, "", "full Greeks natively, as a part of NumPy's and SciPy's time", |lines| {
        ratio(lines, GREEKS, "NumPy")
    }),
    Target::at_most(16.0, "ms", "closes of 2 000 sessions in the browser, hedged every minute", |lines| {
        in_browser(lines, "closes of 2 000 sessions, hedged every minute")
    }),
    Target::at_most(60.0, "ms", "closes of 2 000 sessions in the browser, hedged in a band", |lines| {
        in_browser(lines, "closes of 2 000 sessions, hedged in a band")
    }),
    Target::at_most(12.0, "ms", "longest task while sessions are counted on screen", |lines| {
        in_browser(lines, "longest task while sessions are counted")
    }),
    Target::at_most(250_000.0, "B", "first visit, Brotli", |lines| in_browser(lines, "first visit, Brotli")),
    Target::at_most(1_000.0, "ms", "first text on a slow phone", |lines| {
        in_browser(lines, "first text on a slow phone")
    }),
    Target::at_most(2_500.0, "ms", "live on a slow phone", |lines| in_browser(lines, "live on a slow phone")),
    Target::at_most(100.0, "ms", "longest task on a slow phone", |lines| {
        in_browser(lines, "longest task on a slow phone")
    }),
    Target::at_most(32.0, "MB", "module and heap after load", |lines| in_browser(lines, "module and heap after load")),
    Target::at_most(32.0, "MB", "the same after dragging", |lines| in_browser(lines, "module and heap after dragging")),
    Target::at_most(0.1, "MB", "what dragging adds", |lines| in_browser(lines, "growth by dragging on and on")),
];

const GREEKS: &str = "full Greeks";

/// Whether a line is of our own drag step in Chromium.
fn is_frame(line: &Line) -> bool {
    line.word("topic") == "frame" && line.is_ours() && line.word("place") == "Chromium"
}

/// The largest number of this name among some lines.
fn worst(lines: &Lines, name: &str, among: fn(&Line) -> bool) -> Option<f64> {
    lines.iter().filter(|line| among(line)).filter_map(|line| line.number(name)).reduce(f64::max)
}

/// Our largest ratio to whoever's name begins like this, at what a topic or a quantity begins like that.
fn ratio(lines: &Lines, what: &str, who: &str) -> Option<f64> {
    let is_meant = |line: &&Line| {
        line.word("who").starts_with(who) && ["topic", "what"].iter().any(|name| line.word(name).starts_with(what))
    };
    lines.iter().filter(is_meant).filter_map(|line| lines.ratio(line)).reduce(f64::max)
}

/// Our largest median of quantities whose name begins like this, native ones aside.
fn in_browser(lines: &Lines, what: &str) -> Option<f64> {
    let is_meant = |line: &&Line| line.is_ours() && !line.is_native() && line.word("what").starts_with(what);
    lines.iter().filter(is_meant).filter_map(|line| line.number("median")).reduce(f64::max)
}

fn with_unit(number: &str, unit: &str) -> String {
    if unit.is_empty() { number.to_owned() } else { format!("{number} {unit}") }
}

/// All targets with what was measured, in Markdown.
pub(super) fn table(lines: &Lines) -> String {
    let mut text = String::from("| target | wanted | measured | |\n|---|---|---|---|\n");
    for target in &TARGETS {
        let measured = (target.measured)(lines);
        let value = measured.map_or("not measured".to_owned(), |value| with_unit(&digits(value), target.unit));
        let met = measured.map_or("", |value| if value <= target.most { "met" } else { "**missed**" });
        let _ = writeln!(
            text,
            "| {} | ≤ {} | {value} | {met} |",
            target.what,
            with_unit(&digits(target.most), target.unit)
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::line;
    use super::*;

    #[test]
    fn a_target_is_met_missed_or_not_measured() {
        let mut lines = Lines::default();
        lines.extend([
            line("full Greeks of 10 000 options", "lesson", "native", 0.4),
            line("full Greeks of 10 000 options", "NumPy 2 + SciPy 1", "native", 1.0),
            line("full Greeks of 10 000 options", "lesson", "Chromium", 0.8),
        ]);
        let table = table(&lines);
        let found = |part: &str| table.lines().find(|line| line.contains(part)).unwrap_or_default().to_owned();
        assert!(found("as a part of NumPy's").ends_with("| ≤ 0.500 | 0.400 | met |"), "{table}");
        assert!(found("times our native time").ends_with("| ≤ 1.43 | 2 | **missed** |"), "{table}");
        assert!(found("first visit").ends_with("| ≤ 250000 B | not measured |  |"), "{table}");
    }
}
