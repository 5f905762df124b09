//! The picture: three rails under one another, with one hand through all of them. Upwards the panel counts CSS pixels.

use super::{Answer, MARKETS, PushThePrice};
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::words::push_the_price as words;
use crate::format::number::max_abs;
use crate::model::Order;
use crate::scenario::Crowd;

/// From one rail to the next.
const RAIL_PX: f64 = 88.0;
/// Room above the uppermost.
const HEAD_PX: f64 = 24.0;
/// From the lower edge of a rail's room to the rail.
const FOOT_PX: f64 = 36.0;
const PLOT_PX: f64 = 3.0 * RAIL_PX + HEAD_PX;
/// On a phone all of it is a little lower.
const NARROW: f64 = 0.9;
/// What the panel holds besides the plot, and what the frame leaves at its sides.
const TICKS_PX: f64 = 24.0;
const SIDES_PX: f64 = 15.0;
/// The picture reaches so far to both sides, in dollars of the lesson, up to pushes of this size; further, further.
const REACH: f64 = 0.95;
const EASY_PUSH: f64 = 0.6;
/// A tick every so many dollars of the lesson.
const TICK: f64 = 0.4;
/// From one arrowhead to the next, and its half height.
const HEADS_PX: f64 = 8.0;
const HEAD_HALF_PX: f64 = 9.0;
/// Radius of the price.
const PRICE_PX: f64 = 8.5;
/// From the hand to the middle of its name.
const HAND_PX: f64 = 66.0;

/// How high a market's rail lies.
pub(super) fn rail(market: usize) -> f64 {
    let below = [2.0, 1.0, 0.0].get(market).copied().unwrap_or_default();
    below * RAIL_PX + FOOT_PX
}

pub(super) fn scene(figure: &PushThePrice, view: View) -> Scene {
    let stage = Stage::of(figure, view);
    let mut marks = Marks::new();
    stage.ground(&mut marks);
    for (market, answer) in figure.answers().into_iter().enumerate() {
        stage.market(&mut marks, market, &answer);
    }
    stage.hand(&mut marks);
    for (market, answer) in figure.answers().into_iter().enumerate() {
        stage.price(&mut marks, market, &answer);
    }
    let y = Axis::linear(0.0, PLOT_PX);
    let height = if view.is_narrow() { NARROW * PLOT_PX } else { PLOT_PX };
    Scene::of(Panel { x: stage.axis(), y, marks, height: height + TICKS_PX })
}

/// The picture being drawn, and its scale.
struct Stage<'a> {
    figure: &'a PushThePrice,
    narrow: bool,
    /// The left and the right end, in dollars.
    ends: (f64, f64),
    /// Dollars to a CSS pixel.
    dollars_per_px: f64,
}

impl<'a> Stage<'a> {
    fn of(figure: &'a PushThePrice, view: View) -> Self {
        let (start, dollar) = (figure.spot(), figure.dollar());
        let furthest = max_abs(&mut figure.pushes.iter().copied()) / dollar;
        let reach = (REACH + (furthest - EASY_PUSH).max(0.0)) * dollar;
        let dollars_per_px = 2.0 * reach / (view.width - SIDES_PX).max(100.0);
        Self { figure, narrow: view.is_narrow(), ends: (start - reach, start + reach), dollars_per_px }
    }

    fn start(&self) -> f64 {
        self.figure.spot()
    }

    fn push(&self) -> f64 {
        self.figure.push()
    }

    fn hand_at(&self) -> f64 {
        self.start() + self.push()
    }

    /// Where ticks stand, as steps from the start.
    fn ticks(&self) -> impl Iterator<Item = (i32, f64)> {
        let step = TICK * self.figure.dollar();
        let (low, high) = self.ends;
        (-3..=3)
            .map(move |count| (count, self.start() + f64::from(count) * step))
            .filter(move |(_, at)| low < *at && *at < high)
    }

    fn axis(&self) -> Axis {
        let mut axis = Axis::linear(self.ends.0, self.ends.1);
        for (count, at) in self.ticks() {
            axis.tick(at, words::tick(at, self.figure.cents(), count == 0, self.narrow));
        }
        axis
    }

    fn ground(&self, marks: &mut Marks) {
        let (low, high) = self.ends;
        for (count, at) in self.ticks() {
            let role = if count == 0 { ColorRole::Rule } else { ColorRole::Grid };
            marks.line((at, 0.0), (at, PLOT_PX - HEAD_PX), role, 1.0);
        }
        for market in 0..MARKETS.len() {
            let y = rail(market) - FOOT_PX;
            if market + 1 < MARKETS.len() {
                marks.line((low, y), (high, y), ColorRole::Grid, 1.0);
            }
            marks.line((low, rail(market)), (high, rail(market)), ColorRole::Rule, 1.5);
        }
        if let Some(flag) = self.figure.flag() {
            let (at, top) = (self.start() + flag, PLOT_PX - HEAD_PX + 2.0);
            marks.line((at, 0.0), (at, top), ColorRole::Ink, 1.25);
            let tip = at + 13.0 * self.dollars_per_px;
            marks.area(vec![(at, top), (tip, top - 5.0), (at, top - 10.0)], ColorRole::Ink, 0.9);
        }
    }

    /// The hand, the same in every market, and what the day is.
    fn hand(&self, marks: &mut Marks) {
        let (at, (low, high)) = (self.hand_at(), self.ends);
        marks.dashed_line((at, 0.0), (at, PLOT_PX - HEAD_PX + 4.0), ColorRole::Accent, 1.5);
        let y = PLOT_PX - 0.4 * HEAD_PX;
        let text = words::hand(self.push(), self.figure.cents());
        // On the outer side of the hand: the other one has the day.
        let right = if self.push() < 0.0 { -HAND_PX } else { HAND_PX };
        marks.label((at, y), text, ColorRole::Accent, Anchor::Centre).bold().shifted(right, 0.0);
        let day = words::day(self.figure.state.pick::<Crowd>(), self.narrow);
        let (end, side) = if self.push() < 0.0 { (high, Anchor::Left) } else { (low, Anchor::Right) };
        marks.label((end, y), day, ColorRole::Soft, side);
    }

    /// What lies under the hand: the push, the dealer's orders, and the earlier pushes.
    fn market(&self, marks: &mut Marks, market: usize, answer: &Answer) {
        let (y, start, hand) = (rail(market), self.start(), self.hand_at());
        marks.bar((start, y - 4.0), (hand, y + 4.0), ColorRole::Faint, 0.4);
        for earlier in self.figure.answers.iter().skip(1) {
            marks.ring((start + earlier[market].moved, y), PRICE_PX - 2.5, ColorRole::Faint);
        }
        let ends = start + answer.moved;
        let role = ColorRole::of_sign(answer.order_shares);
        marks.bar((hand, y - HEAD_HALF_PX), (ends, y + HEAD_HALF_PX), role, 0.16);
        self.arrowheads(marks, (hand, ends), y, role);
    }

    /// The dealer's orders: arrowheads that fill what they have moved the price by.
    fn arrowheads(&self, marks: &mut Marks, (from, to): (f64, f64), y: f64, role: ColorRole) {
        let length = (to - from).abs() / self.dollars_per_px;
        let ahead = (to - from).signum() * self.dollars_per_px;
        let mut tip = HEADS_PX;
        while tip <= length {
            let (point, back) = (from + tip * ahead, from + (tip - 6.0) * ahead);
            marks.curve(vec![(back, y + HEAD_HALF_PX - 1.5), (point, y), (back, y - HEAD_HALF_PX + 1.5)], role, 2.0);
            tip += HEADS_PX;
        }
    }

    /// The price, the grip of the hand, and over all of it the words.
    fn price(&self, marks: &mut Marks, market: usize, answer: &Answer) {
        let (y, at) = (rail(market), self.start() + answer.moved);
        marks.dot((at, y), PRICE_PX, ColorRole::Ink);
        marks.dot((self.hand_at(), y), 5.0, ColorRole::Accent);
        let name = words::rail(answer.side, self.figure.landed(market).is_some());
        marks.label((self.ends.0, y + 40.0), name, ColorRole::Ink, Anchor::Right).bold();
        let text = words::moved(&self.figure.pushed(), answer.moved);
        let size = if self.narrow { 15.0 } else { 17.0 };
        marks.label((at, y + 22.0), text, ColorRole::Ink, Anchor::Centre).bold().sized(size);
        if let Some(text) = words::order(Order::of(answer.order_shares)) {
            let middle = f64::midpoint(self.hand_at(), at);
            marks.label((middle, y - 23.0), text, ColorRole::of_sign(answer.order_shares), Anchor::Centre).bold();
        }
    }
}
