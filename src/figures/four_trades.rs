//! Four trades, four orders: what each of them makes the dealer do.

use super::FigureSpec;
use super::one_trade::TRADES;
use crate::chart::{Anchor, Axis, ColorRole, Figure, Marks, Panel, RichText, Scene, Table, View};
use crate::figures::words::{four_trades as words, grammar, one_trade};
use crate::format::{compact_signed, number};
use crate::model::{ModelError, hedge_shares, rounds_to_nothing};
use crate::scenario::{Key, Scenario};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "four-trades",
    claims: "A4 A5",
    inputs: &[PRICED],
    controls: &[],
    more: &[],
    played: None,
    nudge: None,
    presets: &[],
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(FourTrades::new(&inputs.scenario)?)),
};

/// What prices an option, whichever of the four it is.
const PRICED: &[Key] = &[Key::Spot, Key::Days, Key::Oi, Key::Iv, Key::Strike, Key::Rate, Key::Yield];
/// Room for the words at the end of a bar, as a part of the longest, on wide screens and on narrow ones.
const ROOM: [f64; 2] = [0.4, 0.7];
/// Height of the picture in CSS pixels.
const HEIGHT_PX: f64 = 190.0;

/// The computed figure.
pub struct FourTrades {
    /// The order that each trade causes, in shares: + buy, − sell.
    orders: [f64; 4],
}

impl FourTrades {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let mut orders = [0.0; 4];
        for (order, (side, kind)) in orders.iter_mut().zip(TRADES) {
            let trade = state.with_choice(side).with_choice(kind);
            *order = hedge_shares(&trade.book()?, &trade.now()?);
        }
        Ok(Self { orders })
    }
}

impl Figure for FourTrades {
    fn finding(&self) -> RichText {
        let [calls, puts, ..] = self.orders.map(|shares| !rounds_to_nothing(shares));
        words::finding(calls, puts)
    }

    fn caption(&self) -> RichText {
        RichText::plain(words::CAPTION)
    }

    fn scene(&self, view: View) -> Scene {
        let end = number::max_abs(&mut self.orders.into_iter()).max(1.0) * (1.0 + ROOM[usize::from(view.is_narrow())]);
        let (mut y, mut marks) = (Axis::linear(-0.6, 3.6).named(words::THE_CUSTOMER), Marks::new());
        marks.line((0.0, y.low), (0.0, y.high), ColorRole::Rule, 1.5);
        for ((shares, (side, kind)), at) in self.orders.into_iter().zip(TRADES).zip([3.0, 2.0, 1.0, 0.0]) {
            y.tick(at, words::trade(side, kind));
            let is_nothing = rounds_to_nothing(shares);
            let role = if is_nothing { ColorRole::Soft } else { ColorRole::of_sign(shares) };
            marks.bar((0.0, at - 0.3), (shares, at + 0.3), role, 1.0);
            let anchor = if shares < 0.0 { Anchor::Left } else { Anchor::Right };
            // Beside the names of the trades a phone has no room for the verb.
            let is_short = view.is_narrow() && !is_nothing;
            let order = if is_short { compact_signed(shares) } else { grammar::order_label(shares) };
            // Without room at its end the order stands across the line of zero, where the bar is not.
            let across = if shares < 0.0 { Anchor::Right } else { Anchor::Left };
            marks.label((shares, at), order, role, anchor).bold().or_at((0.0, at), across);
        }
        Scene::of(Panel { x: Axis::linear(-end, end), y, marks, height: HEIGHT_PX })
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS);
        for (shares, (side, kind)) in self.orders.into_iter().zip(TRADES) {
            table.row().text(one_trade::trade(side, kind)).signed(0.0 - shares, 0).signed(shares, 0);
        }
        table
    }
}
