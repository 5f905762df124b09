//! Crowded strikes: open interest strike by strike, the hedge orders that a move of 1% brings,
//! and how little of them is left once they cancel.

mod chain;
mod picture;
mod presets;

pub use chain::{Chain, StrikeRow};

use super::FigureSpec;
use crate::chart::{ColorRole, Figure, Handle, RichText, Scene, Table, Travel, View};
use crate::figures::shared::wording;
use crate::format::{compact, grouped, trimmed};
use crate::model::assumption::percentages;
use crate::model::{DealerSide, ModelError, rounds_to_nothing};
use crate::scenario::chain::chain_strikes;
use crate::scenario::controls::{CHAIN, CHAIN_STRIKES};
use crate::scenario::{Key, Scenario};
use crate::units::PERCENT;

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "crowded-strikes",
    claims: "B2",
    reads: &[CHAIN, &[Key::Spot, Key::Days, Key::Iv, Key::Rate, Key::Yield]],
    controls: &[Key::Assume, Key::LongShare],
    played: None,
    presets: &presets::PRESETS,
    open: false,
    how: printed!(
        "All strikes share the expiry and the implied volatility of the trade above. An order is the change of the \
          hedge when price moves by 1%, revalued in full. Gross counts every open contract as if nothing cancelled; \
          net lets the assumed long and short positions cancel. In dollars of delta, an order counts shares × spot. The \
          table also gives gamma as it is usually published: dollars of delta per 1% move = gamma × contracts × \
          100 × spot² × 0.01. Who holds the contracts is an assumption; open interest does not say."
    ),
    compute: |state| Ok(Box::new(CrowdedStrikes::new(state)?)),
};

/// The computed figure.
pub struct CrowdedStrikes {
    state: Scenario,
    chain: Chain,
}

/// The assumption as the start of a sentence: “If dealers are long calls and short puts”.
#[must_use]
pub fn assumed(side: DealerSide) -> String {
    match side {
        DealerSide::CallsLongPutsShort => "If dealers are long calls and short puts".to_owned(),
        DealerSide::AllShort => "If dealers are short every option".to_owned(),
        DealerSide::AllLong => "If dealers are long every option".to_owned(),
        DealerSide::Share { long_share } => {
            let (long, short) = percentages(long_share);
            format!("If dealers are long {long}% and short {short}%")
        }
    }
}

/// A part of a whole in per cent, as one would say it.
#[must_use]
pub fn per_cent(part: f64, whole: f64) -> String {
    match PERCENT * (part / whole).abs() {
        share if share.is_nan() || share == 0.0 => "0%".to_owned(),
        share if share < 0.1 => "less than 0.1%".to_owned(),
        share if share < 10.0 => format!("{}%", trimmed(share, 1)),
        share => format!("{}%", grouped(share, 0)),
    }
}

impl CrowdedStrikes {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        Ok(Self { state: *state, chain: Chain::new(state)? })
    }

    /// Net and gross orders for a rise, in dollars of delta, as a sentence; nothing where there are none.
    fn in_dollars(&self) -> String {
        let Chain { net_up, gross_up, .. } = self.chain;
        let dollars = |shares: f64| compact(shares.abs() * self.state.get(Key::Spot));
        if rounds_to_nothing(gross_up) {
            return String::new();
        }
        if rounds_to_nothing(net_up) {
            return format!("For 1% up, nothing is left of ${} of delta, gross. ", dollars(gross_up));
        }
        let traded = if net_up > 0.0 { "bought" } else { "sold" };
        format!("For 1% up, ${} of delta is {traded}, net; gross, ${}. ", dollars(net_up), dollars(gross_up))
    }
}

impl Figure for CrowdedStrikes {
    fn finding(&self) -> RichText {
        let Chain { net_up, gross_up, .. } = self.chain;
        if rounds_to_nothing(gross_up) {
            return RichText::plain("No open interest near price: a move of 1% brings no orders");
        }
        let start = RichText::plain(format!("{}, price up 1% ", assumed(self.state.assumption())));
        if rounds_to_nothing(net_up) {
            return start
                .say(format!("makes them trade nothing: orders for {} cancel out", wording::shares_of(gross_up)));
        }
        let verb = if net_up > 0.0 { "buy" } else { "sell" };
        start
            .say("makes them ")
            .tone(ColorRole::of_sign(net_up), format!("{verb} {}", wording::shares_of(net_up)))
            .say(format!(", {} of the gross", per_cent(net_up, gross_up)))
    }

    fn caption(&self) -> RichText {
        RichText::plain(format!("{}. ", self.state.assumption().describe()))
            .say(self.in_dollars())
            .say("Drag the ends of the bars, or spot, or switch the assumption. Pale bars: what calls and puts would ")
            .say("bring alone; full bars: what is left when they cancel.")
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(&self.state, &self.chain, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&[
            ("strike", "$"),
            ("open interest, calls", "contracts"),
            ("open interest, puts", "contracts"),
            ("dealer position, calls", "contracts"),
            ("dealer position, puts", "contracts"),
            ("hedge order, price up 1%", "shares"),
            ("hedge order, price down 1%", "shares"),
            ("gross orders, price up 1%", "shares"),
            ("net gamma", "$ of delta per 1% move"),
            ("gross gamma", "$ of delta per 1% move"),
        ]);
        for row in &self.chain.rows {
            fill(table.row().price(row.strike), row);
        }
        fill(table.row().text("all strikes"), &self.chain.sum());
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let gap = picture::gap(&self.chain);
        let bar = |key: fn(u8) -> Key, sign: f64| {
            chain_strikes().into_iter().zip(0u8..).map(move |(strike, place)| {
                let name = key(place).control().name;
                let at = (strike, sign * (gap + self.state.get(key(place))));
                Handle { value: (-gap, sign), ..Handle::direct(name, at, Travel::Upright) }
            })
        };
        let spot = self.state.get(Key::Spot);
        let limits = Some((picture::EDGES.0, picture::EDGES.1));
        let spot = Handle { panel: 1, limits, ..Handle::direct("spot", (spot, 0.0), Travel::Across) };
        let mut handles: Vec<Handle> = bar(Key::Calls, 1.0).chain(bar(Key::Puts, -1.0)).collect();
        debug_assert_eq!(handles.len(), 2 * CHAIN_STRIKES);
        handles.push(spot);
        handles
    }
}

/// The rest of a row of the table.
fn fill(cells: &mut Table, row: &StrikeRow) {
    cells.grouped(row.calls, 0).grouped(row.puts, 0).signed(row.dealer_calls, 0).signed(row.dealer_puts, 0);
    cells.signed(row.net_up(), 0).signed(row.down, 0).grouped(row.gross_up, 0);
    cells.signed(row.net_dollars, 0).grouped(row.gross_dollars, 0);
}
