//! The picture: the ordinary chart, the two layers of orders, and hedging's share of them.

use super::{BUCKET, PERCENT, ShareOfFlow, share, whole_per_cent};
use crate::model::session::MINUTES;
use crate::ui::chart::{Anchor, Axis, Marks, Panel, Scene, Tone, View};
use crate::ui::format::{compact, grouped};

pub(super) fn scene(figure: &ShareOfFlow, view: View) -> Scene {
    let every = if view.is_narrow() { 120 } else { 60 };
    let ticks = (0..=MINUTES).step_by(every).map(|minute| (f64::from(minute), minute.to_string())).collect();
    let x = Axis::linear(-4.0, f64::from(MINUTES) + 4.0).with_ticks(ticks);
    let x = x.named("minutes since the open (390 is the close)");
    let bare = x.clone().with_ticks(Vec::new()).named("");
    let scale = if view.is_narrow() { 0.88 } else { 1.0 };
    Scene {
        panels: vec![
            figure.chart(bare.clone(), 190.0 * scale),
            figure.layers(bare, 210.0 * scale, view),
            figure.shares(x, 150.0 * scale),
        ],
    }
}

impl ShareOfFlow {
    /// Candles, as most screens draw them: a thin line from low to high, a body from open to close.
    fn chart(&self, x: Axis, height: f64) -> Panel {
        let prices = || self.all().flat_map(|bucket| [bucket.low, bucket.high]);
        let (low, high) = (prices().fold(f64::INFINITY, f64::min), prices().fold(f64::NEG_INFINITY, f64::max));
        let room = (high - low).max(low * 1e-4) * 0.08;
        let decimals = if high - low < 1.0 { 2 } else { usize::from(high - low < 8.0) };
        let y = Axis::linear(low - room, high + room).ticked(4, &|value| grouped(value, decimals));
        let mut marks = Marks::new();
        for bucket in self.done() {
            let (from, to) = (f64::from(bucket.from) + 3.0, f64::from(bucket.from + BUCKET) - 3.0);
            let middle = f64::midpoint(from, to);
            let opacity = if bucket.close < bucket.open { 0.9 } else { 0.35 };
            marks.line((middle, bucket.low), (middle, bucket.high), Tone::Soft, 1.25);
            marks.bar((from, bucket.open), (to, bucket.close), Tone::Card, 1.0);
            marks.bar((from, bucket.open), (to, bucket.close), Tone::Ink, opacity);
        }
        Panel { x, y: y.named("the ordinary chart: price ($)"), marks, height }
    }

    fn layers(&self, x: Axis, height: f64, view: View) -> Panel {
        let sizes = self.all().flat_map(|bucket| [bucket.outside.unwrap_or(0.0).abs(), bucket.hedge.abs()]);
        let most = sizes.fold(0.0, f64::max);
        let most = if most > 0.0 { most * 1.12 } else { 1.0 };
        let name = if view.is_narrow() {
            "the orders behind it (shares)"
        } else {
            "the orders behind it (net shares per quarter of an hour)"
        };
        let y = Axis::linear(-most, most).ticked(5, &compact).named(name);
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
        marks.label((x.low, most), "▲ buying", Tone::Soft, Anchor::Right).shifted(-4.0, 7.0);
        marks.label((x.low, -most), "▼ selling", Tone::Soft, Anchor::Right).shifted(-4.0, -7.0);
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
            let text = format!("{} % in all", whole_per_cent(share));
            // Beside the name of the axis.
            marks.label((x.high, y.high), text, Tone::Ink, Anchor::Left).bold().shifted(8.0, -14.0);
        }
        Panel { x, y, marks, height }
    }
}
