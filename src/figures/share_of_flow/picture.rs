//! The picture: the ordinary chart, the two layers of orders, and hedging's share of them.

use super::{BUCKET, PERCENT, ShareOfFlow, share, whole_per_cent};
use crate::figures::axes;
use crate::model::session::MINUTES;
use crate::number;
use crate::ui::chart::{Anchor, Axis, Marks, Panel, Scene, Tone, View};
use crate::ui::format::grouped;

pub(super) fn scene(figure: &ShareOfFlow, view: View) -> Scene {
    let x = axes::minutes(-4.0, f64::from(MINUTES) + 4.0, view);
    let scale = if view.is_narrow() { 0.88 } else { 1.0 };
    Scene {
        panels: vec![
            figure.chart(x.bare(), 190.0 * scale),
            figure.layers(x.bare(), 210.0 * scale, view),
            figure.shares(x, 150.0 * scale),
        ],
    }
}

impl ShareOfFlow {
    /// Candles, as most screens draw them: a thin line from low to high, a body from open to close.
    fn chart(&self, x: Axis, height: f64) -> Panel {
        let (low, high) = number::span(&mut self.all().flat_map(|bucket| [bucket.low, bucket.high]));
        let room = (high - low).max(low * 1e-4) * 0.08;
        let y = axes::prices(low - room, high + room, 4, "the ordinary chart: price ($)");
        let mut marks = Marks::new();
        for bucket in self.done() {
            let (from, to) = (f64::from(bucket.from) + 3.0, f64::from(bucket.from + BUCKET) - 3.0);
            let middle = f64::midpoint(from, to);
            let opacity = if bucket.close < bucket.open { 0.9 } else { 0.35 };
            marks.line((middle, bucket.low), (middle, bucket.high), Tone::Soft, 1.25);
            marks.bar((from, bucket.open), (to, bucket.close), Tone::Card, 1.0);
            marks.bar((from, bucket.open), (to, bucket.close), Tone::Ink, opacity);
        }
        Panel { x, y, marks, height }
    }

    fn layers(&self, x: Axis, height: f64, view: View) -> Panel {
        let mut sizes = self.all().flat_map(|bucket| [bucket.outside.unwrap_or(0.0), bucket.hedge]);
        let most = number::largest(&mut sizes);
        let name = if view.is_narrow() {
            "the orders behind it (shares)"
        } else {
            "the orders behind it (net shares per quarter of an hour)"
        };
        let y = axes::shares(most, 1.12, 5, name);
        let mut marks = Marks::new();
        marks.line((x.low, 0.0), (x.high, 0.0), Tone::Rule, 1.0);
        for bucket in self.done() {
            let (from, to) = (f64::from(bucket.from), f64::from(bucket.from + BUCKET));
            if let Some(outside) = bucket.outside {
                marks.bar((from + 1.0, 0.0), (to - 1.0, outside), Tone::Faint, 0.45);
            }
            if bucket.hedge != 0.0 {
                marks.bar((from + 4.0, 0.0), (to - 4.0, bucket.hedge), Tone::of_order(bucket.hedge), 1.0);
            }
        }
        marks.label((x.low, y.high), "▲ buying", Tone::Soft, Anchor::Right).shifted(-4.0, 7.0);
        marks.label((x.low, y.low), "▼ selling", Tone::Soft, Anchor::Right).shifted(-4.0, -7.0);
        Panel { x, y, marks, height }
    }

    fn shares(&self, x: Axis, height: f64) -> Panel {
        let y = Axis::linear(0.0, 100.0).ticked(3, &|value| grouped(value, 0)).named("hedging's share of the flow (%)");
        let mut marks = Marks::new();
        for bucket in self.done() {
            let (from, to) = (f64::from(bucket.from) + 1.0, f64::from(bucket.from + BUCKET) - 1.0);
            let part = share([bucket]).unwrap_or(0.0) * PERCENT;
            marks.bar((from, 0.0), (to, part), Tone::Accent, 0.75);
        }
        if let Some(share) = self.share() {
            let level = share * PERCENT;
            marks.dashed_line((x.low, level), (x.high, level), Tone::Ink, 1.25);
            let text = format!("{}% in all", whole_per_cent(share));
            // Beside the name of the axis.
            marks.label((x.high, y.high), text, Tone::Ink, Anchor::Left).bold().shifted(8.0, -14.0);
        }
        Panel { x, y, marks, height }
    }
}
