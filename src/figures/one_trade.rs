//! One trade, two books: what the trade leaves with each side, the hedge, and what is left. The table has all four
//! trades, and what a move then does to the options, the hedge and their sum.

use super::{FigureSpec, TRADE};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Marks, Panel, RichText, Scene, Table, View};
use crate::figures::words::one_trade as words;
use crate::format::number;
use crate::format::{compact_signed, signed};
use crate::model::{
    Instrument, ModelError, OptionKind, ProfitAndLoss, RoundedOrder, hedge_shares, profit_and_loss, rounds_to_nothing,
};
use crate::scenario::{CustomerSide, Key, Scenario};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "one-trade",
    claims: "A1 A2 A3 A4 A5 A6 A7",
    inputs: &[TRADE, &[Key::Move, Key::Instrument]],
    controls: &[Key::Side, Key::Kind, Key::Instrument],
    more: &[],
    played: None,
    nudge: None,
    presets: &[],
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(OneTrade::new(&inputs.scenario)?)),
};

/// Every trade, in the order of the text.
pub(super) const TRADES: [(CustomerSide, OptionKind); 4] = [
    (CustomerSide::Buys, OptionKind::Call),
    (CustomerSide::Buys, OptionKind::Put),
    (CustomerSide::Sells, OptionKind::Call),
    (CustomerSide::Sells, OptionKind::Put),
];
/// Steps of the scale of the bars, within a power of ten: it stands still while the bars grow from one to the next.
const STEPS: [f64; 7] = [1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 10.0];
/// Room for the number at the end of a bar, as a part of the longest: with all its digits, and in short.
const ROOM: f64 = 0.5;
const ROOM_NARROW: f64 = 1.1;

/// The computed figure.
pub struct OneTrade {
    state: Scenario,
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
        Ok(Self { state: *state, after_move, instrument, exact_shares, order })
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

    /// What the move that the reader looks at does.
    #[must_use]
    pub const fn after_move(&self) -> ProfitAndLoss {
        self.after_move
    }

    fn trade(&self) -> String {
        words::trade(self.state.customer_side(), self.state.option_kind())
    }

    fn panel(&self, view: View, height: f64) -> Panel {
        let rows = [
            (3.5, self.exact_shares),
            (2.5, 0.0 - self.exact_shares),
            (0.9, self.held_shares()),
            (-0.1, 0.0 - self.order.residue_shares),
        ];
        let longest = number::max_abs(&mut rows.iter().map(|(_, shares)| *shares)).max(1.0);
        let power = 10f64.powi(number::decimal_exponent(longest));
        let scale = STEPS.into_iter().map(|step| step * power).find(|most| longest <= *most).unwrap_or(longest);
        let end = scale * (1.0 + if view.is_narrow() { ROOM_NARROW } else { ROOM });
        let x = Axis::linear(-end, end);
        let mut y = Axis::linear(-0.6, 4.5);
        let mut marks = Marks::new();
        marks.dashed_line((x.low, 1.95), (x.high, 1.95), ColorRole::Rule, 1.0);
        for (at, market) in [4.25, 1.62].into_iter().zip(words::MARKETS) {
            marks.label((x.low, at), market, ColorRole::Faint, Anchor::Right).bold().shifted(-8.0, 0.0);
        }
        for (from, to) in [(-0.6, 1.35), (1.95, 4.0)] {
            marks.line((0.0, from), (0.0, to), ColorRole::Rule, 1.5);
        }
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
            // Without room at its end the number stands across the line of zero, where the bar is not.
            let across = if anchor == Anchor::Left { Anchor::Right } else { Anchor::Left };
            marks.label((shares, at), text, role, anchor).bold().or_at((0.0, at), across);
        }
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
        words::caption()
    }

    fn scene(&self, view: View) -> Scene {
        Scene::of(self.panel(view, if view.is_narrow() { 270.0 } else { 320.0 }))
    }

    fn table(&self) -> Table {
        let chosen = self.state.get(Key::Move);
        let mut table = Table::of(&words::headings(self.instrument, chosen));
        for (side, kind) in TRADES {
            // Refused alike, all four, or none: where they are, this figure does not exist.
            let Ok(trade) = Self::new(&self.state.with_choice(side).with_choice(kind)) else { continue };
            let left = trade.after_move;
            table.row().text(trade.trade()).signed(0.0 - trade.exact_shares, 0).signed(trade.exact_shares, 0);
            table.signed(trade.order.units, 0).signed(trade.order.residue_shares, 2);
            table.signed(left.option_dollars, 0).signed(left.hedge_dollars, 0).signed(left.net_dollars, 0);
        }
        table
    }
}
