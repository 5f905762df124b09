//! The right panel: where the staircase ends for every feedback, and from where on it never does.

use super::picture::dot_height;
use super::{Echo, PUSH};
use crate::chart::{Anchor, Axis, ColorRole, Marks};
use crate::figures::words::echo as words;
use crate::format::number::clamp;

/// Points of the curve.
const POINTS: u32 = 80;
/// Up to this height of the axis, in basis points, the curve leaves room below it for the words at the edge.
const ROOM_BELOW: f64 = 600.0;
/// How high they stand otherwise, as a part of the axis.
const EDGE_WORDS: f64 = 0.3;
/// Distance of two lines of letters.
const LINE_PX: f64 = 14.0;

/// The right panel.
pub(super) struct Curve<'a> {
    pub(super) figure: &'a Echo,
    /// Its axis of feedback.
    pub(super) x: &'a Axis,
    /// The upper end of the axis of price.
    pub(super) top: f64,
    pub(super) narrow: bool,
}

impl Curve<'_> {
    pub(super) fn marks(&self) -> Marks {
        let mut marks = Marks::new();
        let at = (self.figure.feedback, dot_height(self.figure));
        self.zones(&mut marks);
        if self.figure.end().is_some() {
            marks.dashed_line((self.x.low, at.1), at, ColorRole::Ink, 1.25);
        }
        marks.curve(self.ends(), ColorRole::Ink, 2.25);
        self.edge_words(&mut marks);
        marks.dot(at, 9.0, ColorRole::Accent);
        self.dot_words(&mut marks, at);
        marks
    }

    /// Where hedging contains, where it speeds price up, and, darker, where no price is stable.
    fn zones(&self, marks: &mut Marks) {
        let Axis { low, high, .. } = *self.x;
        let zones = [(low, 0.0, ColorRole::Sell), (0.0, 1.0, ColorRole::Buy)];
        for ((from, to, role), name) in zones.into_iter().zip(words::ZONES) {
            marks.bar((from, 0.0), (to, self.top), role, 0.08);
            let label = marks.label((0.5 * (from + to), self.top), name, role, Anchor::Above).shifted(0.0, 3.0);
            if !self.narrow {
                label.bold();
            }
        }
        marks.bar((1.0, 0.0), (high, self.top), ColorRole::Buy, 0.35);
        marks.line((0.0, 0.0), (0.0, self.top), ColorRole::Rule, 1.0);
        marks.line((low, 0.0), (high, 0.0), ColorRole::Rule, 1.5);
        marks.line((1.0, 0.0), (1.0, self.top), ColorRole::Buy, 3.0);
    }

    /// Where a push ends for every feedback, up to the upper edge.
    fn ends(&self) -> Vec<(f64, f64)> {
        let leaves = 1.0 - PUSH / self.top;
        // Evenly in the height's logarithm, so that the steep part is smooth.
        let growth = libm::log(2.0 * self.top / PUSH) / f64::from(POINTS);
        let point = |point: u32| {
            let height = 0.5 * PUSH * libm::exp(growth * f64::from(point));
            (clamp(1.0 - PUSH / height, -1.0, leaves), height.min(self.top))
        };
        (0..=POINTS).map(point).collect()
    }

    /// The edge's name stands below the curve, or left of it where the curve lies low.
    fn edge_words(&self, marks: &mut Marks) {
        let (at, down) = if self.top <= ROOM_BELOW {
            ((1.0, 0.0), -11.0)
        } else {
            ((1.0 - PUSH / ((EDGE_WORDS - 0.03) * self.top), EDGE_WORDS * self.top), 0.0)
        };
        let [first, second] = words::EDGE;
        if self.narrow {
            marks.label(at, first, ColorRole::Buy, Anchor::Left).shifted(0.0, down - LINE_PX);
            marks.label(at, second, ColorRole::Buy, Anchor::Left).shifted(0.0, down);
        } else {
            marks.label(at, format!("{first} {second}"), ColorRole::Buy, Anchor::Left).shifted(0.0, down);
        }
    }

    /// Above the curve, to the left; below it where there is no room to the left.
    fn dot_words(&self, marks: &mut Marks, at: (f64, f64)) {
        let text = words::feedback_of(self.figure.feedback);
        let (beside, anchor, shift) = if self.figure.end().is_none() {
            // Left of the edge, clear of the dot on it.
            (1.0, Anchor::Left, (-7.0, 0.0))
        } else if at.0 >= 0.0 {
            (at.0, Anchor::Left, (-2.0, -15.0))
        } else {
            (at.0, Anchor::Right, (2.0, 17.0))
        };
        marks.label((beside, at.1), text, ColorRole::Accent, anchor).bold().shifted(shift.0, shift.1);
    }
}
