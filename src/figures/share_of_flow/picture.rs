//! The picture: the ordinary chart, the two layers that made it, and the same added up.

use super::{BUCKET, ShareOfFlow};
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::drawing::axes;
use crate::figures::words::share_of_flow as words;
use crate::format::number;
use crate::model::session::MINUTES;
use crate::units::BASIS_POINTS;

/// Room above and below the last plot, in CSS pixels.
const ROOM_PX: f64 = 60.0;
/// Less than this, in basis points, is what the last digits of orders leave, and has no side.
const DUST_BP: f64 = 1e-9;

pub(super) fn scene(figure: &ShareOfFlow, view: View) -> Scene {
    // With room for the names of the curves after the close.
    let x = axes::minutes(-4.0, f64::from(MINUTES) + if view.is_narrow() { 84.0 } else { 72.0 }, view);
    let scale = if view.is_narrow() { 0.88 } else { 1.0 };
    Scene::stacked(vec![
        figure.chart(x.bare(), 190.0 * scale),
        figure.layers(x.bare(), 210.0 * scale, view),
        figure.added_up(x, 170.0 * scale, view),
    ])
}

impl ShareOfFlow {
    /// Candles, as most screens draw them: a thin line from low to high, a body from open to close.
    fn chart(&self, x: Axis, height: f64) -> Panel {
        let (low, high) = number::extent(&mut self.all().flat_map(|bucket| [bucket.low, bucket.high]));
        let room = (high - low).max(low / BASIS_POINTS) * 0.08;
        let y = axes::prices(low - room, high + room, 4, words::CHART);
        let mut marks = Marks::new();
        for bucket in self.done() {
            let (from, to) = (f64::from(bucket.from) + 3.0, f64::from(bucket.from + BUCKET) - 3.0);
            let middle = f64::midpoint(from, to);
            let opacity = if bucket.close < bucket.open { 0.9 } else { 0.35 };
            marks.line((middle, bucket.low), (middle, bucket.high), ColorRole::Soft, 1.25);
            marks.bar((from, bucket.open), (to, bucket.close), ColorRole::Card, 1.0);
            marks.bar((from, bucket.open), (to, bucket.close), ColorRole::Ink, opacity);
        }
        Panel { x, y, marks, height }
    }

    fn layers(&self, x: Axis, height: f64, view: View) -> Panel {
        let most = number::max_abs(&mut self.all().flat_map(|bucket| [bucket.outside_bp, bucket.hedging_bp]));
        let y = axes::around_zero(most, 1.12, 5, words::layers(view.is_narrow()));
        let mut marks = Marks::new();
        marks.line((x.low, 0.0), (f64::from(MINUTES), 0.0), ColorRole::Rule, 1.0);
        for bucket in self.done() {
            let (from, to) = (f64::from(bucket.from), f64::from(bucket.from + BUCKET));
            marks.bar((from + 1.0, 0.0), (to - 1.0, bucket.outside_bp), ColorRole::Faint, 0.45);
            if bucket.hedging_bp.abs() > DUST_BP {
                let role = ColorRole::of_sign(bucket.hedging_bp);
                marks.bar((from + 4.0, 0.0), (to - 4.0, bucket.hedging_bp), role, 1.0);
            }
        }
        let [lifts, lowers] = words::LIFTS_AND_LOWERS;
        marks.label((x.low, y.high), lifts, ColorRole::Soft, Anchor::Right).shifted(-4.0, 7.0);
        marks.label((x.low, y.low), lowers, ColorRole::Soft, Anchor::Right).shifted(-4.0, -7.0);
        Panel { x, y, marks, height }
    }

    /// Both layers and their sum, which is the move of price.
    fn added_up(&self, x: Axis, height: f64, view: View) -> Panel {
        let mut sums = vec![(0.0, 0.0, 0.0)];
        let (mut outside, mut hedging) = (0.0, 0.0);
        for bucket in self.done() {
            outside += bucket.outside_bp;
            hedging += bucket.hedging_bp;
            sums.push((f64::from(bucket.to), outside, hedging));
        }
        let (mut all_outside, mut all_hedging) = (0.0, 0.0);
        let mut reach = 0.0_f64;
        for bucket in &self.session {
            all_outside += bucket.outside_bp;
            all_hedging += bucket.hedging_bp;
            reach =
                reach.max(f64::abs(all_outside)).max(f64::abs(all_hedging)).max(f64::abs(all_outside + all_hedging));
        }
        let y = axes::around_zero(reach, 1.15, 3, words::SUMS);
        let mut marks = Marks::new();
        marks.line((x.low, 0.0), (f64::from(MINUTES), 0.0), ColorRole::Rule, 1.0);
        let curve = |of: fn(&(f64, f64, f64)) -> f64| sums.iter().map(|sum| (sum.0, of(sum))).collect::<Vec<_>>();
        let role = ColorRole::of_sign(if hedging.abs() > DUST_BP { hedging } else { 0.0 });
        marks.curve(curve(|sum| sum.1), ColorRole::Faint, 1.75);
        marks.curve(curve(|sum| sum.2), role, 2.25);
        marks.dashed(curve(|sum| sum.1 + sum.2), ColorRole::Ink, 1.75);
        let names = words::curves(view.is_narrow());
        let end = sums.last().copied().unwrap_or_default();
        let places = [(end.1, ColorRole::Soft), (end.2, role), (end.1 + end.2, ColorRole::Ink)];
        let px = (height - ROOM_PX) / (y.high - y.low);
        let shifts = axes::apart(places.map(|(at, _)| (y.high - at) * px), height - ROOM_PX);
        for (((at, role), name), shift) in places.into_iter().zip(names).zip(shifts) {
            marks.label((end.0, at), name, role, Anchor::Right).bold().shifted(0.0, shift);
        }
        Panel { x, y, marks, height }
    }
}
