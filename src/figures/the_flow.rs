//! The opening picture: one trade flowing from the customer through the dealer into the underlying.

use super::{FigureSpec, TRADE};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Marks, Panel, RichText, Scene, Table, View};
use crate::figures::words::the_flow as words;
use crate::model::{CONTRACT_MULTIPLIER, ModelError, Order, hedge_shares};
use crate::scenario::{Key, Scenario};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "the-flow",
    claims: "I1",
    inputs: &[TRADE],
    controls: &[],
    more: &[],
    played: None,
    nudge: None,
    presets: &[],
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(Flow::new(&inputs.scenario)?)),
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

    fn trade_role(&self) -> ColorRole {
        if self.state.customer_buys() { ColorRole::Buy } else { ColorRole::Sell }
    }

    /// The three stations: name, what each has or does, and its role.
    fn stations(&self) -> [(&'static str, [String; 2], ColorRole); 3] {
        let side = self.state.customer_side();
        let [customer, dealer, underlying] = words::STATIONS;
        let trade = words::customer(side, self.state.get(Key::Oi), self.state.option_kind());
        let order = words::underlying(self.order_shares, self.state.get(Key::Spot));
        [
            (customer, trade, self.trade_role()),
            (dealer, words::dealer(side), ColorRole::Ink),
            (underlying, order, ColorRole::of_sign(self.order_shares)),
        ]
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

/// How wide the arrow of an order is, in CSS pixels: in proportion to the root of its shares, so that its head grows with them.
/// Orders beyond the most are drawn as that, the smallest wide enough to be seen; none has no arrow.
fn width_of(shares: f64, narrow: bool) -> f64 {
    const MOST_SHARES: f64 = 4e6;
    const LEAST_PX: f64 = 1.0;
    let most_px = if narrow { 9.0 } else { 18.0 };
    if Order::of(shares) == Order::Nothing {
        return 0.0;
    }
    // To a quarter of a pixel: nobody sees more, and the last digits of a price are not drawn.
    (4.0 * most_px * (shares.abs() / MOST_SHARES).sqrt()).round().clamp(4.0 * LEAST_PX, 4.0 * most_px) / 4.0
}

impl Figure for Flow {
    fn finding(&self) -> RichText {
        let state = &self.state;
        words::finding(state.customer_side(), state.get(Key::Oi), state.option_kind(), self.order_shares)
    }

    fn caption(&self) -> RichText {
        RichText::plain(words::CAPTION)
    }

    fn scene(&self, view: View) -> Scene {
        let narrow = view.is_narrow();
        let cards = Self::cards(narrow);
        let mut marks = Marks::new();
        let height = if narrow { 330.0 } else { 150.0 };
        // Data units to a text line: the panel is 100 units high.
        let line = 20.0 * 100.0 / height;
        for ((from, to), (name, lines, role)) in cards.into_iter().zip(self.stations()) {
            let (x, y) = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
            marks.card(from, to, role);
            marks.label((x, y + line * 1.1), name, ColorRole::Ink, Anchor::Centre).bold();
            marks.label((x, y - line * 0.1), &lines[0], role, Anchor::Centre);
            marks.label((x, y - line * 1.0), &lines[1], role, Anchor::Centre);
        }
        let trade = (self.trade_role(), self.state.get(Key::Oi) * CONTRACT_MULTIPLIER);
        let order = (ColorRole::of_sign(self.order_shares), self.order_shares);
        for (pair, (role, shares)) in cards.windows(2).zip([trade, order]) {
            let width = width_of(shares, narrow);
            if width == 0.0 {
                continue;
            }
            let ((from, to), (next_from, next_to)) = (pair[0], pair[1]);
            let arrow = if narrow {
                let x = f64::midpoint(from.0, to.0);
                ((x, from.1 - 1.5), (x, next_to.1 + 1.5))
            } else {
                let y = f64::midpoint(from.1, to.1);
                ((to.0 + 1.0, y), (next_from.0 - 1.0, y))
            };
            marks.arrow(arrow.0, arrow.1, role, width);
        }
        Scene::of(Panel { x: Axis::linear(0.0, 100.0), y: Axis::linear(0.0, 100.0), marks, height })
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS);
        let oi = self.state.get(Key::Oi);
        let customer = if self.state.customer_buys() { oi } else { -oi };
        let rows = [
            (customer, self.order_shares),
            (0.0 - customer, 0.0 - self.order_shares),
            (0.0, self.order_shares),
            (0.0 - customer, 0.0),
        ];
        for (who, (contracts, delta)) in words::ROWS.into_iter().zip(rows) {
            table.row().text(who).signed(contracts, 0).signed(delta, 0);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_is_as_wide_as_the_root_of_its_order() {
        for narrow in [false, true] {
            let width = |shares: f64| width_of(shares, narrow);
            assert!((width(2e6) / width(5e5) - 2.0).abs() < 0.1 && width(-4e5) == width(4e5));
            assert_eq!((width(0.0), width(5.0), width(2e7)), (0.0, 1.0, width(4e6)));
        }
    }
}
