//! The opening picture: one trade flowing from the customer through the dealer into the underlying.

use super::{FigureSpec, TRADE};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Handle, Marks, Panel, RichText, Scene, Table, View};
use crate::figures::shared::wording;
use crate::format::{grouped, price};
use crate::model::{ModelError, hedge_shares, rounds_to_nothing};
use crate::scenario::{Key, Scenario};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "the-flow",
    claims: "I1",
    reads: &[TRADE],
    controls: &[],
    played: None,
    presets: &[],
    open: false,
    how: printed!(
        "Contracts × 100 shares × the delta of one option (Black–Scholes–Merton). The dealer's order has the sign \
          that brings the dealer's total to zero."
    ),
    compute: |state| Ok(Box::new(Flow::new(state)?)),
};

/// The computed figure.
pub struct Flow {
    state: Scenario,
    order_shares: f64,
}

impl Flow {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        Ok(Self { state: *state, order_shares: hedge_shares(&state.book()?, &state.now()?) })
    }

    fn options(&self) -> String {
        wording::options(self.state.get(Key::Oi), self.state.option_kind())
    }

    fn trade_tone(&self) -> ColorRole {
        if self.state.customer_buys() { ColorRole::Buy } else { ColorRole::Sell }
    }

    /// The three stations: name, what each has or does, and its tone.
    fn stations(&self) -> [(&'static str, [String; 2], ColorRole); 3] {
        let buys = self.state.customer_buys();
        let (customer, dealer) = if buys { ("buys", "sells") } else { ("sells", "buys") };
        let spot = format!("at {}", price(self.state.get(Key::Spot)));
        [
            ("Customer", [format!("{customer} options"), self.options()], self.trade_tone()),
            ("Dealer", [format!("{dealer} them,"), "then hedges".to_owned()], ColorRole::Ink),
            ("Underlying", [self.order_words(), spot], ColorRole::of_sign(self.order_shares)),
        ]
    }

    fn order_words(&self) -> String {
        if rounds_to_nothing(self.order_shares) {
            return "no order".to_owned();
        }
        let verb = if self.order_shares > 0.0 { "bought" } else { "sold" };
        format!("{} {verb}", grouped(self.order_shares.abs(), 0))
    }

    /// Three cards in a row, or one above the other where the page is narrow.
    fn cards(narrow: bool) -> [((f64, f64), (f64, f64)); 3] {
        if narrow {
            [66.0, 33.0, 0.0].map(|bottom| ((14.0, bottom + 1.0), (86.0, bottom + 23.0)))
        } else {
            [1.0, 37.0, 73.0].map(|left| ((left, 8.0), (left + 26.0, 92.0)))
        }
    }
}

impl Figure for Flow {
    fn finding(&self) -> RichText {
        let buys = self.state.customer_buys();
        let verb = if buys { "bought" } else { "sold" };
        let start = RichText::plain(format!("A customer {verb} {}: the dealer ", self.options()));
        start.and(wording::order(self.order_shares))
    }

    fn caption(&self) -> RichText {
        RichText::plain("One trade in the options market, and the order that it causes in another market.")
    }

    fn scene(&self, view: View) -> Scene {
        let narrow = view.is_narrow();
        let cards = Self::cards(narrow);
        let mut marks = Marks::new();
        let height = if narrow { 330.0 } else { 150.0 };
        // Data units to a text line: the panel is 100 units high.
        let line = 20.0 * 100.0 / height;
        for ((from, to), (name, lines, tone)) in cards.into_iter().zip(self.stations()) {
            let (x, y) = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
            marks.card(from, to, tone);
            marks.label((x, y + line * 1.1), name, ColorRole::Ink, Anchor::Centre).bold();
            marks.label((x, y - line * 0.1), &lines[0], tone, Anchor::Centre);
            marks.label((x, y - line * 1.0), &lines[1], tone, Anchor::Centre);
        }
        for (pair, tone) in cards.windows(2).zip([self.trade_tone(), ColorRole::of_sign(self.order_shares)]) {
            let ((from, to), (next_from, next_to)) = (pair[0], pair[1]);
            let arrow = if narrow {
                let x = f64::midpoint(from.0, to.0);
                ((x, from.1 - 1.5), (x, next_to.1 + 1.5))
            } else {
                let y = f64::midpoint(from.1, to.1);
                ((to.0 + 1.0, y), (next_from.0 - 1.0, y))
            };
            marks.arrow(arrow.0, arrow.1, tone, 3.0);
        }
        Scene::of(Panel { x: Axis::linear(0.0, 100.0), y: Axis::linear(0.0, 100.0), marks, height })
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&[("who", ""), ("options", "contracts"), ("delta", "shares")]);
        let oi = self.state.get(Key::Oi);
        let customer = if self.state.customer_buys() { oi } else { -oi };
        let rows = [
            ("customer's options", customer, self.order_shares),
            ("dealer's options", 0.0 - customer, 0.0 - self.order_shares),
            ("dealer's hedge", 0.0, self.order_shares),
            ("dealer in total", 0.0 - customer, 0.0),
        ];
        for (who, contracts, delta) in rows {
            table.row().text(who).signed(contracts, 0).signed(delta, 0);
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        Vec::new()
    }
}
