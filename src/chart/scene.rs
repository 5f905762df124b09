//! A picture as data: panels with axes, and marks in data coordinates.

use super::Marks;

/// How an axis spreads its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// Evenly.
    #[default]
    Linear,
    /// Evenly in the logarithm; both ends must be positive.
    Log,
}

/// One axis of a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Value at the left or bottom.
    pub low: f64,
    /// Value at the right or top.
    pub high: f64,
    /// Linear or logarithmic.
    pub scale: Scale,
    /// Values that get a grid line, with the text of each label (may be empty).
    pub ticks: Vec<(f64, String)>,
    /// The name with its unit, drawn at the end of the axis.
    pub name: String,
}

impl Axis {
    /// A linear axis without ticks. Ends that are not finite or not apart are replaced by a
    /// range of one around them: a chart without extent would divide by zero.
    #[must_use]
    pub fn linear(low: f64, high: f64) -> Self {
        let (low, high) = match (low.is_finite(), high.is_finite()) {
            (true, true) if high > low => (low, high),
            (true, _) => (low - 0.5, low + 0.5),
            _ => (0.0, 1.0),
        };
        Self { low, high, scale: Scale::Linear, ticks: Vec::new(), name: String::new() }
    }

    /// A logarithmic axis without ticks; ends that are not positive fall back to 1 to 10.
    #[must_use]
    pub fn log(low: f64, high: f64) -> Self {
        let (low, high) = if low > 0.0 && high > low && high.is_finite() { (low, high) } else { (1.0, 10.0) };
        Self { low, high, scale: Scale::Log, ticks: Vec::new(), name: String::new() }
    }

    /// Sets round ticks, at most `count` of them, labelled by `label`.
    #[must_use]
    pub fn ticked(mut self, count: usize, label: &dyn Fn(f64) -> String) -> Self {
        self.ticks.clear();
        for value in super::ticks::round_ticks(self.low, self.high, count) {
            self.tick(value, label(value));
        }
        self
    }

    /// Adds a tick; a label may be empty.
    pub fn tick(&mut self, value: f64, label: impl Into<String>) {
        self.ticks.push((value, label.into()));
    }

    /// The same range without ticks or name, for a panel above one that has them.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self { ticks: Vec::new(), name: String::new(), ..*self }
    }

    /// Names the axis.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

/// One chart of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Across.
    pub x: Axis,
    /// Up.
    pub y: Axis,
    /// What is drawn, back to front.
    pub marks: Marks,
    /// Height of the panel with its labels, in CSS pixels.
    pub height: f64,
}

/// A picture: panels from top to bottom, sharing their left and right edges; or in rows of several.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// The panels, row by row.
    pub panels: Vec<Panel>,
    /// What part of the width each panel of a row takes, in any unit; nothing for one panel a row.
    pub columns: Vec<f64>,
}

impl Scene {
    /// A picture of one panel.
    #[must_use]
    pub fn of(panel: Panel) -> Self {
        Self::stacked(vec![panel])
    }

    /// Panels from top to bottom.
    #[must_use]
    pub fn stacked(panels: Vec<Panel>) -> Self {
        Self { panels, columns: Vec::new() }
    }

    /// Panels in rows, as many abreast as there are `columns`; each column takes its part of the width.
    #[must_use]
    pub fn abreast(columns: Vec<f64>, panels: Vec<Panel>) -> Self {
        Self { panels, columns }
    }

    /// The panels row by row.
    pub fn rows(&self) -> std::slice::Chunks<'_, Panel> {
        self.panels.chunks(self.columns.len().max(1))
    }

    /// Total height in CSS pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.rows().map(row_height).sum()
    }
}

/// The height of a row: that of its tallest panel.
pub(super) fn row_height(row: &[Panel]) -> f64 {
    row.iter().map(|panel| panel.height).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_always_has_extent() {
        for (low, high) in [(1.0, 1.0), (f64::NAN, 2.0), (3.0, f64::INFINITY), (5.0, 2.0)] {
            let axis = Axis::linear(low, high);
            assert!(axis.low.is_finite() && axis.high > axis.low, "{axis:?}");
        }
        let axis = Axis::log(0.0, 5.0);
        assert!(axis.low > 0.0 && axis.high > axis.low);
    }
}
