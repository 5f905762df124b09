//! The picture: the ordinary chart, and left of the curtain the two layers that made it.

use super::{BUCKET, ShareOfFlow};
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::drawing::added::{Moment, added};
use crate::figures::drawing::axes;
use crate::figures::words::share_of_flow as words;
use crate::format::number;
use crate::model::session::MINUTES;
use crate::units::BASIS_POINTS;

/// Heights in CSS pixels, on wide screens and narrow ones: of the picture, and of its letters that tell the share.
const HEIGHT_PX: [f64; 2] = [330.0, 290.0];
const SHARE_PX: [f64; 2] = [17.0, 12.0];
/// From this minute on the curtain leaves no room for the name of the ordinary chart.
const NO_ROOM: u16 = 290;
/// Less than this, in basis points, is what the last digits of orders leave, and has no side.
const DUST_BP: f64 = 1e-9;

pub(super) fn scene(figure: &ShareOfFlow, view: View) -> Scene {
    let x = axes::minutes(-4.0, f64::from(MINUTES) + 4.0, view);
    let y = figure.basis_points();
    let mut marks = Marks::new();
    figure.candles(&mut marks);
    // The curtain is drawn aside: what made the chart stands in the place of the chart.
    let (curtain, low, high) = (f64::from(figure.curtain), y.low, y.high);
    marks.bar((x.low, low), (curtain, high), ColorRole::Card, 1.0);
    marks.bar((x.low, low), (curtain, high), ColorRole::Accent, 0.06);
    marks.line((x.low, 0.0), (x.high, 0.0), ColorRole::Rule, 1.0);
    figure.layers(&mut marks);
    marks.line((curtain, low), (curtain, high), ColorRole::Accent, 2.0);
    figure.names(&mut marks, (&x, &y), view);
    Scene::of(Panel { x, y, marks, height: HEIGHT_PX[usize::from(view.is_narrow())] })
}

impl ShareOfFlow {
    /// An axis that holds chart and layers, with room for words above and below.
    fn basis_points(&self) -> Axis {
        let chart = self.quarters.iter().flat_map(|bucket| [self.since_open(bucket.low), self.since_open(bucket.high)]);
        let layers = self.moved.iter().map(|moved| moved.outside);
        let (low, high) = number::extent(&mut chart.chain(layers).chain([-1.0, 1.0]));
        let room = (high - low) * 0.16;
        Axis::linear(low - room, high + room).ticked(5, &crate::format::compact).named(words::SINCE_OPEN)
    }

    fn since_open(&self, price: f64) -> f64 {
        libm::log(price / self.whole.open) * BASIS_POINTS
    }

    /// Candles, as most screens draw them: a thin line from low to high, a body from open to close.
    fn candles(&self, marks: &mut Marks) {
        for bucket in &self.quarters {
            let (from, to) = (f64::from(bucket.from) + 3.0, f64::from(bucket.from + BUCKET) - 3.0);
            let middle = f64::midpoint(from, to);
            let opacity = if bucket.close < bucket.open { 0.9 } else { 0.35 };
            let [open, close, low, high] =
                [bucket.open, bucket.close, bucket.low, bucket.high].map(|at| self.since_open(at));
            marks.line((middle, low), (middle, high), ColorRole::Soft, 1.25);
            marks.bar((from, open), (to, close), ColorRole::Card, 1.0);
            marks.bar((from, open), (to, close), ColorRole::Ink, opacity);
        }
    }

    /// Outside orders added up; from there to price, what hedging added.
    fn layers(&self, marks: &mut Marks) {
        let uncovered = self.moved.iter().zip(0..=self.curtain).map(|(moved, minute)| {
            let minute = f64::from(minute);
            ((minute, moved.price), (minute, moved.outside), moved.price - moved.outside > DUST_BP)
        });
        let uncovered: Vec<Moment> = uncovered.collect();
        added(marks, &uncovered, 0.4);
        marks.curve(uncovered.iter().map(|(_, outside, _)| *outside).collect(), ColorRole::Faint, 2.0);
        marks.curve(uncovered.iter().map(|(price, ..)| *price).collect(), ColorRole::Ink, 2.0);
    }

    /// What is what, and hedging's part of it.
    fn names(&self, marks: &mut Marks, (x, y): (&Axis, &Axis), view: View) {
        let [outside, hedging, price, ordinary] = words::NAMES;
        let (left, right) = ((x.low, y.high), (x.high, y.high));
        if self.curtain < NO_ROOM && !view.is_narrow() {
            marks.label(right, ordinary, ColorRole::Soft, Anchor::Left).shifted(4.0, 9.0);
        }
        if self.curtain == 0 {
            return;
        }
        marks.label(left, price, ColorRole::Ink, Anchor::Right).bold().shifted(-4.0, 9.0);
        let of_day = self.whole.hedging_bp;
        let role = if of_day.abs() > DUST_BP { ColorRole::of_sign(of_day) } else { ColorRole::Soft };
        marks.label(left, hedging, role, Anchor::Right).bold().shifted(46.0, 9.0);
        marks.label(left, outside, ColorRole::Soft, Anchor::Right).bold().shifted(118.0, 9.0);
        if let Some(share) = self.share() {
            let (words, px) = (words::share(share), SHARE_PX[usize::from(view.is_narrow())]);
            marks.label((x.low, y.low), words, ColorRole::Ink, Anchor::Right).bold().sized(px).shifted(-4.0, -13.0);
        }
    }
}
