//! One trade, two books: what the trade leaves with each side, the hedge, and what a move then
//! does to the options, the hedge and their sum.

use super::{FigureSpec, TRADE};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Handle, Marks, Panel, RichText, Scene, Table, Travel, View};
use crate::figures::drawing::axes;
use crate::figures::words::one_trade as words;
use crate::format::number;
use crate::format::{compact_dollars, compact_signed, signed};
use crate::model::{
    Book, CONTRACT_MULTIPLIER, Instrument, ModelError, Moment, OptionKind, ProfitAndLoss, RoundedOrder, hedge_shares,
    profit_and_loss, rounds_to_nothing,
};
use crate::scenario::{CustomerSide, Key, Scenario};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "one-trade",
    claims: "A1 A2 A3 A4 A5 A6 A7",
    inputs: &[TRADE, &[Key::Move, Key::Instrument]],
    controls: &[Key::Move, Key::Instrument],
    more: &[],
    played: None,
    nudge: None,
    presets: &[],
    actions: &[],
    table_open: true,
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(OneTrade::new(&inputs.scenario)?)),
};

const SAMPLES: u32 = 160;
/// How far the axis of moves reaches, per 100 of the scale of prices: the first that holds the move; and the room beyond.
const REACHES: [f64; 3] = [5.0, 10.0, 20.0];
const ROOM: f64 = 1.12;

/// The computed figure.
pub struct OneTrade {
    state: Scenario,
    book: Book,
    now: Moment,
    after_move: ProfitAndLoss,
    instrument: Instrument,
    /// The hedge before rounding, in shares.
    exact_shares: f64,
    order: RoundedOrder,
}

impl OneTrade {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let (book, now, instrument) = (state.book()?, state.now()?, state.instrument());
        let exact_shares = hedge_shares(&book, &now);
        let order = instrument.round_order(exact_shares);
        let held_shares = order.units * instrument.unit_shares();
        let after_move = profit_and_loss(&book, held_shares, &now, &state.after_move()?);
        Ok(Self { state: *state, book, now, after_move, instrument, exact_shares, order })
    }

    /// The trade that the text takes as its first example, in the size that is set: the customer buys calls.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn bought_call(state: &Scenario) -> Result<Self, ModelError> {
        Self::new(&state.with_choice(CustomerSide::Buys).with_choice(OptionKind::Call))
    }

    fn held_shares(&self) -> f64 {
        self.order.units * self.instrument.unit_shares()
    }

    /// The order that would be needed where it is too small for a single unit of the instrument; nothing where it
    /// can be placed or there is none.
    #[must_use]
    pub fn out_of_reach(&self) -> Option<RichText> {
        if self.order.units != 0.0 || rounds_to_nothing(self.exact_shares) {
            return None;
        }
        Some(words::out_of_reach(self.exact_shares, self.instrument))
    }

    /// What a move of so many dollars does to options, hedge and both, with the hedge in whole units of the
    /// instrument; gaps where the price after it is none.
    fn after(&self, dollars: f64) -> [f64; 3] {
        Moment::at(self.state.get(Key::Spot) + dollars).map_or([f64::NAN; 3], |to| {
            let after = profit_and_loss(&self.book, self.held_shares(), &self.now, &to);
            [after.option_dollars, after.hedge_dollars, after.net_dollars]
        })
    }

    /// What the move that the reader looks at does.
    #[must_use]
    pub const fn after_move(&self) -> ProfitAndLoss {
        self.after_move
    }

    fn trade(&self) -> String {
        words::trade(self.state.customer_side(), self.state.option_kind())
    }

    fn delta_panel(&self, view: View, height: f64) -> Panel {
        let most = (self.state.get(Key::Oi) * CONTRACT_MULTIPLIER).max(1.0);
        let x = Axis::linear(-1.75 * most, 1.75 * most);
        let rows = [
            (3.5, self.exact_shares),
            (2.5, 0.0 - self.exact_shares),
            (0.9, self.held_shares()),
            (-0.1, 0.0 - self.order.residue_shares),
        ];
        let mut y = Axis::linear(-0.6, 4.5);
        let mut marks = Marks::new();
        marks.dashed_line((x.low, 1.95), (x.high, 1.95), ColorRole::Rule, 1.0);
        for (at, market) in [4.25, 1.62].into_iter().zip(words::MARKETS) {
            marks.label((x.low, at), market, ColorRole::Faint, Anchor::Right).bold().shifted(-8.0, 0.0);
        }
        marks.line((0.0, -0.6), (0.0, 4.0), ColorRole::Rule, 1.5);
        for ((at, shares), name) in rows.into_iter().zip(words::BARS) {
            y.tick(at, name);
            let role = if rounds_to_nothing(shares) { ColorRole::Ink } else { ColorRole::of_sign(shares) };
            marks.bar((0.0, at - 0.28), (shares, at + 0.28), role, 1.0);
            let anchor = if shares < 0.0 && role != ColorRole::Ink { Anchor::Left } else { Anchor::Right };
            let text = match role {
                ColorRole::Ink if at < 0.0 && self.order.units != 0.0 => words::HEDGED.to_owned(),
                ColorRole::Ink => "0".to_owned(),
                // Beside the names of the rows a phone has no room for all digits.
                _ if view.is_narrow() => compact_signed(shares),
                _ => signed(shares, 0),
            };
            marks.label((shares, at), text, role, anchor).bold();
        }
        Panel { x, y, marks, height }
    }

    fn pnl_panel(&self, view: View, height: f64) -> Panel {
        let chosen = self.state.get(Key::Move);
        let asked = self.state.per_hundred(Key::Move).abs();
        let reach = REACHES.into_iter().find(|reach| asked <= *reach).unwrap_or(REACHES[2]);
        let reach = self.state.scale().at(reach * ROOM);
        let count = if view.is_narrow() { 5 } else { 9 };
        let x = axes::price_moves(-reach, reach, count, words::MOVE);
        let grid: Vec<f64> =
            (0..=SAMPLES).map(|i| x.low + (x.high - x.low) * f64::from(i) / f64::from(SAMPLES)).collect();
        let after: Vec<[f64; 3]> = grid.iter().map(|dollars| self.after(*dollars)).collect();
        let curve = |of: usize| -> Vec<(f64, f64)> {
            grid.iter().zip(&after).map(|(dollars, after)| (*dollars, after[of])).collect()
        };
        let (option, hedge, net) = (curve(0), curve(1), curve(2));
        let most = number::max_abs(&mut option.iter().chain(&hedge).map(|(_, dollars)| *dollars));
        let most = most.max(self.state.scale().small_move()) * 1.1;
        let y = Axis::linear(-most, most).ticked(5, &compact_dollars).named(words::PROFIT);
        let here = self.after_move;
        let end = |points: &[(f64, f64)]| points[points.len() * 19 / 20];
        let above = |points: &[(f64, f64)]| if end(points).1 > 0.0 { 15.0 } else { -15.0 };
        let mut marks = Marks::new();
        marks.line((x.low, 0.0), (x.high, 0.0), ColorRole::Rule, 1.0);
        marks.dashed_line((chosen, y.low), (chosen, y.high), ColorRole::Accent, 1.25);
        marks.dashed(option.clone(), ColorRole::Soft, 1.75);
        marks.curve(hedge.clone(), ColorRole::Soft, 1.75);
        marks.curve(net.clone(), ColorRole::Ink, 2.75);
        let [of_options, of_hedge, of_net] = words::CURVES;
        marks.label(end(&option), of_options, ColorRole::Soft, Anchor::Left).shifted(0.0, -above(&option) * 0.2);
        marks.label(end(&hedge), of_hedge, ColorRole::Soft, Anchor::Left).shifted(0.0, -above(&hedge) * 0.2);
        marks.label(end(&net), of_net, ColorRole::Ink, Anchor::Above).bold();
        marks.dot((chosen, here.option_dollars), 4.0, ColorRole::Soft);
        marks.dot((chosen, here.hedge_dollars), 4.0, ColorRole::Soft);
        marks.dot((chosen, here.net_dollars), 7.0, ColorRole::Accent);
        marks
            .label((chosen, here.net_dollars), compact_signed(here.net_dollars), ColorRole::Ink, Anchor::Right)
            .bold()
            .shifted(4.0, 14.0);
        Panel { x, y, marks, height }
    }
}

impl Figure for OneTrade {
    fn finding(&self) -> RichText {
        let trade = self.trade();
        match self.out_of_reach() {
            Some(would) => words::stays_unhedged(&trade, would),
            None => words::finding(&trade, self.order.units, self.instrument, self.order.residue_shares),
        }
    }

    fn caption(&self) -> RichText {
        let chosen = self.state.get(Key::Move);
        words::caption(chosen, self.after_move)
    }

    fn scene(&self, view: View) -> Scene {
        let (deltas, pnl) = if view.is_narrow() { (215.0, 260.0) } else { (225.0, 290.0) };
        Scene::stacked(vec![self.delta_panel(view, deltas), self.pnl_panel(view, pnl)])
    }

    fn table(&self) -> Table {
        let chosen = self.state.get(Key::Move);
        let mut table = Table::of(&words::headings(self.instrument, chosen));
        let each = |side| [OptionKind::Call, OptionKind::Put].map(|kind| (side, kind));
        for (side, kind) in [CustomerSide::Buys, CustomerSide::Sells].into_iter().flat_map(each) {
            // Refused alike, all four, or none: where they are, this figure does not exist.
            let Ok(trade) = Self::new(&self.state.with_choice(side).with_choice(kind)) else { continue };
            let left = trade.after_move;
            table.row().text(trade.trade()).signed(0.0 - trade.exact_shares, 0).signed(trade.exact_shares, 0);
            table.signed(trade.order.units, 0).signed(trade.order.residue_shares, 2);
            table.signed(left.option_dollars, 0).signed(left.hedge_dollars, 0).signed(left.net_dollars, 0);
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let at = (self.state.get(Key::Move), self.after_move.net_dollars);
        vec![Handle { panel: 1, ..Handle::direct(Key::Move.name(), at, Travel::Across) }]
    }
}
