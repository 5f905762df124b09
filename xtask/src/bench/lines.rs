//! What was measured, line by line, as the programs print it: one quantity, whose it is, and its samples summed up.

use serde_json::{Value, json};

/// Who the lines of our own are by.
const OURS: &str = "lesson";
/// Where a line was measured that no browser had a part in.
const NATIVE: &str = "native";

/// One measured quantity.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line(pub Value);

impl Line {
    /// A quantity that is what it is: no sample of it differs from another.
    pub(super) fn exact(topic: &str, what: &str, value: usize) -> Self {
        Self(json!({
            "topic": topic, "what": what, "who": OURS, "place": "dist", "unit": "B", "samples": 1,
            "median": value, "p05": value, "p95": value, "max": value,
        }))
    }

    /// A word of the line; empty where it has none of this name.
    pub(super) fn word(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }

    /// A number of the line.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.0[name].as_f64()
    }

    /// Whether it is ours.
    pub(super) fn is_ours(&self) -> bool {
        self.word("who") == OURS
    }

    /// Whether no browser had a part in it.
    pub(super) fn is_native(&self) -> bool {
        self.word("place") == NATIVE
    }

    /// Whether both are about the same quantity, wherever and by whom.
    pub(super) fn is_of_the_same(&self, other: &Self) -> bool {
        ["topic", "what"].iter().all(|name| self.word(name) == other.word(name))
    }
}

/// All that was measured.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<Line>);

impl Lines {
    /// Adds lines, each to those of its topic, and there to those of its quantity.
    pub(super) fn extend(&mut self, lines: impl IntoIterator<Item = Line>) {
        for line in lines {
            let after = |is_near: &dyn Fn(&Line) -> bool| self.0.iter().rposition(is_near);
            let near = after(&|other| other.is_of_the_same(&line))
                .or_else(|| after(&|other| other.word("topic") == line.word("topic")));
            self.0.insert(near.map_or(self.0.len(), |place| place + 1), line);
        }
    }

    /// Topic by topic, quantity by quantity.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Line> {
        self.0.iter()
    }

    /// Our time as a part of a peer's at the same in the same place; of our own in a browser, as a part of our own native
    /// one.
    pub(super) fn ratio(&self, of: &Line) -> Option<f64> {
        let other = |matches: &dyn Fn(&Line) -> bool| {
            let found = self.iter().find(|line| line.is_ours() && line.is_of_the_same(of) && matches(line));
            found.and_then(|line| line.number("median"))
        };
        let median = of.number("median")?;
        if of.is_ours() {
            let native = other(&Line::is_native).filter(|_| !of.is_native())?;
            Some(median / native)
        } else {
            Some(other(&|line| line.word("place") == of.word("place"))? / median)
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::bench) fn line(what: &str, who: &str, place: &str, median: f64) -> Line {
        Line(json!({
            "topic": "math", "what": what, "who": who, "place": place, "unit": "ms", "samples": 3,
            "median": median, "p05": 0.9 * median, "p95": 1.5 * median, "max": 2.0 * median,
        }))
    }

    #[test]
    fn a_ratio_is_to_the_same_in_the_same_place() {
        let mut lines = Lines::default();
        lines.extend([
            line("greeks", "lesson", "native", 2.0),
            line("greeks", "lesson", "Chromium", 3.0),
            line("greeks", "peer 1.0", "native", 8.0),
            line("greeks", "peer 1.0", "Chromium", 30.0),
            line("profile", "peer 1.0", "native", 8.0),
        ]);
        let ratios: Vec<_> = lines.iter().map(|line| lines.ratio(line)).collect();
        assert_eq!(ratios, [None, Some(1.5), Some(0.25), Some(0.1), None]);
        lines.extend([line("greeks", "peer 2.0", "native", 1.0)]);
        let whose: Vec<_> = lines.iter().map(|line| (line.word("what"), line.word("who"))).collect();
        assert_eq!(whose[4..], [("greeks", "peer 2.0"), ("profile", "peer 1.0")]);
    }
}
