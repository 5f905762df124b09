//! Hedge orders: the orders along a price path that the reader shapes, and the hedge they build.

use super::{FigureSpec, TRADE};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Handle, Marks, Panel, RichText, Scene, Table, Travel, View};
use crate::figures::drawing::axes;
use crate::figures::words::{common, hedge_orders as words};
use crate::format::number;
use crate::format::{compact, compact_signed, signed};
use crate::model::{CONTRACT_MULTIPLIER, ModelError, Moment, hedge_order_shares, hedge_shares, rounds_to_nothing};
use crate::scenario::controls::{PATH, PATH_STEPS};
use crate::scenario::{Key, Scenario};

/// The figure as the page hosts it.
pub const SPEC: FigureSpec = FigureSpec {
    id: "hedge-orders",
    claims: "B1 B4",
    inputs: &[TRADE, &[Key::PathStep], PATH],
    controls: &[],
    more: &[],
    played: Some(Key::PathStep),
    nudge: None,
    presets: &[],
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(HedgeOrders::new(&inputs.scenario)?)),
};

/// The same figure once more, in the playground.
pub static IN_PLAYGROUND: FigureSpec = FigureSpec { id: "play-hedge-orders", claims: "", ..SPEC };

/// How far the axis of prices reaches from the first, per 100 of the scale of prices: the first that holds the path, which
/// may fill so much of it.
const REACHES: [f64; 3] = [5.0, 10.0, 27.0];
const FULL: f64 = 0.95;

/// One step of the path.
#[derive(Debug, Clone, Copy)]
struct Fill {
    price: f64,
    order_shares: f64,
    hedge_shares: f64,
}

/// The computed figure.
pub struct HedgeOrders {
    state: Scenario,
    start_hedge_shares: f64,
    fills: Vec<Fill>,
    played: usize,
}

impl HedgeOrders {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let book = state.book()?;
        let path = state.path();
        let start_hedge_shares = hedge_shares(&book, &Moment::at(path[0])?);
        let fill = |pair: &[f64]| {
            let (from, to) = (Moment::at(pair[0])?, Moment::at(pair[1])?);
            let order_shares = hedge_order_shares(&book, &from, &to);
            Ok(Fill { price: pair[1], order_shares, hedge_shares: hedge_shares(&book, &to) })
        };
        let fills = path.windows(2).map(fill).collect::<Result<_, ModelError>>()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the steps of the path")]
        let played = state.get(Key::PathStep).round() as usize;
        Ok(Self { state: *state, start_hedge_shares, fills, played: played.min(PATH_STEPS) })
    }

    fn done(&self) -> &[Fill] {
        &self.fills[..self.played]
    }

    fn price_axis(&self) -> Axis {
        let path = self.state.path();
        let furthest = number::max_abs(&mut path.iter().map(|price| price - path[0]));
        let reaches = REACHES.map(|reach| self.state.scale().at(reach));
        let reach = reaches.into_iter().find(|reach| furthest <= *reach * FULL).unwrap_or(reaches[2]);
        axes::prices(path[0] - reach, path[0] + reach, 5, common::PRICE)
    }

    fn order_axis(&self) -> Axis {
        let most = number::max_abs(&mut self.fills.iter().map(|fill| fill.order_shares));
        axes::around_zero(most, 1.35, 5, words::ORDERS)
    }

    fn hedge_axis(&self) -> Axis {
        let most = self.state.dealer_contracts().abs() * CONTRACT_MULTIPLIER;
        let holdings = self.fills.iter().map(|fill| fill.hedge_shares).chain([self.start_hedge_shares]);
        let (low, high) = if holdings.sum::<f64>() >= 0.0 { (0.0, most) } else { (-most, 0.0) };
        Axis::linear(low - most * 0.06, high + most * 0.12).ticked(3, &compact).named(words::HEDGE)
    }

    fn price_panel(&self, steps: &Axis, height: f64) -> Panel {
        let path = self.state.path();
        let y = self.price_axis();
        let points: Vec<_> = path.iter().zip(0u32..).map(|(price, step)| (f64::from(step), *price)).collect();
        let strike = self.state.get(Key::Strike);
        let mut marks = Marks::new();
        if (y.low..=y.high).contains(&strike) {
            marks.dashed_line((steps.low, strike), (steps.high, strike), ColorRole::Rule, 1.0);
            marks.label((steps.high, strike), words::STRIKE, ColorRole::Soft, Anchor::Left).shifted(8.0, -9.0);
        }
        marks.dashed(points.clone(), ColorRole::Faint, 1.5);
        marks.curve(points[..=self.played].to_vec(), ColorRole::Ink, 2.5);
        for at in points.iter().skip(1) {
            marks.dot(*at, 4.5, ColorRole::Accent);
        }
        Panel { x: steps.bare(), y, marks, height }
    }

    fn order_panel(&self, steps: &Axis, height: f64, narrow: bool) -> Panel {
        let mut marks = Marks::new();
        marks.line((steps.low, 0.0), (steps.high, 0.0), ColorRole::Rule, 1.0);
        // A phone has room for two labels: the largest buy and the largest sell.
        let (low, high) = number::extent(&mut self.done().iter().map(|fill| fill.order_shares));
        for (fill, step) in self.done().iter().zip(1u32..) {
            let (x, size) = (f64::from(step), fill.order_shares);
            let role = ColorRole::of_sign(size);
            marks.bar((x - 0.34, 0.0), (x + 0.34, size), role, 1.0);
            if !rounds_to_nothing(size) && (!narrow || size == low.min(0.0) || size == high.max(0.0)) {
                let anchor = if size > 0.0 { Anchor::Above } else { Anchor::Below };
                let shift = if size > 0.0 { 4.0 } else { -3.0 };
                marks.label((x, size), compact_signed(size), role, anchor).shifted(0.0, shift);
            }
        }
        Panel { x: steps.bare(), y: self.order_axis(), marks, height }
    }

    fn hedge_panel(&self, steps: &Axis, height: f64) -> Panel {
        // Held until the next order: a staircase.
        let mut stairs = vec![(steps.low, self.start_hedge_shares), (0.66, self.start_hedge_shares)];
        for (fill, step) in self.done().iter().zip(1u32..) {
            stairs.push((f64::from(step) - 0.34, fill.hedge_shares));
            stairs.push((f64::from(step) + 0.66, fill.hedge_shares));
        }
        let end = stairs.last().copied().unwrap_or_default();
        let role = if end.1 >= 0.0 { ColorRole::Buy } else { ColorRole::Sell };
        let mut marks = Marks::new();
        marks.line((steps.low, 0.0), (steps.high, 0.0), ColorRole::Rule, 1.0);
        marks.curve(stairs, role, 2.25);
        Panel { x: steps.clone(), y: self.hedge_axis(), marks, height }
    }
}

impl Figure for HedgeOrders {
    fn finding(&self) -> RichText {
        let bought: f64 = self.done().iter().map(|fill| fill.order_shares.max(0.0)).sum();
        let sold: f64 = self.done().iter().map(|fill| -fill.order_shares.min(0.0)).sum();
        if self.played == 0 {
            return words::nothing_has_moved();
        }
        words::finding(self.state.customer_side(), bought, sold)
    }

    fn caption(&self) -> RichText {
        words::caption()
    }

    fn scene(&self, view: View) -> Scene {
        let last = f64::from(u32::try_from(PATH_STEPS).unwrap_or(0));
        let mut steps = Axis::linear(-0.4, last + 0.7).named(words::PATH);
        for (step, place) in (0..=PATH_STEPS).zip(0u32..) {
            steps.tick(place.into(), step.to_string());
        }
        let share = if view.is_narrow() { 0.86 } else { 1.0 };
        Scene::stacked(vec![
            self.price_panel(&steps, 180.0 * share),
            self.order_panel(&steps, 175.0 * share, view.is_narrow()),
            self.hedge_panel(&steps, 150.0 * share),
        ])
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS).along(0);
        let mut row = |step: u32, at: f64, done: Option<(f64, f64)>, words: String| {
            table.row().grouped(step.into(), 0).price(at);
            table.known(done.map(|(order, _)| order), &|order| signed(order, 0));
            table.known(done.map(|(_, held)| held), &|held| signed(held, 0)).text(words);
        };
        row(0, self.state.path()[0], Some((0.0, self.start_hedge_shares)), words::HEDGED_ALREADY.to_owned());
        // Every step has its row from the start, so that nothing below moves while the path is played.
        for (fill, step) in self.fills.iter().zip(1u32..) {
            let is_done = usize::try_from(step).is_ok_and(|step| step <= self.played);
            let said = if is_done { words::order(fill.order_shares) } else { words::NOT_YET.to_owned() };
            row(step, fill.price, is_done.then_some((fill.order_shares, fill.hedge_shares)), said);
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let spot = self.state.get(Key::Spot);
        let path = self.state.path();
        let handle = |step: u8| {
            let at = (f64::from(step) + 1.0, path[usize::from(step) + 1]);
            Handle { value: (-spot, 1.0), ..Handle::direct(Key::Path(step).name(), at, Travel::Upright) }
        };
        (0u8..).take(PATH_STEPS).map(handle).collect()
    }
}
