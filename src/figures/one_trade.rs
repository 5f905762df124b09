//! One trade, two books: what the trade leaves with each side, the hedge, and what a move then
//! does to the option leg, the hedge leg and their sum.

use super::{Spec, TRADE, phrase};
use crate::model::book::Book;
use crate::model::instrument::{Instrument, RoundedOrder};
use crate::model::order::{hedge_shares, profit_and_loss};
use crate::number;
use crate::scenario::book::at;
use crate::scenario::{Key, Scenario};
use crate::ui::chart::{Anchor, Axis, Figure, Handle, Marks, Panel, Scene, Table, Tone, Travel, View, Words};
use crate::ui::format::{compact_dollars, compact_signed, grouped, signed, signed_dollars};

/// The figure as the page hosts it.
pub static SPEC: Spec = Spec {
    id: "one-trade",
    claims: "A1 A2 A3 A4 A5 A6 A7",
    reads: &[TRADE, &[Key::Move, Key::Instrument]],
    controls: &[Key::Instrument, Key::Move],
    played: None,
    presets: &[],
    open: true,
    how: printed!(
        "Hedge = −(contracts × 100 × delta), rounded to whole units of the instrument; what rounding leaves is the \
          residue. The option leg is revalued in full at the new price, the hedge leg is shares × move, before \
          financing and costs. The loss that remains is the price of being short gamma; the premium paid for it."
    ),
    compute: |state| Box::new(OneTrade::new(state)),
};

const SAMPLES: u32 = 160;

/// Option leg, hedge leg and their sum, in dollars.
#[derive(Debug, Clone, Copy)]
struct Legs {
    option: f64,
    hedge: f64,
}

impl Legs {
    fn net(self) -> f64 {
        self.option + self.hedge
    }
}

/// The computed figure.
pub struct OneTrade {
    state: Scenario,
    book: Book,
    instrument: Instrument,
    /// The hedge before rounding, in shares.
    exact_shares: f64,
    order: RoundedOrder,
}

impl OneTrade {
    /// Computes it from the state.
    #[must_use]
    pub fn new(state: &Scenario) -> Self {
        let (book, instrument) = (state.book(), state.instrument());
        let exact_shares = hedge_shares(&book, &state.now());
        Self { state: *state, book, instrument, exact_shares, order: instrument.round_order(exact_shares) }
    }

    fn held_shares(&self) -> f64 {
        self.order.units * self.instrument.unit_shares()
    }

    fn legs(&self, dollars: f64) -> Legs {
        let spot = self.state.get(Key::Spot);
        let option = profit_and_loss(&self.book, &self.state.now(), &at(spot + dollars)).option_dollars;
        Legs { option, hedge: self.held_shares() * dollars }
    }

    fn trade(&self) -> String {
        let verb = if self.state.customer_buys() { "buys" } else { "sells" };
        format!("customer {verb} {}", self.state.choice(Key::Kind))
    }

    /// The order in the instrument's own units: “10,181 E-mini contracts”.
    fn units(&self) -> String {
        let count = grouped(self.order.units.abs(), 0);
        match self.instrument {
            Instrument::Shares => phrase::shares_of(self.order.units),
            Instrument::Etf => format!("{count} ETF shares"),
            Instrument::EMini => format!("{count} E-mini futures"),
            Instrument::Micro => format!("{count} micro futures"),
        }
    }

    fn delta_panel(&self, view: View, height: f64) -> Panel {
        let most = (self.state.get(Key::Oi) * crate::model::book::CONTRACT_MULTIPLIER).max(1.0);
        let x = Axis::linear(-1.75 * most, 1.75 * most);
        let rows = [
            (3.5, "customer’s options", self.exact_shares),
            (2.5, "dealer’s options", 0.0 - self.exact_shares),
            (0.9, "dealer’s hedge", self.held_shares()),
            (-0.1, "dealer in total", 0.0 - self.order.residue_shares),
        ];
        let mut y = Axis::linear(-0.6, 4.5);
        let mut marks = Marks::new();
        marks.dashed_line((x.low, 1.95), (x.high, 1.95), Tone::Rule, 1.0);
        for (at, market) in [(4.25, "OPTIONS MARKET"), (1.62, "UNDERLYING MARKET")] {
            marks.label((x.low, at), market, Tone::Faint, Anchor::Right).bold().shifted(-8.0, 0.0);
        }
        marks.line((0.0, -0.6), (0.0, 4.0), Tone::Rule, 1.5);
        for (at, name, shares) in rows {
            y.tick(at, name);
            let tone = if phrase::rounds_to_nothing(shares) { Tone::Ink } else { Tone::of_order(shares) };
            marks.bar((0.0, at - 0.28), (shares, at + 0.28), tone, 1.0);
            let anchor = if shares < 0.0 && tone != Tone::Ink { Anchor::Left } else { Anchor::Right };
            let text = match tone {
                Tone::Ink => "0: hedged".to_owned(),
                // Beside the names of the rows a phone has no room for all digits.
                _ if view.is_narrow() => compact_signed(shares),
                _ => signed(shares, 0),
            };
            marks.label((shares, at), text, tone, anchor).bold();
        }
        Panel { x, y, marks, height }
    }

    fn pnl_panel(&self, view: View, height: f64) -> Panel {
        let chosen = self.state.get(Key::Move);
        let reach = [5.0, 10.0, 20.0].into_iter().find(|reach| chosen.abs() <= *reach).unwrap_or(20.0);
        let count = if view.is_narrow() { 5 } else { 9 };
        let x = Axis::linear(-reach * 1.12, reach * 1.12)
            .ticked(count, &|v| signed(v, 0))
            .named("move of the underlying ($)");
        let grid: Vec<f64> =
            (0..=SAMPLES).map(|i| x.low + (x.high - x.low) * f64::from(i) / f64::from(SAMPLES)).collect();
        let curve =
            |leg: fn(Legs) -> f64| -> Vec<(f64, f64)> { grid.iter().map(|m| (*m, leg(self.legs(*m)))).collect() };
        let (option, hedge, net) = (curve(|l| l.option), curve(|l| l.hedge), curve(Legs::net));
        let most = number::largest(&mut option.iter().chain(&hedge).map(|(_, dollars)| *dollars)).max(1.0) * 1.1;
        let y = Axis::linear(-most, most).ticked(5, &compact_dollars).named("the dealer wins or loses ($)");
        let here = self.legs(chosen);
        let end = |points: &[(f64, f64)]| points[points.len() * 19 / 20];
        let above = |points: &[(f64, f64)]| if end(points).1 > 0.0 { 15.0 } else { -15.0 };
        let mut marks = Marks::new();
        marks.line((x.low, 0.0), (x.high, 0.0), Tone::Rule, 1.0);
        marks.dashed_line((chosen, y.low), (chosen, y.high), Tone::Accent, 1.25);
        marks.dashed(option.clone(), Tone::Soft, 1.75);
        marks.curve(hedge.clone(), Tone::Soft, 1.75);
        marks.curve(net.clone(), Tone::Ink, 2.75);
        marks.label(end(&option), "option leg", Tone::Soft, Anchor::Left).shifted(0.0, -above(&option) * 0.2);
        marks.label(end(&hedge), "hedge leg", Tone::Soft, Anchor::Left).shifted(0.0, -above(&hedge) * 0.2);
        marks.label(end(&net), "net", Tone::Ink, Anchor::Above).bold();
        marks.dot((chosen, here.option), 4.0, Tone::Soft);
        marks.dot((chosen, here.hedge), 4.0, Tone::Soft);
        marks.dot((chosen, here.net()), 7.0, Tone::Accent);
        marks
            .label((chosen, here.net()), compact_signed(here.net()), Tone::Ink, Anchor::Right)
            .bold()
            .shifted(4.0, 14.0);
        Panel { x, y, marks, height }
    }
}

impl Figure for OneTrade {
    fn finding(&self) -> Words {
        let start = Words::plain(format!("The {}: the dealer ", self.trade()));
        if self.order.units == 0.0 {
            return start.say("has nothing to do");
        }
        let verb = phrase::buys_or_sells(self.order.units);
        start.tone(Tone::of_order(self.order.units), format!("{verb} {}", self.units())).say(" and is close to flat")
    }

    fn reading(&self) -> Words {
        let chosen = self.state.get(Key::Move);
        let legs = self.legs(chosen);
        Words::plain(format!(
            "{}: the option leg {}, the hedge leg {}, the two together: {}. Drag the dot to try another move.",
            phrase::price_move(chosen),
            phrase::wins_or_loses(legs.option),
            phrase::wins_or_loses(legs.hedge),
            phrase::gain_or_loss(legs.net()),
        ))
    }

    fn scene(&self, view: View) -> Scene {
        let (deltas, pnl) = if view.is_narrow() { (215.0, 260.0) } else { (225.0, 290.0) };
        Scene { panels: vec![self.delta_panel(view, deltas), self.pnl_panel(view, pnl)] }
    }

    fn table(&self) -> Table {
        let chosen = self.state.get(Key::Move);
        let unit = if self.instrument.unit_shares() == 1.0 { "units" } else { "contracts" };
        let mut table = Table::of(&[
            ("trade", ""),
            ("dealer's option delta", "shares"),
            ("hedge order", "shares"),
            ("", unit),
            ("residue", "shares"),
            ("", "$"),
            ("hedge leg", "$"),
            ("net", "$"),
        ]);
        table.columns[3].name = format!("order, {}", self.instrument.name());
        table.columns[5].name = format!("option leg for {}", signed_dollars(chosen));
        let trades = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)];
        for (side, kind) in trades {
            let trade = Self::new(&self.state.with(Key::Side, side).with(Key::Kind, kind));
            let legs = trade.legs(chosen);
            table.row().text(trade.trade()).signed(0.0 - trade.exact_shares, 0).signed(trade.exact_shares, 0);
            table.signed(trade.order.units, 0).signed(trade.order.residue_shares, 2);
            table.signed(legs.option, 0).signed(legs.hedge, 0).signed(legs.net(), 0);
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let chosen = self.state.get(Key::Move);
        let at = (chosen, self.legs(chosen).net());
        vec![Handle { panel: 1, ..Handle::direct("move", at, Travel::Across) }]
    }
}
