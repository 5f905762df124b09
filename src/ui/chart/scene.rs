//! A picture as data: panels with axes, and marks in data coordinates.

use super::Tone;

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

    /// Adds round ticks, about `count` of them, labelled by `label`.
    #[must_use]
    pub fn ticked(mut self, count: usize, label: &dyn Fn(f64) -> String) -> Self {
        let values = super::ticks::round_ticks(self.low, self.high, count);
        self.ticks = values.into_iter().map(|value| (value, label(value))).collect();
        self
    }

    /// Sets the ticks.
    #[must_use]
    pub fn with_ticks(mut self, ticks: Vec<(f64, String)>) -> Self {
        self.ticks = ticks;
        self
    }

    /// Names the axis.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

/// Where a label stands relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Above, centred.
    Above,
    /// Below, centred.
    Below,
    /// To the left, ending at the point.
    Left,
    /// To the right, beginning at the point.
    Right,
    /// On the point.
    Centre,
}

/// One thing that is drawn. Coordinates are data; widths and radii CSS pixels.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A line through points, broken where a point is not finite.
    Curve {
        /// The points.
        points: Vec<(f64, f64)>,
        /// Colour.
        tone: Tone,
        /// Stroke width.
        width: f64,
        /// Dashed or solid.
        dashed: bool,
    },
    /// A filled outline.
    Area {
        /// The outline.
        points: Vec<(f64, f64)>,
        /// Colour.
        tone: Tone,
        /// Opacity, 0 to 1.
        opacity: f64,
    },
    /// A filled rectangle between two corners.
    Bar {
        /// One corner.
        from: (f64, f64),
        /// The opposite corner.
        to: (f64, f64),
        /// Colour.
        tone: Tone,
        /// Opacity, 0 to 1.
        opacity: f64,
    },
    /// An outlined box with rounded corners.
    Card {
        /// One corner.
        from: (f64, f64),
        /// The opposite corner.
        to: (f64, f64),
        /// Colour of the outline.
        tone: Tone,
    },
    /// A line with a head at its end.
    Arrow {
        /// Tail.
        from: (f64, f64),
        /// Head.
        to: (f64, f64),
        /// Colour.
        tone: Tone,
        /// Stroke width.
        width: f64,
    },
    /// A disc with a ring of the ground's colour.
    Dot {
        /// Centre.
        at: (f64, f64),
        /// Radius.
        radius: f64,
        /// Colour.
        tone: Tone,
    },
    /// Text.
    Label {
        /// The point it belongs to.
        at: (f64, f64),
        /// The text.
        text: String,
        /// Colour.
        tone: Tone,
        /// Side of the point.
        anchor: Anchor,
        /// Bold or regular.
        bold: bool,
        /// Shift in CSS pixels, right and down.
        shift: (f64, f64),
    },
    /// A field of shades: `columns × rows` values, row by row from the top. The sign picks the
    /// tone (above zero buy, below sell), the size (0 to 1) its strength.
    Heat {
        /// Number of columns.
        columns: usize,
        /// Number of rows.
        rows: usize,
        /// Shades, −1 to 1.
        shades: Vec<f64>,
    },
}

impl Mark {
    /// A solid curve.
    #[must_use]
    pub fn curve(points: Vec<(f64, f64)>, tone: Tone, width: f64) -> Self {
        Self::Curve { points, tone, width, dashed: false }
    }

    /// A dashed curve.
    #[must_use]
    pub fn dashed(points: Vec<(f64, f64)>, tone: Tone, width: f64) -> Self {
        Self::Curve { points, tone, width, dashed: true }
    }

    /// A regular label.
    pub fn label(at: (f64, f64), text: impl Into<String>, tone: Tone, anchor: Anchor) -> Self {
        Self::Label { at, text: text.into(), tone, anchor, bold: false, shift: (0.0, 0.0) }
    }

    /// The same label in bold; other marks are unchanged.
    #[must_use]
    pub fn bold(mut self) -> Self {
        if let Self::Label { bold, .. } = &mut self {
            *bold = true;
        }
        self
    }

    /// The same label moved by CSS pixels (right, down); other marks are unchanged.
    #[must_use]
    pub fn shifted(mut self, right: f64, down: f64) -> Self {
        if let Self::Label { shift, .. } = &mut self {
            *shift = (right, down);
        }
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
    pub marks: Vec<Mark>,
    /// Height of the panel with its labels, in CSS pixels.
    pub height: f64,
}

/// A picture: panels from top to bottom, sharing their left and right edges.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// The panels.
    pub panels: Vec<Panel>,
}

impl Scene {
    /// A picture of one panel.
    #[must_use]
    pub fn of(panel: Panel) -> Self {
        Self { panels: vec![panel] }
    }

    /// Total height in CSS pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.panels.iter().map(|panel| panel.height).sum()
    }
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
